import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRestarts } from '../serverRestarts.ts';

export function restartServer(client: BaseLanguageClient, restarts: ServerRestarts): () => Promise<void> {
  return async () => {
    if (restarts.startNow()) return;
    // One that is just being started is as new as any, and cannot be stopped yet.
    if (client.state !== State.Starting) await client.stop();
    await client.start();
  };
}
