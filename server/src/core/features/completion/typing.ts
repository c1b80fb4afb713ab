// What is being typed: a key or a value of a mapping of an object. It is taken out before anything is read, so that its
// being half typed breaks nothing.
import type { Localized } from '../../base/localized.ts';
import type { FileUri } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { lineContext } from '../../syntax/lineContext.ts';
import { entry, pathText, type Path, type PathStep } from '../../syntax/navigate.ts';
import { parseDocument } from '../../syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from '../../syntax/syntaxTree.ts';
import { documentManifests } from '../../workspace/fileEntry.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import { unitOf, type Snapshot } from '../snapshot.ts';

export interface Typing {
  readonly snapshot: Snapshot;
  readonly unit: UnitView;
  /** The document without what is being typed. */
  readonly document: SyntaxDocument;
  readonly manifest: Manifest;
  /** Path of the mapping in its object, as in `spec.template.spec.containers[0].livenessProbe`. */
  readonly field: string;
  readonly path: Path;
  /** What the mapping holds beside it. */
  readonly mapping: SyntaxNode | undefined;
  /** Whose value is being typed; undefined where a key is. */
  readonly key: string | undefined;
  /** In brackets, on one line. */
  readonly flow: boolean;
  /** Where keys of the mapping begin. */
  readonly column: number;
}

export interface Suggestion {
  /** What is written, and shown: of several lines the first. */
  readonly text: string;
  /** Why, with the numbers. */
  readonly detail: Localized;
  readonly type: 'value' | 'name' | 'block';
}

/** What there is to suggest at one kind of place. */
export type Suggest = (typing: Typing) => readonly Suggestion[];

export interface TypingAt {
  readonly typing: Typing;
  /** What is replaced, in the file. */
  readonly replaced: Span;
}

export function typingAt(snapshot: Snapshot, uri: FileUri, offset: number): TypingAt | undefined {
  const placed = snapshot.workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  const context = placed && lineContext(placed.document.text, offset - placed.start);
  if (!placed || !context) return undefined;
  const { text } = placed.document;
  const { removed, closers, replaced, key, flow, column } = context;
  // A key that has its value already is no place for a pair.
  if (key === undefined && /^["']?[ \t]*:/.test(text.slice(replaced.end, replaced.end + colonWithin))) return undefined;
  const before = text.slice(0, removed.start) + ' '.repeat(removed.end - removed.start) + closers;
  const document = parseDocument(uri, before + text.slice(removed.end));
  const found = objectAt(document, context.path);
  if (!found) return undefined;
  const unit = unitOf(snapshot, document);
  const typing = { snapshot, unit, document, ...found, key, flow, column };
  const { start } = placed;
  return { typing, replaced: { start: start + replaced.start, end: start + replaced.end } };
}

const colonWithin = 20;

/** The object that a path of the document leads into, and the rest of the path. */
function objectAt(
  document: SyntaxDocument,
  path: Path,
): Pick<Typing, 'manifest' | 'field' | 'path' | 'mapping'> | undefined {
  const manifests = documentManifests(document);
  let node: SyntaxNode | undefined = document.root;
  for (let depth = 0; depth <= path.length && node; depth += 1) {
    const manifest = manifests.find(({ root }) => root === node);
    const rest = path.slice(depth);
    if (manifest) return { manifest, path: rest, field: pathText(rest), mapping: nodeAtPath(node, rest) };
    node = depth < path.length ? into(node, path[depth] ?? '') : undefined;
  }
  return undefined;
}

/** Undefined where a path leads nowhere. */
export function nodeAtPath(root: SyntaxNode | undefined, path: Path): SyntaxNode | undefined {
  return path.reduce(into, root);
}

function into(node: SyntaxNode | undefined, step: PathStep): SyntaxNode | undefined {
  if (typeof step === 'string') return entry(node, step)?.value;
  return node?.type === 'seq' ? node.items[step] : undefined;
}

/** `key: value`, or a key with the pairs below it. */
export type Pair = string | readonly [key: string, pairs: readonly Pair[]];

/** In the style of what is around: those behind the first line stand in the column of the mapping, or deeper. */
export function block({ flow, column }: Typing, pair: Pair): string {
  return flow ? inBrackets(pair) : inLines(pair).join(`\n${' '.repeat(column)}`);
}

function inLines(pair: Pair): readonly string[] {
  if (typeof pair === 'string') return [pair];
  const [key, pairs] = pair;
  return [`${key}:`, ...pairs.flatMap(inLines).map((line) => `  ${line}`)];
}

function inBrackets(pair: Pair): string {
  if (typeof pair === 'string') return pair;
  const [key, pairs] = pair;
  return `${key}: { ${pairs.map(inBrackets).join(', ')} }`;
}
