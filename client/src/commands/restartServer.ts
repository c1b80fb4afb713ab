import type { LanguageClient } from 'vscode-languageclient/node';

export function restartServer(client: LanguageClient): () => Promise<void> {
  return () => client.restart();
}
