// Clients ask again by themselves for the file that is typed in, and for no other: those they are told about.
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver';
import { timelinesDidChange } from '../protocol/requests.ts';
import { debounced, type Clock } from './clock.ts';
import { diagnostics } from './handlers/diagnostic.ts';
import type { Session } from './session.ts';
import type { Change } from './texts.ts';

/** How long nobody types before the other files are looked at again. */
const pauseMillis = 250;

export function announceChanges(
  connection: Connection,
  session: Session,
  capabilities: ClientCapabilities,
  clock: Clock,
): (change: Change) => void {
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const refresh = debounced(clock, pauseMillis, () => {
    if (capabilities.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh().catch(ignored);
    if (capabilities.workspace?.codeLens?.refreshSupport)
      connection.sendRequest(CodeLensRefreshRequest.type).catch(ignored);
    if (capabilities.workspace?.inlayHint?.refreshSupport)
      connection.sendRequest(InlayHintRefreshRequest.type).catch(ignored);
  });
  const push = debounced(clock, pauseMillis, () => void pushAll(connection, session));
  if (!pulls) {
    session.texts.documents.onDidClose(({ document: { uri } }) => {
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }
  let revision = 0;
  return ({ type }) => {
    revision += 1;
    void connection.sendNotification(timelinesDidChange.method, { revision });
    if (!pulls) push();
    if (type === 'other' || session.texts.documents.keys().length > 1) refresh();
  };
}

/** For clients that do not ask for diagnostics. */
async function pushAll(connection: Connection, session: Session): Promise<void> {
  for (const { uri } of session.texts.documents.all()) {
    try {
      const analysis = await session.analysisFor(uri);
      const version = session.texts.documents.get(uri)?.version;
      if (version === undefined) continue;
      void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(analysis, uri) });
    } catch (error) {
      connection.console.error(`textDocument/publishDiagnostics failed for ${uri}: ${String(error)}`);
    }
  }
}

/** A client that does not answer a refresh has nothing to show. */
function ignored(): void {
  return undefined;
}
