import type { BaseLanguageClient } from 'vscode-languageclient';

export function restartServer(client: BaseLanguageClient): () => Promise<void> {
  return () => client.stop().then(() => client.start());
}
