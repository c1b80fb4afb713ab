// Nothing that is opened or asked may bring the server down, or keep it from answering the next question.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { LanguageServer, positionOf } from './languageServer.ts';

const pod = (name: string, containers = '    - name: app\n') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n${containers}`;

const fine = pod('fine');

let server: LanguageServer;

beforeAll(async () => {
  server = await LanguageServer.start();
});
afterAll(() => server.stop());

/** It still answers about a text that is in order. */
async function expectAlive(): Promise<void> {
  const uri = await server.open('fine.yaml', fine);
  expect(await server.timelineTarget(uri, positionOf(fine, 'containers'))).toMatchObject({ name: 'fine' });
}

const aliasBomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(
    Array.from('bcdefghi').map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${'abcdefgh'[index] ?? ''}`)
          .join(', ')}]`,
    ),
  )
  .join('\n');

const many = Array.from({ length: 200 }, (_, index) => `    - name: c${String(index)}\n`).join('');
const large = Array.from({ length: 9000 }, (_, index) => `${pod(`p${String(index)}`)}# ${'x'.repeat(480)}\n`).join(
  '---\n',
);

const texts: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['binary bytes', String.fromCharCode(...Array.from({ length: 4096 }, (_, index) => (index * 7919) % 65536))],
  ['an alias bomb', aliasBomb],
  ['a broken file', 'kind: Pod\n  spec: [\n}{ : : -\n\t- x'],
  ['a name that is markup', pod(`'"><img src=x onerror=alert(1)>'`)],
  ['a name that is Mermaid', pod(`"end; participant x as y\\nx->>y: hi"`)],
  ['200 containers', pod('many', many)],
  ['5 MB', large],
  ['a very deep tree', `a: ${'['.repeat(5000)}`],
];

test.each(texts)('%s', { timeout: 60_000 }, async (name, text) => {
  const uri = await server.open(`${name.replaceAll(' ', '-')}.yaml`, text);
  await server.diagnostics(uri);
  await server.codeLenses(uri);
  await server.hover(uri, { line: 3, character: 9 });
  await server.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 99999, character: 0 } });
  const target = await server.timelineTarget(uri, { line: 99999, character: 99999 });
  if (target) await server.timeline(target);
  await server.close(uri);
  expect(server.log).toEqual([]);
  await expectAlive();
});

test('a request that makes a handler fail is answered with nothing, and logged', async () => {
  const uri = await server.open('fine.yaml', fine);
  expect(await server.connection.sendRequest('textDocument/hover', { textDocument: { uri } })).toBeNull();
  expect(await server.connection.sendRequest('graceline/timeline', {})).toMatchObject({ type: 'none' });
  await expectAlive();
  expect(server.log).toHaveLength(2);
  expect(server.log[0]).toMatch(/^textDocument\/hover failed for .*fine\.yaml/);
});

test('a request that is taken back is not answered', async () => {
  const uri = await server.open('pods.yaml', large.slice(0, 100_000));
  const question = server.report(uri);
  const cancel = new CancellationTokenSource();
  const taken = server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }, cancel.token);
  cancel.cancel();
  await expect(taken).rejects.toMatchObject({ code: -32800 });
  await question;
});
