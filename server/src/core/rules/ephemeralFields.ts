// Fields that an ephemeral container may not have, and names that mean nothing there (R141, R142).
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { Container } from '../manifest/container.ts';
import { isWorkload, type EphemeralContainers, type Workload } from '../manifest/manifest.ts';
import { entry } from '../syntax/navigate.ts';
import { mapAt } from '../syntax/nodeBySpan.ts';
import { removeKey } from '../syntax/removals.ts';
import type { MapNode, SyntaxNode } from '../syntax/syntaxTree.ts';
import { forbiddenInEphemeral } from '../validation/ephemeralContainers.ts';
import { objectNamed } from '../workspace/links/naming.ts';
import type { RuleContext, RuleFix } from './rule.ts';

export interface RefusedField {
  readonly at: Place;
  readonly message: Localized;
  readonly fixes: () => readonly RuleFix[];
}

type Holder = Workload | EphemeralContainers;

export function* refusedFields(holder: Holder, context: RuleContext): Iterable<RefusedField> {
  const all = isWorkload(holder) ? holder.pod.spec.containers : holder.containers;
  const others = podContainers(holder, context);
  const seen = new Set(others?.map(({ name }) => name));
  for (const container of all.filter(({ role }) => role === 'ephemeral')) {
    const node = mapAt(context.document.root, container.at.span);
    for (const key of node ? forbiddenInEphemeral : []) yield* notAllowed(node, key, context);
    for (const { at } of container.volumeMounts) {
      const mount = mapAt(context.document.root, at.span);
      for (const key of ['subPath', 'subPathExpr']) yield* notAllowed(mount, key, context);
    }
    yield* wrongTarget(container, others);
    if (seen.has(container.name)) yield nameTaken(container);
    seen.add(container.name);
  }
}

/** An empty list or mapping is as good as none. */
function* notAllowed(node: MapNode | undefined, key: string, { document }: RuleContext): Iterable<RefusedField> {
  const found = entry(node, key);
  if (!node || !found || isEmpty(found.value)) return;
  const title = { en: `Remove ${key}`, ko: `${key} 지우기` };
  yield {
    at: { document, span: found.key.span },
    message: {
      en: `${key} is not allowed in an ephemeral container: the API server rejects it`,
      ko: `임시 컨테이너에는 ${key}를 쓸 수 없음: API 서버가 거부함`,
    },
    fixes: () => {
      const edit = removeKey(document, node.span, key);
      return edit ? [{ title, safe: true, edits: [edit] }] : [];
    },
  };
}

function isEmpty(node: SyntaxNode): boolean {
  if (node.type === 'scalar') return node.value === null || node.value === '';
  return (node.type === 'map' ? node.entries : node.items).length === 0;
}

/** The containers of the pod beside the ephemeral ones; undefined where that pod is not here. */
function podContainers(holder: Holder, { unit }: RuleContext): readonly Container[] | undefined {
  const pod = isWorkload(holder) ? holder : objectNamed(unit, 'Pod', holder.ref.namespace, holder.ref.name);
  return pod && !pod.partial ? pod.pod.spec.containers.filter(({ role }) => role !== 'ephemeral') : undefined;
}

function* wrongTarget(
  { targetContainerName: target }: Container,
  others: readonly Container[] | undefined,
): Iterable<RefusedField> {
  if (target?.origin.type !== 'written' || !target.value || !others) return;
  if (others.some(({ name }) => name === target.value)) return;
  const names = others.map(({ name }) => name).join(', ');
  yield {
    at: target.origin.at,
    message: {
      en: `targetContainerName ${target.value} is not a container of this pod (${names})`,
      ko: `targetContainerName ${target.value}: 이 파드에 그런 컨테이너가 없음 (${names})`,
    },
    fixes: () => [],
  };
}

function nameTaken({ name, nameAt }: Container): RefusedField {
  return {
    at: nameAt,
    message: {
      en: `${name} is the name of another container of this pod: an ephemeral container needs its own`,
      ko: `${name}은(는) 이 파드의 다른 컨테이너 이름임: 임시 컨테이너에는 고유한 이름이 필요함`,
    },
    fixes: () => [],
  };
}
