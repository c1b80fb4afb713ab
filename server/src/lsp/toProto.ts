// From our words to those of the protocol. Together with fromProto.ts the only place that knows both.
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextMode,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentLink,
  type Hover,
  type InlayHint,
  type Location,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type * as core from '../core/analysis.ts';
import type { FileSpan } from '../core/base/place.ts';
import { rulePageUrl } from '../core/rules/rulePageUrl.ts';
import { previewCommand } from '../protocol/requests.ts';
import type { TargetView } from '../protocol/timelineView.ts';

/** The version of an open document, null for any other file; undefined where the client knows no versions in edits. */
export type VersionOf = ((uri: string) => number | null) | undefined;

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

export function toRange(analysis: core.Analysis, { uri, span }: FileSpan): Range {
  return { start: analysis.position(uri, span.start), end: analysis.position(uri, span.end) };
}

export function toLocation(analysis: core.Analysis, at: FileSpan): Location {
  return { uri: at.uri, range: toRange(analysis, at) };
}

export function toDiagnostic(analysis: core.Analysis, diagnostic: core.Diagnostic): Diagnostic {
  return {
    range: toRange(analysis, diagnostic.at),
    severity: severities[diagnostic.severity],
    source: 'graceline',
    code: diagnostic.ruleId,
    codeDescription: { href: rulePageUrl(diagnostic.ruleId) },
    message: diagnostic.message,
    relatedInformation: diagnostic.related.map(({ at, message }) => ({ location: toLocation(analysis, at), message })),
  };
}

export function toHover(analysis: core.Analysis, { at, markdown }: core.Hover): Hover {
  return { contents: { kind: 'markdown', value: markdown }, range: toRange(analysis, at) };
}

export function toInlayHint(analysis: core.Analysis, { at, text, tooltip }: core.InlayHint): InlayHint {
  return { position: toRange(analysis, at).start, label: text, tooltip, paddingLeft: true };
}

const completionKinds = {
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Reference,
  block: CompletionItemKind.Snippet,
} as const;

/** `rank`: editors sort by text. Indentation is ours already, so that nobody may add to it. */
export function toCompletionItem(analysis: core.Analysis, completion: core.Completion, rank: number): CompletionItem {
  const { label, detail, type, at, newText } = completion;
  return {
    label,
    detail,
    kind: completionKinds[type],
    sortText: String(rank).padStart(4, '0'),
    filterText: newText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(analysis, at), newText },
  };
}

/** A lens that opens nothing is text: its command has no name. */
export function toCodeLens(analysis: core.Analysis, { at, title, opens }: core.CodeLens): CodeLens {
  const command = opens ? { title, command: previewCommand, arguments: [toTargetView(opens)] } : { title, command: '' };
  return { range: toRange(analysis, at), command };
}

/** Editors read `#L12,5` as a place in the file, counted from 1. */
export function toDocumentLink(analysis: core.Analysis, { at, target }: core.DocumentLink): DocumentLink {
  const { uri, position } = target;
  return { range: toRange(analysis, at), target: `${uri}#L${position.line + 1},${position.character + 1}` };
}

export function toQuickFix(
  analysis: core.Analysis,
  diagnostic: core.Diagnostic,
  fix: core.Fix,
  versionOf: VersionOf,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(analysis, diagnostic)],
    isPreferred: fix.safe,
    edit: toWorkspaceEdit(analysis, fix, versionOf),
  };
}

export function toTargetView({ uri, object }: core.TimelineTarget): TargetView {
  return { uri, kind: object.kind, namespace: object.namespace ?? null, name: object.name };
}

export function toWorkspaceEdit(analysis: core.Analysis, { edits }: core.Fix, versionOf: VersionOf): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  for (const { at, newText } of edits) {
    const ofFile = changes.get(at.uri) ?? [];
    ofFile.push({ range: toRange(analysis, at), newText });
    changes.set(at.uri, ofFile);
  }
  if (!versionOf) return { changes: Object.fromEntries(changes) };
  const documentChanges = [...changes].map(([uri, ofFile]) => ({
    textDocument: { uri, version: versionOf(uri) },
    edits: ofFile,
  }));
  return { documentChanges };
}
