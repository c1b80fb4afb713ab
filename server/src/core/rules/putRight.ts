// Moves a field of the lifecycle to where Kubernetes looks for it.
import type { Localized } from '../base/localized.ts';
import type { Workload } from '../manifest/manifest.ts';
import { nestKey, renameKey, setKey, type Edit } from '../syntax/edits.ts';
import { entry, nodeAtPath, pathSteps } from '../syntax/navigate.ts';
import { moveKey, removeKey } from '../syntax/removals.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { defaultDrainSeconds } from './gracePeriod.ts';
import type { Misplaced } from './misplacedFields.ts';
import type { RuleContext, RuleFix } from './rule.ts';

export function putRight(field: Misplaced, workload: Workload, context: RuleContext): readonly RuleFix[] {
  return field.meant === 'terminationGracePeriodSeconds'
    ? moveGrace(field, workload, context)
    : moveHook(field, workload, context);
}

/** Safe where the pod then gets no less than it has by default: only that cannot shorten a drain. */
function moveGrace(field: Misplaced, { root, pod }: Workload, { document }: RuleContext): readonly RuleFix[] {
  const { name, meant, map, inside } = field;
  const podSpec = nodeAtPath(root, pathSteps(pod.spec.path));
  const seconds = secondsIn(field);
  if (!podSpec || seconds === undefined) return [];
  const removed = removeKey(document, map.span, name);
  if (entry(podSpec, meant)) return fix({ en: `Remove ${name}`, ko: `${name} 지우기` }, false, [removed]);
  const safe = seconds >= defaultDrainSeconds;
  if (inside === 'podSpec') {
    return fix({ en: `Write ${meant}`, ko: `${meant}로 쓰기` }, safe, [renameKey(document, map.span, name, meant)]);
  }
  const title = { en: `Move ${meant} to the pod spec`, ko: `${meant}를 파드 spec으로 옮기기` };
  return fix(title, safe, [removed, setKey(document, podSpec.span, meant, seconds)]);
}

function secondsIn({ entry: { value } }: Misplaced): number | undefined {
  return value.type === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function moveHook(field: Misplaced, workload: Workload, { document }: RuleContext): readonly RuleFix[] {
  const { name, map, inside } = field;
  const container = inside === 'container' ? map : onlyContainer(workload);
  const lifecycle = entry(container, 'lifecycle')?.value;
  if (name !== 'preStop' && name !== 'postStart') {
    const title = { en: `Move ${name} to the container`, ko: `${name}을(를) 컨테이너로 옮기기` };
    // A probe that has never run may find the container wanting.
    return container && !entry(container, name)
      ? fix(title, name === 'lifecycle', moveKey(document, map.span, name, container.span) ?? [])
      : [];
  }
  const title = { en: `Move ${name} under lifecycle`, ko: `${name}을(를) lifecycle 아래로 옮기기` };
  if (!lifecycle)
    return inside === 'container' ? fix(title, true, [nestKey(document, map.span, name, 'lifecycle')]) : [];
  return entry(lifecycle, name) ? [] : fix(title, true, moveKey(document, map.span, name, lifecycle.span) ?? []);
}

/** Of several nobody knows which was meant. */
function onlyContainer({ pod, root }: Workload): SyntaxNode | undefined {
  const [container, another] = pod.spec.containers.filter(({ role }) => role === 'ordinary');
  return container && !another ? nodeAtPath(root, pathSteps(container.path)) : undefined;
}

/** Where all of its edits can be made. */
function fix(title: Localized, safe: boolean, edits: readonly (Edit | undefined)[]): readonly RuleFix[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length > 0 && made.length === edits.length ? [{ title, safe, edits: made }] : [];
}
