import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { toDiagnostic } from '../toProto.ts';

export function diagnostics(analysis: Analysis, uri: string): Diagnostic[] {
  return [...analysis.encodedDiagnostics(fileUri(uri), toDiagnostic)];
}

/** Remembers what it reported of each file, so that a report which says the same again need not be sent. */
export class DiagnosticReports {
  readonly #last = new Map<string, { readonly resultId: string; readonly items: readonly Diagnostic[] }>();
  #count = 0;

  report(analysis: Analysis, { textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const items = diagnostics(analysis, textDocument.uri);
    const last = this.#last.get(textDocument.uri);
    if (last !== undefined && last.resultId === previousResultId && isSame(items, last.items)) {
      return { kind: 'unchanged', resultId: last.resultId };
    }
    this.#count += 1;
    const resultId = String(this.#count);
    this.#last.set(textDocument.uri, { resultId, items });
    return { kind: 'full', resultId, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

/** Of values that go over the wire. Without making text of them: a report may be half a megabyte. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one) as (keyof typeof one)[];
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}
