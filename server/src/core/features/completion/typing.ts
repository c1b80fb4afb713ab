// What is being typed: a key or a value of a mapping of an object. The line itself is taken out before anything is read,
// so that its being half typed breaks nothing.
import type { Localized } from '../../base/localized.ts';
import type { FileUri } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { lineContext, type LineContext } from '../../syntax/lineContext.ts';
import { entry, pathText, type Path, type PathStep } from '../../syntax/navigate.ts';
import { parseDocument } from '../../syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from '../../syntax/syntaxTree.ts';
import { documentManifests } from '../../workspace/fileEntry.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import { unitOf, type Snapshot } from '../snapshot.ts';

export interface Typing {
  readonly snapshot: Snapshot;
  readonly unit: UnitView;
  /** The document without the line. */
  readonly document: SyntaxDocument;
  readonly manifest: Manifest;
  /** Path of the mapping in its object, as in `spec.template.spec.containers[0].livenessProbe`. */
  readonly field: string;
  readonly path: Path;
  /** What the mapping holds beside the line. */
  readonly mapping: SyntaxNode | undefined;
  /** Of the line; undefined where a key is being typed. */
  readonly key: string | undefined;
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
  readonly context: LineContext;
  /** What is replaced, in the file. */
  readonly replaced: Span;
}

export function typingAt(snapshot: Snapshot, uri: FileUri, offset: number): TypingAt | undefined {
  const placed = snapshot.workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  const context = placed && lineContext(placed.document.text, offset - placed.start);
  if (!placed || !context) return undefined;
  const { text } = placed.document;
  const { line, replaced, key, column } = context;
  const blanked = text.slice(0, line.start) + ' '.repeat(line.end - line.start) + text.slice(line.end);
  const document = parseDocument(uri, blanked);
  const found = objectAt(document, context.path);
  if (!found) return undefined;
  const unit = unitOf(snapshot, document);
  const typing = { snapshot, unit, document, ...found, key, column };
  const { start } = placed;
  return { typing, context, replaced: { start: start + replaced.start, end: start + replaced.end } };
}

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

/** Lines of a block: those behind the first stand in the column of the mapping, or deeper. */
export function block({ column }: Typing, lines: readonly string[]): string {
  return lines.join(`\n${' '.repeat(column)}`);
}
