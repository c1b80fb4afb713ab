// The comment that silences a finding where it stands, for whoever has a reason for what is written there.
import type { FileSpan } from '../base/place.ts';
import type { Localized } from '../base/localized.ts';
import { lineStart } from '../syntax/layout.ts';
import { nodeAt } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { Fix } from './fixes.ts';
import type { Snapshot } from './snapshot.ts';

const reason: Localized = { en: 'why this is meant', ko: '의도한 이유' };

/** Undefined where no comment can stand: in JSON, and in a scalar of several lines. */
export function suppressHere({ workspace, config }: Snapshot, ruleId: string, at: FileSpan): Fix | undefined {
  const placed = workspace.files.get(at.uri)?.documents.findLast(({ start }) => start <= at.span.start);
  if (!placed) return undefined;
  const { document, start } = placed;
  const line = lineStart(document.text, at.span.start - start);
  if (isJson(document) || isInScalar(document, line)) return undefined;
  const indent = /^[ \t]*/.exec(document.text.slice(line, line + 200))?.[0] ?? '';
  const comment = `${indent}# graceline-disable-next-line ${ruleId} -- ${reason[config.locale]}\n`;
  return {
    title: title(ruleId)[config.locale],
    safe: false,
    edits: [{ at: { uri: at.uri, span: { start: start + line, end: start + line } }, newText: comment }],
  };
}

function title(ruleId: string): Localized {
  return { en: `Suppress ${ruleId} here, with a reason`, ko: `여기서 ${ruleId} 끄기 (이유와 함께)` };
}

function isJson({ root }: SyntaxDocument): boolean {
  return root !== undefined && root.type !== 'scalar' && root.flow;
}

function isInScalar({ root }: SyntaxDocument, offset: number): boolean {
  const found = nodeAt(root, offset);
  return found?.node.type === 'scalar' && found.node.span.start < offset;
}
