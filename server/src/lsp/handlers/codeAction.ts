import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { overlaps } from '../../core/base/span.ts';
import { fromRange } from '../fromProto.ts';
import { toQuickFix, toWorkspaceEdit, type VersionOf } from '../toProto.ts';

/** What a client asks for when it fixes a file as a whole, as on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.graceline`;

/**
 * The fixes of the problems that touch a range, then the ways to silence them, then the defaults that could be written
 * there; or, asked for by name, all safe fixes.
 */
export function codeAction(
  analysis: Analysis,
  { textDocument, range, context: { only } }: CodeActionParams,
  versionOf: VersionOf,
): CodeAction[] {
  const { uri, span } = fromRange(analysis, textDocument.uri, range);
  const actions: CodeAction[] = [];
  if (!only || asksFor(only, CodeActionKind.QuickFix)) {
    const problems = analysis.diagnostics(uri).filter(({ at }) => overlaps(at.span, span));
    const fixes = problems.flatMap((problem) => problem.fixes.map((fix) => ({ problem, fix })));
    const silences = problems.flatMap((problem) => {
      const fix = analysis.suppressHere(problem);
      return fix ? [{ problem, fix }] : [];
    });
    actions.push(...[...fixes, ...silences].map(({ problem, fix }) => toQuickFix(analysis, problem, fix, versionOf)));
  }
  if (!only || asksFor(only, CodeActionKind.RefactorRewrite)) {
    const defaults = analysis.missingDefaults({ uri, span });
    actions.push(
      ...defaults.map((fix) => ({
        title: fix.title,
        kind: CodeActionKind.RefactorRewrite,
        edit: toWorkspaceEdit(analysis, fix, versionOf),
      })),
    );
  }
  const all = only && asksFor(only, fixAllKind) ? analysis.fixAll(uri) : undefined;
  if (all) actions.push({ title: all.title, kind: fixAllKind, edit: toWorkspaceEdit(analysis, all, versionOf) });
  return actions;
}

/** A kind stands for those below it, and the empty one for all. */
function asksFor(only: readonly CodeActionKind[], kind: CodeActionKind): boolean {
  return only.some((asked) => asked === CodeActionKind.Empty || kind === asked || kind.startsWith(`${asked}.`));
}
