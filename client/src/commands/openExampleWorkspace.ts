// The examples that come with the extension, in a window of their own: what is open stays open.
import * as vscode from 'vscode';

export function openExampleWorkspace(extensionUri: vscode.Uri): () => Thenable<unknown> {
  const folder = vscode.Uri.joinPath(extensionUri, 'examples');
  return () => vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}
