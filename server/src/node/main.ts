// The language server as a process of its own; the command line says how it is spoken to (--stdio, --node-ipc).
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.ts';
import { nodeClock } from './nodeClock.ts';
import { nodeFileReader } from './nodeFileReader.ts';

startServer(createConnection(), { files: nodeFileReader, clock: nodeClock });
