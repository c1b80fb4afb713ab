// Findings in files that nobody has open.
import { afterEach, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { LanguageServer, type ServerOptions } from './languageServer.ts';
import { pod, service } from './podAndService.ts';

let server: LanguageServer;
let wanted = true;

async function start(options: ServerOptions): Promise<void> {
  wanted = true;
  server = await LanguageServer.start({
    folders: [''],
    settingsOf: (section) =>
      section === 'graceline'
        ? { workspaceDiagnostics: wanted, preset: 'off', rules: { 'prestop-outlasts-grace': 'error' } }
        : undefined,
    ...options,
  });
}

afterEach(() => server.stop());

interface Known {
  readonly uri: string;
  readonly value: string;
}

const ask = (known: readonly Known[] = [], token?: string): Promise<WorkspaceDiagnosticReport> =>
  server.connection.sendRequest('workspace/diagnostic', {
    previousResultIds: known,
    ...(token !== undefined && { partialResultToken: token }),
  });

/** What is told of each file: the rules that found something, or that nothing is new. */
function told(items: readonly WorkspaceDocumentDiagnosticReport[]): Readonly<Record<string, unknown>> {
  const root = `${server.folder('').uri}/`;
  return Object.fromEntries(
    items.map((item) => [
      item.uri.slice(root.length),
      item.kind === 'unchanged' ? 'unchanged' : item.items.map(({ code }) => code),
    ]),
  );
}

const idsOf = (items: readonly WorkspaceDocumentDiagnosticReport[]): readonly Known[] =>
  items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));

const rule = 'prestop-outlasts-grace';

test('all files are reported on that are not open, and those without findings are not named', async () => {
  await start({ files: { 'a/web.yaml': pod, 'b/web.yaml': pod, 'b/service.yaml': service('front'), 'c.yaml': pod } });
  await server.open('c.yaml', pod);
  const { items } = await ask();
  expect(told(items)).toEqual({ 'a/web.yaml': [rule], 'b/web.yaml': [rule] });
});

test('an answer that would say the same again waits for a change, and names what has changed', async () => {
  await start({ files: { 'a.yaml': pod, 'b.yaml': pod, 'c.yaml': pod } });
  const { items } = await ask();
  let isAnswered = false;
  const next = ask(idsOf(items)).finally(() => (isAnswered = true));
  await server.report(await server.open('d.yaml', ''));
  expect(isAnswered).toBe(false);
  server.write('b.yaml', pod.replace('"60"', '"10"'));
  server.delete('c.yaml');
  await server.tell({ 'b.yaml': 'changed', 'c.yaml': 'deleted' });
  expect(told((await next).items)).toEqual({ 'a.yaml': 'unchanged', 'b.yaml': [], 'c.yaml': [] });
});

test('a client that takes parts gets them as they come', async () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`${String(index)}.yaml`, pod]));
  await start({ files });
  const parts: WorkspaceDocumentDiagnosticReport[][] = [];
  server.connection.onNotification('$/progress', ({ value }: { value: WorkspaceDiagnosticReport }) => {
    parts.push(value.items);
  });
  const { items } = await ask([], 'parts');
  expect([...parts, items].map(({ length }) => length)).toEqual([50, 50, 20]);
});

test('nothing is told where nobody wants to know, and what was told is taken back', async () => {
  await start({ files: { 'a.yaml': pod } });
  const { items } = await ask();
  wanted = false;
  const next = ask(idsOf(items));
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(told((await next).items)).toEqual({ 'a.yaml': [] });
});

test('a question that waits can be taken back', async () => {
  await start({ files: {} });
  expect(await ask()).toEqual({ items: [] });
  const cancel = new CancellationTokenSource();
  const waiting = server.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, cancel.token);
  cancel.cancel();
  await expect(waiting).rejects.toMatchObject({ code: -32800 });
});

test('a client that does not ask is told of them too', async () => {
  const shown = new Map<string, number>();
  const seen = new Promise<void>((resolve) => {
    void start({
      files: { 'a.yaml': pod, 'b.yaml': pod, 'c.yaml': service('front') },
      capabilities: {},
      prepare: ({ connection }) => {
        connection.onNotification('textDocument/publishDiagnostics', (sent: { uri: string; diagnostics: object[] }) => {
          shown.set(sent.uri, sent.diagnostics.length);
          if (shown.size === 2) resolve();
        });
      },
    });
  });
  await seen;
  expect(Object.fromEntries(shown)).toEqual({ [server.uri('a.yaml')]: 1, [server.uri('b.yaml')]: 1 });
});
