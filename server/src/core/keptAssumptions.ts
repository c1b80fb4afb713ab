// Assumptions that somebody wants to keep, written into the text of a `.graceline.yaml` with its layout kept.
import { fileUri } from './base/place.ts';
import type { Span } from './base/span.ts';
import { settingsFileName } from './settingsFile.ts';
import { setKey } from './syntax/edits.ts';
import { entry } from './syntax/navigate.ts';
import { parseDocument } from './syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from './syntax/syntaxTree.ts';

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Undefined where the text is no mapping, or cannot be changed without changing more. */
export function keepAssumptions(
  text: string,
  assumptions: ReadonlyMap<string, string>,
): readonly TextEdit[] | undefined {
  const document = parseDocument(fileUri(settingsFileName), text);
  const { root, problems } = document;
  if (problems.length > 0) return undefined;
  if (root?.type === 'map') return within(document, root, assumptions);
  // Nothing, or nothing but comments.
  const isEmpty = !root || (root.type === 'scalar' && root.value === null);
  return isEmpty ? [atEnd(text, assumptions)] : undefined;
}

function within(
  document: SyntaxDocument,
  root: SyntaxNode,
  assumptions: ReadonlyMap<string, string>,
): readonly TextEdit[] | undefined {
  const known = entry(root, 'assumptions')?.value;
  const edits =
    known?.type === 'map' && known.entries.length > 0
      ? [...assumptions].map(([key, value]) => setKey(document, known.span, key, value))
      : [setKey(document, root.span, 'assumptions', Object.fromEntries(assumptions))];
  return edits.every((edit) => edit !== undefined)
    ? edits.map(({ at, newText }) => ({ span: at.span, newText }))
    : undefined;
}

function atEnd(text: string, assumptions: ReadonlyMap<string, string>): TextEdit {
  const above = text === '' || text.endsWith('\n') ? '' : '\n';
  const lines = [...assumptions].map(([key, value]) => `  ${quoted(key)}: ${value}\n`);
  return { span: { start: text.length, end: text.length }, newText: `${above}assumptions:\n${lines.join('')}` };
}

/** A key that begins with `*` would be an alias. */
function quoted(key: string): string {
  return /^[A-Za-z][\w./-]*$/.test(key) ? key : JSON.stringify(key);
}
