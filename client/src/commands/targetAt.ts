import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ParamsOf } from '../../../server/src/protocol/request.ts';
import { timelineTarget } from '../../../server/src/protocol/requests.ts';
import type { TargetView } from '../../../server/src/protocol/timelineView.ts';

/** The workload at the cursor, else the first of the file; null where it has none. */
export function targetAt(
  client: BaseLanguageClient,
  { document, selection }: vscode.TextEditor,
): Promise<TargetView | null> {
  const { line, character } = selection.active;
  const params: ParamsOf<typeof timelineTarget> = { uri: document.uri.toString(), position: { line, character } };
  return client.sendRequest<TargetView | null>(timelineTarget.method, params);
}
