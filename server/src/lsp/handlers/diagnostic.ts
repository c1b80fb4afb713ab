import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { toDiagnostic } from '../toProto.ts';

export function diagnostics(analysis: Analysis, uri: string): Diagnostic[] {
  return analysis.diagnostics(fileUri(uri)).map((diagnostic) => toDiagnostic(analysis, diagnostic));
}

/** Remembers what it reported of each file, so that a report which says the same again need not be sent. */
export class DiagnosticReports {
  readonly #last = new Map<string, { readonly resultId: string; readonly content: string }>();
  #count = 0;

  report(analysis: Analysis, { textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const items = diagnostics(analysis, textDocument.uri);
    const content = JSON.stringify(items);
    const last = this.#last.get(textDocument.uri);
    if (last?.content === content && last.resultId === previousResultId) {
      return { kind: 'unchanged', resultId: last.resultId };
    }
    this.#count += 1;
    const resultId = String(this.#count);
    this.#last.set(textDocument.uri, { resultId, content });
    return { kind: 'full', resultId, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
