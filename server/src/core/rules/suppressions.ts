// What the author has asked not to be told: comments `# graceline-disable-… ID[, ID] -- reason` and the annotation
// `graceline/ignore.ID: reason` on the object or its pod template.
import { LineIndex } from '../base/lineIndex.ts';
import type { Span } from '../base/span.ts';
import { isWorkload, type KubernetesObject } from '../manifest/manifest.ts';
import { entry } from '../syntax/navigate.ts';
import type { Comment, MapEntry, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';

export interface Suppression {
  readonly type: 'file' | 'line' | 'annotation';
  readonly document: SyntaxDocument;
  /** The comment, or the annotation with its value. */
  readonly span: Span;
  /** Empty: every rule. */
  readonly ruleIds: readonly string[];
  readonly reason: string | undefined;
  /** Whether it is about this place of its document, of an object where there is one. */
  covers(offset: number, object: KubernetesObject | undefined): boolean;
}

const form = /^\s*graceline-disable-(next-line|line|file)(?![\w-])(.*)$/s;
const annotationPrefix = 'graceline/ignore.';

export function isSuppressed(
  suppressions: readonly Suppression[],
  ruleId: string,
  offset: number,
  object: KubernetesObject | undefined,
): boolean {
  return suppressions.some((one) => silences(one, ruleId) && one.covers(offset, object));
}

export function silences({ ruleIds }: Suppression, ruleId: string): boolean {
  return ruleIds.length === 0 || ruleIds.includes(ruleId);
}

/** @param first the first document of a file: only in its head a comment is for the whole file */
export function fileSuppressions(first: SyntaxDocument): readonly Suppression[] {
  if (!first.text.includes('graceline-disable-file')) return [];
  const end = first.root?.span.start ?? first.text.length;
  return first.comments.flatMap((comment) => {
    const read = readComment(comment);
    if (read?.scope !== 'file' || comment.span.start >= end) return [];
    return [{ ...read, type: 'file', document: first, span: comment.span, covers: () => true }];
  });
}

/** Those within a document, which are about a line or an object of it. */
export function documentSuppressions(
  document: SyntaxDocument,
  objects: readonly KubernetesObject[],
): readonly Suppression[] {
  const { text } = document;
  return [
    ...(text.includes('graceline-disable-') ? lineSuppressions(document) : []),
    ...(text.includes(annotationPrefix) ? objects.flatMap((object) => annotations(document, object)) : []),
  ];
}

function lineSuppressions(document: SyntaxDocument): readonly Suppression[] {
  const lines = new LineIndex(document.text);
  const commentLines = new Set(
    document.comments.flatMap(({ ownLine, span }) => (ownLine ? [lines.position(span.start).line] : [])),
  );
  return document.comments.flatMap((comment) => {
    const read = readComment(comment);
    if (!read || read.scope === 'file') return [];
    let { line } = lines.position(comment.span.start);
    // The next line that says something: several of these comments may stand above one another.
    if (read.scope === 'next-line') {
      do line += 1;
      while (commentLines.has(line));
    }
    const covers = (offset: number): boolean => lines.position(offset).line === line;
    return [{ ...read, type: 'line', document, span: comment.span, covers }];
  });
}

function readComment({ text }: Comment) {
  const [, scope, rest = ''] = form.exec(text) ?? [];
  if (scope === undefined) return undefined;
  const [ids = '', ...reasons] = rest.split(/(?:^|\s)--(?:\s|$)/);
  const reason = reasons.join(' -- ').trim();
  return {
    scope,
    ruleIds: ids.split(/[\s,]+/).filter((id) => id !== ''),
    reason: reason === '' ? undefined : reason,
  };
}

function annotations(document: SyntaxDocument, object: KubernetesObject): readonly Suppression[] {
  return [...new Set([object.root, templateOf(object)])].flatMap((node) =>
    annotationEntries(node).map(({ key, value }) => ({
      type: 'annotation',
      document,
      span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
      ruleIds: [String(key.value).slice(annotationPrefix.length)],
      reason: value.type === 'scalar' && value.value !== '' && value.value !== null ? String(value.value) : undefined,
      covers: (_, about) => about === object,
    })),
  );
}

/** What holds the `spec` of the pods; a Pod is its own template. */
function templateOf(object: KubernetesObject): SyntaxNode | undefined {
  if (!isWorkload(object)) return object.root;
  const path = object.pod.spec.path.split('.').slice(0, -1);
  return path.reduce<SyntaxNode | undefined>((node, key) => entry(node, key)?.value, object.root);
}

function annotationEntries(node: SyntaxNode | undefined): readonly MapEntry[] {
  const written = entry(entry(node, 'metadata')?.value, 'annotations')?.value;
  if (written?.type !== 'map') return [];
  return written.entries.filter(({ key }) => String(key.value).startsWith(annotationPrefix));
}
