import { afterEach, expect, test } from 'vitest';
import { LanguageServer, positionOf, rangeOf, type ServerOptions } from './languageServer.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - name: app
      image: example/app:1.0
      lifecycle:
        preStop:
          exec:
            command: ["sleep", "60"]
`;

let server: LanguageServer;

async function start(options?: ServerOptions): Promise<LanguageServer> {
  server = await LanguageServer.start(options);
  return server;
}

afterEach(() => server.stop());

const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

test('hints stand behind the numbers, and only where somebody looks', async () => {
  await start();
  const uri = await server.open('web.yaml', `${pod}---\n${pod}`);
  const hints = await server.inlayHints(uri, rangeOf(pod, 'spec:'));
  expect(hints).toMatchObject([
    { position: rangeOf(pod, '30').end, label: '# SIGKILL at t+32 s', paddingLeft: true },
    { position: rangeOf(pod, 'preStop:').end, label: '# SIGTERM at t+30 s' },
  ]);
  expect(await server.inlayHints(uri, whole)).toHaveLength(4);
});

test('hints are asked for again when settings change', async () => {
  await start({ settings: { inlayHints: 'off' } });
  const uri = await server.open('web.yaml', pod);
  expect(await server.inlayHints(uri, whole)).toEqual([]);
  const refreshed = new Promise<void>((resolve) => {
    server.connection.onRequest('workspace/inlayHint/refresh', () => {
      resolve();
      return null;
    });
  });
  server.write('.graceline.yaml', 'inlayHints: all\n');
  const changes = [{ uri: server.uri('.graceline.yaml'), type: 1 }];
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await refreshed;
  expect(await server.inlayHints(uri, whole)).toHaveLength(2);
});

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: scaler
spec:
  scaleTargetRef: { apiVersion: v1, kind: Pod, name: web }
`;

test('names lead to what they name in other files, and back', async () => {
  await start({ files: { 'scaler.yaml': autoscaler } });
  const uri = await server.open('web.yaml', pod);
  const other = server.uri('scaler.yaml');
  const target = rangeOf(pod, 'web');
  const named = rangeOf(autoscaler, 'web');
  expect(await server.definition(other, named.start)).toEqual([{ uri, range: target }]);
  expect(await server.references(uri, target.start)).toEqual([{ uri: other, range: named }]);
  expect(await server.documentLinks(other)).toEqual([{ range: named, target: `${uri}#L4,9` }]);
  expect(await server.definition(uri, positionOf(pod, 'image'))).toEqual([]);
});

test('a client that knows links is told how far the name goes', async () => {
  const capabilities = { textDocument: { diagnostic: {}, definition: { linkSupport: true } } };
  await start({ capabilities, files: { 'scaler.yaml': autoscaler } });
  const uri = await server.open('web.yaml', pod);
  const range = rangeOf(pod, 'web');
  const named = rangeOf(autoscaler, 'web');
  expect(await server.definition(server.uri('scaler.yaml'), named.end)).toEqual([
    { originSelectionRange: named, targetUri: uri, targetRange: range, targetSelectionRange: range },
  ]);
});

test('a value is completed while it is typed, with its arithmetic', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const { end } = rangeOf(pod, 'PeriodSeconds: 30');
  await server.change(uri, rangeOf(pod, '30'), '');
  const typing = { line: end.line, character: end.character - 2 };
  expect(await server.completions(uri, typing)).toEqual([
    {
      label: '90',
      detail: '60 s preStop + 30 s to stop (assumed)',
      kind: 12,
      sortText: '0000',
      filterText: '90',
      insertTextMode: 1,
      textEdit: { range: { start: typing, end: typing }, newText: '90' },
    },
  ]);
  expect(await server.completions(uri, { line: 0, character: 4 })).toEqual([]);
});

test('while a long file is looked at, other files are answered', async () => {
  await start();
  const long = await server.open('long.yaml', Array<string>(200).fill(pod).join('---\n'));
  const uri = await server.open('web.yaml', pod);
  const answered: string[] = [];
  const all = server.diagnostics(long).then(() => answered.push('long file'));
  const one = server.hover(uri, rangeOf(pod, '30').start).then(() => answered.push('hover'));
  await Promise.all([all, one]);
  expect(answered).toEqual(['hover', 'long file']);
}, 30_000);
