// The extension in a browser: the server is a worker, and reads all files through the editor.
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type Exports } from '../activate.ts';

export { deactivate } from '../activate.ts';

export function activate(context: vscode.ExtensionContext): Exports {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  let worker: Worker | undefined;
  // The extension host's own Worker is no instance of that class, by which the client would know it.
  const start = () => {
    worker?.terminate();
    worker = new Worker(server);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  return activateWith(context, (options) => new LanguageClient('graceline', 'Graceline', start, options));
}
