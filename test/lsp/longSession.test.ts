// A day at the keyboard, and hostile company: what is typed is forgotten, and nobody waits for what is too large.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { LanguageServer, positionOf, rangeOf } from './languageServer.ts';

const pod = (name: string, grace: number | string = 30) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  terminationGracePeriodSeconds: ${String(grace)}
  containers:
    - name: app
      image: nginx
      lifecycle: { preStop: { sleep: { seconds: 40 } } }
`;
const rule = 'prestop-sleep-exceeds-grace';

let server: LanguageServer;

beforeAll(async () => {
  server = await LanguageServer.start();
});
afterAll(() => server.stop());

const codesOf = async (one: LanguageServer, uri: string) => (await one.diagnostics(uri)).map(({ code }) => code);

/** One character, and back: the text is the same after an even number of them. */
async function retype(server: LanguageServer, uri: string, times: number): Promise<void> {
  const digit = rangeOf(pod('web'), '30');
  for (let edit = 0; edit < times; edit += 1) {
    await server.change(uri, digit, edit % 2 === 0 ? '90' : '30');
  }
}

test('five hundred edits of a large file fit into a small heap', { timeout: 60_000 }, async () => {
  // The texts after all edits together are four times as large as the heap.
  const small = await LanguageServer.start({ env: { NODE_OPTIONS: '--max-old-space-size=64' } });
  try {
    const page = `  page: ${'x'.repeat(500_000)}\n`;
    const uri = await small.open('web.yaml', `${pod('web')}---\napiVersion: v1\nkind: ConfigMap\ndata:\n${page}`);
    for (let round = 0; round < 250; round += 1) {
      await retype(small, uri, 2);
      await small.hover(uri, positionOf(pod('web'), '30'));
    }
    expect(await codesOf(small, uri)).toContain(rule);
    expect(small.log).toEqual([]);
  } finally {
    await small.stop();
  }
});

test('the answer after a burst of edits is that of the last one', async () => {
  const uri = await server.open('web.yaml', pod('web'));
  const questions = Array.from({ length: 10 }, async () => {
    await retype(server, uri, 51);
    return server.report(uri);
  });
  await Promise.all(questions);
  await retype(server, uri, 1);
  expect(await codesOf(server, uri)).not.toContain(rule);
  await retype(server, uri, 2);
  expect(server.log).toEqual([]);
});

test('of a hundred questions that are taken back none keeps the next one from its answer', async () => {
  const uri = await server.open('web.yaml', pod('web'));
  const answers = Array.from({ length: 100 }, (_, index) => {
    const cancel = new CancellationTokenSource();
    const asked = server.connection.sendRequest<unknown>(
      index % 2 === 0 ? 'textDocument/codeLens' : 'textDocument/diagnostic',
      { textDocument: { uri } },
      cancel.token,
    );
    cancel.cancel();
    return asked.catch((error: unknown) => error);
  });
  await Promise.all(answers);
  expect(await codesOf(server, uri)).toContain(rule);
  expect(server.log).toEqual([]);
});

test('two editors at once have two servers, and each its own text of the same file', { timeout: 30_000 }, async () => {
  const other = await LanguageServer.start();
  const uri = await server.open('web.yaml', pod('web'));
  await other.openAt(uri, pod('web', 90));
  const [first, second] = await Promise.all([codesOf(server, uri), codesOf(other, uri)]);
  await other.stop();
  expect(first).toContain(rule);
  expect(second).not.toContain(rule);
});

test('20 MB are one lens, and the next file is answered', async () => {
  const uri = await server.open('huge.yaml', `${pod('web')}# ${'x'.repeat(20 * 1024 * 1024)}\n`);
  expect(await codesOf(server, uri)).toEqual([]);
  expect(await server.codeLenses(uri)).toMatchObject([{ command: { title: 'Larger than 8 MB: not analysed' } }]);
  await server.close(uri);
  expect(await codesOf(server, await server.open('web.yaml', pod('web')))).toContain(rule);
});

const service = (key: string) => `apiVersion: v1
kind: Service
metadata: { name: web, labels: { ${key}: a } }
spec: { selector: { ${key}: a }, ports: [{ port: 80 }] }
`;
const settings = (key: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { ${key}: "server.shutdown=graceful", application.properties: "${key}.${key}=1" }
`;

test.each(['__proto__', 'constructor'])('%s is a key like any other', { timeout: 30_000 }, async (key) => {
  const manifest = pod('web')
    .replace('app: web', `${key}: a`)
    .replace('image: nginx', 'image: nginx\n      envFrom: [{ configMapRef: { name: settings } }]');
  const hostile = `${manifest}${key}: { kind: Pod }\n---\n${service(key)}---\n${settings(key)}`;
  const guarded = await LanguageServer.start({
    folders: [''],
    files: { '.graceline.yaml': `${key}: { a: 1 }\nrules: { ${key}: off }\nassumptions: { ${key}: 8s }\n` },
    settings: JSON.parse(`{ "rules": { "${key}": "off" }, "assumptions": { "${key}": "8s" }, "${key}": 1 }`) as unknown,
  });
  const uri = await guarded.open('web.yaml', hostile);
  expect(await codesOf(guarded, uri)).toContain(rule);
  await guarded.hover(uri, positionOf(hostile, `${key}: a`));
  await guarded.completions(uri, positionOf(hostile, `${key}: a`));
  const target = await guarded.timelineTarget(uri, positionOf(hostile, 'containers'));
  expect(target).toMatchObject({ kind: 'Pod', name: 'web' });
  if (target) expect(await guarded.timeline(target, key)).toMatchObject({ type: 'none' });
  // Of the settings each is refused by its name, those of the editor and those of the file; nothing failed.
  expect(guarded.log.map((line) => line.includes(`${key} is ignored: `))).toEqual(Array(6).fill(true));
  expect(await codesOf(guarded, await guarded.open('fine.yaml', pod('fine')))).toContain(rule);
  await guarded.stop();
});

test.each([
  ['32,000 keys', `spec:\n${Array.from({ length: 32_000 }, (_, index) => `  k${String(index)}: 1`).join('\n')}\n`],
  [
    '32,000 keys on a line',
    `spec: { ${Array.from({ length: 32_000 }, (_, index) => `k${String(index)}: 1`).join(', ')} }\n`,
  ],
  [
    '32,000 labels',
    `metadata: { name: a, labels: { ${Array.from({ length: 32_000 }, (_, index) => `k${String(index)}: a`).join(', ')} } }\n`,
  ],
  [
    'a thousand levels',
    `spec:\n${Array.from({ length: 1000 }, (_, index) => `${' '.repeat(index + 1)}a:\n`).join('')}`,
  ],
])('%s are read', { timeout: 30_000 }, async (_what, rest) => {
  const uri = await server.open('many.yaml', `apiVersion: v1\nkind: Pod\n${rest}`);
  await server.diagnostics(uri);
  await server.hover(uri, { line: 3, character: 4 });
  expect(await codesOf(server, await server.open('web.yaml', pod('web')))).toContain(rule);
  expect(server.log).toEqual([]);
});
