// A client that spells URIs otherwise than the server does.
import { realpathSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { LanguageServer, positionOf, rangeOf, type ServerOptions } from './languageServer.ts';
import { pod, service } from './podAndService.ts';

const folder = 'shop@eu+1';
const files = { [`${folder}/service.yaml`]: service('front') };

let server: LanguageServer;

/** With nothing encoded in its URIs. */
async function start(options: ServerOptions = {}): Promise<void> {
  server = await LanguageServer.start({ files, folders: [folder], ...options });
}

afterEach(() => server.stop());

function bare(name: string): string {
  return `file://${realpathSync(server.path(folder))}/${name}`;
}

async function servicesOf(uri: string): Promise<string> {
  return JSON.stringify(await server.timeline({ uri, kind: 'Pod', namespace: null, name: 'web' }));
}

test('a file on the disk and one that is open lie in one folder, however that is spelt', async () => {
  await start();
  const uri = bare('web.yaml');
  await server.openAt(uri, pod);
  await server.until(async () => (await servicesOf(uri)).includes('EndpointSlice of front'));
  const encoded = uri.replace('@', '%40').replace('+', '%2B');
  expect(await servicesOf(encoded)).toContain('EndpointSlice of front');
});

test('an open text takes the place of the file of the disk', async () => {
  await start();
  await server.openAt(bare('web.yaml'), pod);
  await server.until(async () => (await servicesOf(bare('web.yaml'))).includes('EndpointSlice of front'));
  await server.openAt(bare('service.yaml'), service('typed'));
  const shown = await servicesOf(bare('web.yaml'));
  expect(shown).toContain('EndpointSlice of typed');
  expect(shown).not.toContain('EndpointSlice of front');
});

test('what is told of an open file has its spelling: findings, edits, targets and links', async () => {
  await start();
  const [web, front] = [bare('web.yaml'), bare('service.yaml')];
  await server.openAt(web, pod);
  await server.openAt(front, service('front'));
  const [lens] = await server.codeLenses(web);
  expect(JSON.stringify(lens?.command?.arguments)).toContain(JSON.stringify(web));
  const actions = await server.codeActions(web, rangeOf(pod, '"60"'));
  expect(actions[0]?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: web, version: 1 } }]);
  const selector = positionOf(service('front'), 'app: web');
  expect(await server.definition(front, selector)).toMatchObject([{ uri: web }]);
  expect((await server.documentLinks(front)).every(({ target = '' }) => target.startsWith(`${web}#`))).toBe(true);
});

test('edits that are told by file have the same keys', async () => {
  await start({ capabilities: { textDocument: { diagnostic: {} } } });
  const web = bare('web.yaml');
  await server.openAt(web, pod);
  const [action] = await server.codeActions(web, rangeOf(pod, '"60"'));
  expect(Object.keys(action?.edit?.changes ?? {})).toEqual([web]);
});

test('findings are published under the spelling of the client, and know the Service that is not open', async () => {
  let settle: (sent: PublishDiagnosticsParams) => void;
  const told = new Promise<PublishDiagnosticsParams>((resolve) => (settle = resolve));
  await start({
    capabilities: {},
    prepare: ({ connection }) => {
      connection.onNotification('textDocument/publishDiagnostics', (sent: PublishDiagnosticsParams) => {
        if (JSON.stringify(sent).includes('front')) settle(sent);
      });
    },
  });
  const web = bare('web.yaml');
  await server.openAt(web, pod);
  const { uri, diagnostics } = await told;
  expect(uri).toBe(web);
  expect(diagnostics.map(({ code }) => code)).toContain('prestop-outlasts-grace');
});
