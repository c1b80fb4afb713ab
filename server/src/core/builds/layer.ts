// What an object was made of: its source first, then all that was laid over it. Of what several of them write, the last
// one counts.
import type { SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import {
  find,
  isScalarOf,
  listItem,
  type KeyedPath,
  type KeyedStep,
  type ListItem,
  type Written,
} from './keyedPath.ts';

export interface Layer {
  readonly document: SyntaxDocument;
  readonly node: SyntaxNode;
  /** Where in the object the node comes to stand. */
  readonly at: KeyedPath;
  /** What comes out is made of what is written here, and is not the same. */
  readonly computed?: true;
}

export interface FoundSource {
  readonly document: SyntaxDocument;
  readonly written: Written;
  /** False: only something around it has a source. */
  readonly exact: boolean;
}

/** An index of `add` operations that append: `-` in a JSON pointer. */
export const appended = -1;

/** Where the value at a path of the object was written; the nearest around it where nobody wrote it. */
export function sourceOf(layers: readonly Layer[], root: SyntaxNode, path: KeyedPath): FoundSource | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = find(root, path.slice(0, length))?.node;
    const found = node && writtenIn(layers, path.slice(0, length), node);
    if (found) return { ...found, exact: length === path.length };
  }
  const [first] = layers;
  if (first?.at.length !== 0) return undefined;
  return { document: first.document, written: { entry: undefined, node: first.node }, exact: path.length === 0 };
}

type Candidate = Pick<Layer, 'document' | 'computed'> & { readonly written: Written };

function writtenIn(layers: readonly Layer[], path: KeyedPath, node: SyntaxNode): Candidate | undefined {
  const candidates = layers.flatMap((layer): readonly Candidate[] => {
    const rest = restOf(layer, path, node);
    const written = rest && find(layer.node, rest);
    return written ? [{ ...layer, written }] : [];
  });
  if (node.type !== 'scalar') return mostOf(candidates, node);
  if (isIdentity(path)) return candidates[0];
  const writes = (one: Candidate): boolean => one.computed === true || isScalarOf(one.written.node, node.value);
  return candidates.findLast(writes) ?? candidates.at(-1);
}

/** What a patch must repeat to say what it changes is nothing that it sets. */
function isIdentity(path: KeyedPath): boolean {
  const [owner, last] = [path.at(-2), path.at(-1)];
  if (typeof owner === 'object') return owner.named !== undefined && owner.named.key === last;
  if (owner === undefined) return last === 'apiVersion' || last === 'kind';
  return path.length === 2 && owner === 'metadata' && last === 'name';
}

/** Of a mapping or a list, the one that wrote most of what it holds. */
function mostOf(candidates: readonly Candidate[], node: SyntaxNode): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  const leaves = leavesOf(node, [], '');
  const counts = candidates.map(
    ({ written }) => leaves.filter(({ path, value }) => isScalarOf(find(written.node, path)?.node, value)).length,
  );
  return candidates[counts.indexOf(Math.max(...counts))];
}

interface Leaf {
  readonly path: KeyedPath;
  readonly value: string | number | boolean | null;
}

/** More than a few dozen say no more. */
const maxLeaves = 50;

function leavesOf(node: SyntaxNode, path: KeyedPath, key: string): readonly Leaf[] {
  if (node.type === 'scalar') return [{ path, value: node.value }];
  const children: readonly (readonly [KeyedStep, SyntaxNode])[] =
    node.type === 'map'
      ? node.entries.map((one) => [String(one.key.value), one.value])
      : node.items.map((item, index) => [listItem(item, index, key), item]);
  const leaves: Leaf[] = [];
  for (const [step, child] of children) {
    leaves.push(...leavesOf(child, [...path, step], typeof step === 'string' ? step : ''));
    if (leaves.length >= maxLeaves) break;
  }
  return leaves;
}

/** The path from the layer's node on; undefined where it says nothing of the path. */
function restOf({ at, node }: Layer, path: KeyedPath, value: SyntaxNode): KeyedPath | undefined {
  if (at.length > path.length) return undefined;
  const rest = path.slice(at.length);
  for (const [index, step] of at.entries()) {
    const other = path[index];
    if (typeof step === 'string' || typeof other === 'string') {
      if (step !== other) return undefined;
    } else if (other && !mayBeItem(step, other)) {
      return undefined;
    } else if (step.index === appended && !isAppended(node, other, rest, value)) {
      return undefined;
    }
  }
  return rest;
}

function mayBeItem(step: ListItem, other: ListItem): boolean {
  if (step.named && other.named) return isSame(step.named, other.named);
  return step.index === appended || step.index === other.index;
}

function isSame(a: NonNullable<ListItem['named']>, b: NonNullable<ListItem['named']>): boolean {
  return a.key === b.key && String(a.value) === String(b.value);
}

/** An appended item has no place before it is there: it is known by its name, or by what it says. */
function isAppended(item: SyntaxNode, other: ListItem | undefined, rest: KeyedPath, value: SyntaxNode): boolean {
  if (other?.named) return isScalarOf(find(item, [other.named.key])?.node, other.named.value);
  return value.type === 'scalar' && isScalarOf(find(item, rest)?.node, value.value);
}
