// The language server as a process of its own; the command line says how it is spoken to (--stdio, --node-ipc).
import '../lateOptimization.ts';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.ts';
import { diskBuilder } from './diskBuilder.ts';
import { diskFiles } from './diskFiles.ts';
import { nodeClock } from './nodeClock.ts';

startServer(createConnection(), { disk: diskFiles, createBuilder: diskBuilder, clock: nodeClock });
