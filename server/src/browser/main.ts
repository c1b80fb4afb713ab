// The language server as a worker of a browser: the client reads all files, and no program can be run.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { Spellings } from '../lsp/spellings.ts';
import { startServer } from '../lsp/startServer.ts';
import { browserClock } from './browserClock.ts';

// The server of a process loads this bundle too, for what both have in common.
if ('importScripts' in globalThis) {
  const spellings = new Spellings();
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
    messageStrategy: spellings,
  });
  startServer(connection, { disk: undefined, createBuilder: undefined, clock: browserClock, spellings });
}
