// Making a container of a pod a native sidecar: an init container with restartPolicy Always, which starts before the
// ordinary containers, stops after them and keeps no Job from completing.
import type { Container } from '../manifest/container.ts';
import type { PodSpec } from '../manifest/manifest.ts';
import { insertAbove, setKey, type Edit } from '../syntax/edits.ts';
import { behindLine, dashBefore, indentation, lineStart, newLine } from '../syntax/layout.ts';
import { entry } from '../syntax/navigate.ts';
import { mapAt } from '../syntax/nodeBySpan.ts';
import { removeItem } from '../syntax/removals.ts';
import type { SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import { gracePeriodOf } from './gracePeriod.ts';
import type { RuleContext, RuleFix } from './rule.ts';

/** On by default since this version of Kubernetes. */
export const nativeSidecarsSinceMinor = 29;

/**
 * None where the target is older, or where the lists are written in brackets.
 * @param graceSeconds that the pod then needs, because it ends after the others
 */
export function makeNativeSidecar(
  spec: PodSpec,
  container: Container,
  context: RuleContext,
  graceSeconds = 0,
): readonly RuleFix[] {
  const { document, kubernetesMinor: minor } = context;
  if (minor !== undefined && minor < nativeSidecarsSinceMinor) return [];
  const moved = moveEdits(document, spec, container);
  if (!moved) return [];
  const title = {
    en: `Make ${container.name} a native sidecar (initContainers, restartPolicy: Always)`,
    ko: `${container.name}을(를) 네이티브 사이드카로 옮기기 (initContainers, restartPolicy: Always)`,
  };
  const edits = [...withGrace(moved.added, spec, graceSeconds, document), moved.removed];
  return [{ title, safe: false, edits }];
}

function moveEdits(document: SyntaxDocument, spec: PodSpec, container: Container) {
  const pod = mapAt(document.root, spec.at.span);
  const containers = entry(pod, 'containers');
  if (container.at.document !== document || containers?.value.type !== 'seq') return undefined;
  const { items, span } = containers.value;
  const index = items.findIndex((item) => item.span.start === container.at.span.start);
  const item = items[index];
  const removed = item?.type === 'map' && !item.flow ? removeItem(document, span, index) : undefined;
  if (!item || !removed) return undefined;
  const initContainers = entry(pod, 'initContainers')?.value;
  const added = initContainers
    ? appended(document, initContainers, item)
    : insertAbove(document, containers.key.span.start, newList(document, item));
  return added && { added, removed };
}

/** Both may be written above the same key. */
function withGrace(added: Edit, spec: PodSpec, graceSeconds: number, document: SyntaxDocument): readonly Edit[] {
  const grace = gracePeriodOf(spec);
  const raised =
    grace && grace.seconds < graceSeconds
      ? setKey(document, spec.at.span, grace.key, Math.ceil(graceSeconds))
      : undefined;
  if (!raised) return [added];
  if (raised.at.span.start !== added.at.span.start) return [raised, added];
  return [{ at: added.at, newText: raised.newText + added.newText }];
}

function newList(document: SyntaxDocument, item: SyntaxNode): string {
  const { text } = document;
  const lineEnd = newLine(text);
  return `initContainers:${lineEnd}${itemLines(document, item, indentation(text, item.span.start)).join(lineEnd)}`;
}

/** Behind the init containers that are there, so that they still run before it starts. */
function appended(document: SyntaxDocument, list: SyntaxNode, item: SyntaxNode): Edit | undefined {
  const last = list.type === 'seq' && !list.flow ? list.items.at(-1) : undefined;
  if (!last) return undefined;
  const { text } = document;
  const lineEnd = newLine(text);
  const lines = itemLines(document, item, indentation(text, last.span.start)).join(lineEnd) + lineEnd;
  const end = behindLine(text, last.span.end);
  return { at: { document, span: { start: end, end } }, newText: lines };
}

/** @param indent of the keys of the item in its new place */
function itemLines({ text }: SyntaxDocument, { span }: SyntaxNode, indent: string): readonly string[] {
  const old = indentation(text, span.start);
  const dash = dashBefore(text, span.start) - lineStart(text, span.start);
  const [first = '', ...rest] = text
    .slice(span.start, span.end)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const moved = rest.map((line) => (line.startsWith(old) ? indent + line.slice(old.length) : line));
  const lead = `${indent.slice(0, Math.max(0, indent.length - (old.length - dash)))}-`.padEnd(indent.length);
  return [lead + first, ...moved, `${indent}restartPolicy: Always`];
}
