// The extension where there is Node: the server is a process of its own.
import { pathToFileURL } from 'node:url';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ObserveModule } from '../../../server/src/protocol/observing.ts';
import { activateWith, type Exports } from '../activate.ts';

export { deactivate } from '../activate.ts';

export function activate(context: vscode.ExtensionContext): Exports {
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  // With F5 the server waits for nobody and can be attached to (.vscode/launch.json).
  const debug = { ...server, options: { execArgv: ['--inspect=6009'] } };
  const observing = pathToFileURL(context.asAbsolutePath('dist/observe.cjs')).href;
  return activateWith(
    context,
    (options) => new LanguageClient('graceline', 'Graceline', { run: server, debug }, options),
    async () => (await import(observing)) as ObserveModule,
  );
}
