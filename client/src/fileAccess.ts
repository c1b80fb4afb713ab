// Reads and finds files for the server, wherever the workspace is: VS Code knows its file systems, the server does not.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { findFiles, readFile } from '../../server/src/protocol/fileAccess.ts';
import type { ParamsOf } from '../../server/src/protocol/request.ts';

export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(client.onRequest(readFile.method, read), client.onRequest(findFiles.method, find));
}

async function read({ uri, maxBytes }: ParamsOf<typeof readFile>): Promise<string | null> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > maxBytes ? null : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return null;
  }
}

/** What `files.exclude` names is left out by VS Code. */
async function find(
  { folder, names, flat, maxFiles }: ParamsOf<typeof findFiles>,
  token: vscode.CancellationToken,
): Promise<readonly string[]> {
  const uri = vscode.Uri.parse(folder);
  // The server names folders without a slash at their end; that of a whole file system is nothing but the slash.
  const root = uri.path === '' ? uri.with({ path: '/' }) : uri;
  const pattern = new vscode.RelativePattern(root, `${flat ? '' : '**/'}{${names.join(',')}}`);
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', maxFiles, token);
  return found.map((uri) => uri.toString());
}
