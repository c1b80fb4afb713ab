// Fields of the lifecycle that stand where Kubernetes does not look for them.
import type { Workload } from '../manifest/manifest.ts';
import { join, nodeAtPath, pathSteps, pathText } from '../syntax/navigate.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../syntax/syntaxTree.ts';
import { probeKeys } from './probes.ts';

export interface Misplaced {
  /** As it is written; `meant` is as Kubernetes writes it. */
  readonly name: string;
  readonly meant: string;
  readonly entry: MapEntry;
  /** Of the field, and of the mapping that it stands in. */
  readonly path: string;
  readonly where: string;
  readonly map: MapNode;
  readonly inside: 'podSpec' | 'container' | 'other';
}

const grace = 'terminationGracePeriodSeconds';
const hooks = ['preStop', 'postStart'] as const;
const ofContainers: readonly string[] = ['lifecycle', ...hooks, ...probeKeys];

/** In the order of the pod spec, what is around it, and its containers. */
export function misplacedFields({ root, pod }: Workload): readonly Misplaced[] {
  const { path } = pod.spec;
  const steps = pathSteps(path);
  const around = steps.map((_, index) => pathText(steps.slice(0, index)));
  const containers = pod.spec.containers.map((container) => container.path);
  const inContainers = containers.flatMap((one) => {
    const lifecycle = join(one, 'lifecycle');
    return [...hooks.map((hook) => join(lifecycle, hook)), lifecycle];
  });
  const found = [
    ...fieldsIn(root, path, 'podSpec', (name) => ofContainers.find((one) => one === name) ?? misspelt(name)),
    ...around.flatMap((one) => fieldsIn(root, one, 'other', graceAt)),
    ...containers.flatMap((one) =>
      fieldsIn(root, one, 'container', (name) => hooks.find((hook) => hook === name) ?? graceAt(name)),
    ),
    ...inContainers.flatMap((one) => fieldsIn(root, one, 'other', graceAt)),
  ];
  // What an anchor or a merge brings in is written for somebody else as well.
  return found.filter(({ entry, map }) => map.span.start <= entry.key.span.start && entry.key.span.end <= map.span.end);
}

function graceAt(name: string): string | undefined {
  return name === grace ? grace : misspelt(name);
}

/** `terminationGracePeriodInSeconds`, `terminationGracePeriodSecond` and the like. */
function misspelt(name: string): string | undefined {
  const isMeant = /^(?:termination[_-]?)grace[_-]?periods?(?:[_-]?in)?[_-]?(?:seconds?)?$/i.test(name);
  return isMeant && name !== grace ? grace : undefined;
}

function fieldsIn(
  root: SyntaxNode,
  where: string,
  inside: Misplaced['inside'],
  meaning: (name: string) => string | undefined,
): readonly Misplaced[] {
  const map = nodeAtPath(root, pathSteps(where));
  if (map?.type !== 'map') return [];
  return map.entries.flatMap((entry) => {
    const name = String(entry.key.value);
    const meant = meaning(name);
    return meant === undefined || entry.key.templated
      ? []
      : [{ name, meant, entry, path: join(where, name), where, map, inside }];
  });
}
