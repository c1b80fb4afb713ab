import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRestarts } from '../serverRestarts.ts';

export function restartServer(client: BaseLanguageClient, restarts: ServerRestarts): () => Promise<void> {
  return async () => {
    if (restarts.startNow()) return;
    await client.stop();
    await client.start();
  };
}
