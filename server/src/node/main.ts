// The language server as a process of its own; the command line says how it is spoken to (--stdio, --node-ipc).
import '../lateOptimization.ts';
import { createConnection } from 'vscode-languageserver/node';
import { Spellings } from '../lsp/spellings.ts';
import { startServer } from '../lsp/startServer.ts';
import { diskBuilder } from './diskBuilder.ts';
import { diskFiles } from './diskFiles.ts';
import { nodeClock } from './nodeClock.ts';

const spellings = new Spellings();
const connection = createConnection({ messageStrategy: spellings });
startServer(connection, { disk: diskFiles, createBuilder: diskBuilder, clock: nodeClock, spellings });
