// Clients ask again by themselves for the file that is typed in, and for no other: those they are told about.
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver';
import { timelinesDidChange } from '../protocol/requests.ts';
import { debounced, type Clock } from './clock.ts';
import { PushedDiagnostics } from './pushedDiagnostics.ts';
import type { Session } from './session.ts';
import type { Spellings } from './spellings.ts';
import type { Change } from './texts.ts';

/** How long nobody types before the other files are looked at again. */
const pauseMillis = 250;

export function announceChanges(
  connection: Connection,
  session: Session,
  capabilities: ClientCapabilities,
  { clock, spellings }: { readonly clock: Clock; readonly spellings: Spellings },
): (change: Change) => void {
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const refresh = debounced(clock, pauseMillis, () => {
    if (capabilities.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh().catch(ignored);
    if (capabilities.workspace?.codeLens?.refreshSupport)
      connection.sendRequest(CodeLensRefreshRequest.type).catch(ignored);
    if (capabilities.workspace?.inlayHint?.refreshSupport)
      connection.sendRequest(InlayHintRefreshRequest.type).catch(ignored);
  });
  const pushed = new PushedDiagnostics(connection, session, clock, spellings);
  const push = debounced(clock, pauseMillis, () => void pushed.pushAll());
  if (!pulls) session.texts.documents.onDidClose(push);
  let revision = 0;
  return ({ type }) => {
    revision += 1;
    void connection.sendNotification(timelinesDidChange.method, { revision });
    if (!pulls) push();
    if (type === 'other' || session.texts.documents.keys().length > 1) refresh();
  };
}

/** A client that does not answer a refresh has nothing to show. */
function ignored(): void {
  return undefined;
}
