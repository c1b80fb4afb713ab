// The language server as a worker of a browser: the client reads all files, and no program can be run.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/startServer.ts';
import { browserClock } from './browserClock.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, { disk: undefined, createBuilder: undefined, clock: browserClock });
