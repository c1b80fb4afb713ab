// `PATH#Kind/name` names one workload of a file.
import { existsSync } from 'node:fs';
import type { TimelineTarget } from '../core/analysis.ts';
import type { Localized } from '../core/base/localized.ts';
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
  whyNone?: Localized,
): TimelineTarget {
  const matching = object === undefined ? targets : named(targets, object);
  const [first] = matching;
  if (first && new Set(matching.map((target) => fullName(target.object))).size === 1) return first;
  if (targets.length === 0) throw new UsageError(noWorkload(path, whyNone));
  const names = [...new Set((first ? matching : targets).map((target) => `  ${path}#${fullName(target.object)}`))];
  const { en, ko } = first ? hasSeveral(path) : hasNo(path, object ?? '');
  const list = names.join('\n');
  throw new UsageError({ en: `${en}; name one of them:\n${list}`, ko: `${ko}. 다음 중 하나를 지정하십시오:\n${list}` });
}

function noWorkload(path: string, why: Localized | undefined): Localized {
  return {
    en: `${path} has no workload, so there is no timeline${why ? `: ${why.en}` : ''}`,
    ko: `${path}에 워크로드가 없어 타임라인도 없음${why ? `: ${why.ko}` : ''}`,
  };
}

function hasSeveral(path: string): Localized {
  return { en: `${path} has several workloads`, ko: `${path}에 워크로드가 여럿 있음` };
}

function hasNo(path: string, object: string): Localized {
  return { en: `${path} has no ${object}`, ko: `${path}에 ${object} 없음` };
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
