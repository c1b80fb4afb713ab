// A document that an editor holds open. Of its text there is only what changed last: the core has the text, and need not
// put it together for every key.
import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import type { AnalysisHost } from '../core/analysisHost.ts';
import { fileUri } from '../core/base/place.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, _language, version, text) => ({ uri, version, changes: [{ text }] }),
  update: ({ uri }, changes, version) => ({ uri, version, changes }),
};

/** Each change counts on those before it; one without a range is the whole text. */
export function takeChanges(host: AnalysisHost, { uri, changes }: OpenDocument): void {
  const whole = changes.findLastIndex((change) => !('range' in change));
  const text = changes[whole]?.text;
  if (text !== undefined) host.applyChanges([{ uri: fileUri(uri), text, open: true }]);
  const edits = changes
    .slice(whole + 1)
    .flatMap((change) => ('range' in change ? [{ ...change.range, newText: change.text }] : []));
  if (edits.length > 0) host.applyEdits(fileUri(uri), edits);
}
