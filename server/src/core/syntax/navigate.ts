// Finding one's way in a tree: by key, by offset, and the words for where one is.
import { contains, type Span } from '../base/span.ts';
import type { MapEntry, SyntaxNode } from './syntaxTree.ts';

/** Of equal keys the last one, as in kubectl. */
export function entry(node: SyntaxNode | undefined, key: string): MapEntry | undefined {
  if (node?.type !== 'map') return undefined;
  // A loop, for most of reading a manifest is this.
  for (let index = node.entries.length - 1; index >= 0; index -= 1) {
    const candidate = node.entries[index];
    if (candidate?.key.value === key) return candidate;
  }
  return undefined;
}

/** The value behind several keys, one inside of the other. */
export function valueAt(root: SyntaxNode | undefined, keys: readonly string[]): SyntaxNode | undefined {
  return keys.reduce((node, key) => entry(node, key)?.value, root);
}

/** The pair that a path ends at; undefined where it ends at an item of a list, or at nothing. */
export function pairAt(root: SyntaxNode, path: Path): MapEntry | undefined {
  let node: SyntaxNode | undefined = root;
  let pair: MapEntry | undefined;
  for (const step of path) {
    pair = typeof step === 'string' ? entry(node, step) : undefined;
    node = typeof step === 'string' ? pair?.value : node?.type === 'seq' ? node.items[step] : undefined;
  }
  return pair;
}

/** What a path ends at. */
export function nodeAtPath(root: SyntaxNode, path: Path): SyntaxNode | undefined {
  return path.reduce<SyntaxNode | undefined>(
    (node, step) =>
      typeof step === 'string' ? entry(node, step)?.value : node?.type === 'seq' ? node.items[step] : undefined,
    root,
  );
}

/** A key of a mapping or an index of a list. */
export type PathStep = string | number;
export type Path = readonly PathStep[];

export interface Located {
  readonly path: Path;
  readonly node: SyntaxNode;
  /** The offset is on the key and not in the value. */
  readonly onKey: boolean;
}

/** The innermost node whose text holds the offset; undefined where none does. Values behind an alias are found at their anchor. */
export function nodeAt(root: SyntaxNode | undefined, offset: number): Located | undefined {
  if (!root || !contains(root.span, offset)) return undefined;
  const path: PathStep[] = [];
  let node = root;
  for (;;) {
    const step = stepInto(node, offset);
    if (!step) return { path, node, onKey: false };
    path.push(step.step);
    node = step.node;
    if (step.onKey) return { path, node, onKey: true };
  }
}

interface Step {
  readonly step: PathStep;
  readonly node: SyntaxNode;
  readonly onKey: boolean;
}

function stepInto(node: SyntaxNode, offset: number): Step | undefined {
  if (node.type === 'scalar') return undefined;
  const holds = (span: Span): boolean => contains(span, offset) && within(span, node.span);
  if (node.type === 'seq') {
    const index = node.items.findIndex((item) => holds(item.span));
    const item = node.items[index];
    return item && { step: index, node: item, onKey: false };
  }
  const found = node.entries.find(({ key, value }) => holds(key.span) || holds(value.span));
  if (!found) return undefined;
  return { step: String(found.key.value), node: found.value, onKey: holds(found.key.span) };
}

/** What an alias or a merge brought in stands outside of its parent. */
function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The steps of a path of Kubernetes' own fields, none of which has a dot in its name. */
export function pathSteps(text: string): Path {
  return [...text.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** As in Kubernetes' own messages: `spec.containers[0].name`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => join(text, step), '');
}

export function join(path: string, step: PathStep): string {
  if (typeof step === 'number') return `${path}[${String(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}
