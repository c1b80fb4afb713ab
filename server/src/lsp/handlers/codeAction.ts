import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { overlaps } from '../../core/base/span.ts';
import { fromRange } from '../fromProto.ts';
import { toCodeAction, type VersionOf } from '../toProto.ts';

/** The fixes of the problems that touch a range. */
export function codeAction(
  analysis: Analysis,
  { textDocument, range, context }: CodeActionParams,
  versionOf: VersionOf,
): CodeAction[] {
  if (context.only && !context.only.some(asksForQuickFixes)) return [];
  const { uri, span } = fromRange(analysis, textDocument.uri, range);
  return analysis
    .diagnostics(uri)
    .filter(({ at }) => overlaps(at.span, span))
    .flatMap((problem) => problem.fixes.map((fix) => toCodeAction(analysis, problem, fix, versionOf)));
}

/** A kind stands for those below it, and the empty one for all. */
function asksForQuickFixes(kind: string): boolean {
  return kind === CodeActionKind.Empty || kind === CodeActionKind.QuickFix;
}
