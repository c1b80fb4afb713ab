// `PATH#Kind/name` names one workload of a file.
import { existsSync } from 'node:fs';
import type { TimelineTarget } from '../core/analysis.ts';
import type { ObjectRef } from '../core/manifest/manifest.ts';
import { UsageError } from './usageError.ts';

export interface NamedTarget {
  readonly path: string;
  /** What stands behind `#`; undefined where nothing does. */
  readonly object: string | undefined;
}

/** A file whose own name holds a `#` is taken as it is. */
export function parseTarget(argument: string): NamedTarget {
  const hash = argument.lastIndexOf('#');
  if (hash < 0 || existsSync(argument)) return { path: argument, object: undefined };
  return { path: argument.slice(0, hash), object: argument.slice(hash + 1) };
}

/** The one that is meant; where that is none or several, the error lists what there is to choose from. */
export function selectTarget(
  targets: readonly TimelineTarget[],
  { path, object }: NamedTarget,
  whyNone?: string,
): TimelineTarget {
  const matching = object === undefined ? targets : named(targets, object);
  const [first] = matching;
  if (first && new Set(matching.map((target) => fullName(target.object))).size === 1) return first;
  if (targets.length === 0)
    throw new UsageError(
      `${path} has no workload, so there is no timeline${whyNone === undefined ? '' : `: ${whyNone}`}`,
    );
  const problem = first ? `${path} has several workloads` : `${path} has no ${object ?? 'workload'}`;
  const names = [...new Set((first ? matching : targets).map((target) => `  ${path}#${fullName(target.object)}`))];
  throw new UsageError(`${problem}; name one of them:\n${names.join('\n')}`);
}

/** `Kind/name` means the one that names no namespace, where there is one, and else any. */
function named(targets: readonly TimelineTarget[], text: string): readonly TimelineTarget[] {
  const exact = targets.filter((target) => fullName(target.object) === text);
  return exact.length > 0 ? exact : targets.filter((target) => isNamed(target.object, text));
}

function isNamed({ kind, namespace, name }: ObjectRef, text: string): boolean {
  const [wantedKind = '', ...rest] = text.split('/');
  if (wantedKind.toLowerCase() !== kind.toLowerCase()) return false;
  if (rest.length === 2) return rest[0] === (namespace ?? 'default') && rest[1] === name;
  return rest.length === 1 && rest[0] === name;
}

function fullName({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
