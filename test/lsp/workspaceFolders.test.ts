// What the server knows of files that nobody has opened, and how it keeps up with them.
import { afterEach, expect, test } from 'vitest';
import { LanguageServer, type ServerOptions } from './languageServer.ts';
import { pod, service, withService } from './podAndService.ts';

let server: LanguageServer;

async function start(options?: ServerOptions): Promise<void> {
  server = await LanguageServer.start(options);
}

afterEach(() => server.stop());

/** The names of the Services whose endpoints the timeline of the pod in this file shows. */
async function services(uri: string): Promise<readonly string[]> {
  const text = JSON.stringify(await server.timeline({ uri, kind: 'Pod', namespace: null, name: 'web' }));
  return [...new Set([...text.matchAll(/EndpointSlice of (\w+)/g)].map(([, name = '']) => name))].sort();
}

const untilServices = (uri: string, names: readonly string[]): Promise<void> =>
  server.until(async () => JSON.stringify(await services(uri)) === JSON.stringify(names));

test('a Service in a file that nobody opened is seen, and only in its own folder', async () => {
  await start({ folders: [''], files: { 'a/service.yaml': service('front'), 'b/service.yaml': service('back') } });
  expect(await services(await server.open('a/web.yaml', pod))).toEqual(['front']);
  expect(await services(await server.open('b/web.yaml', pod))).toEqual(['back']);
});

test('files that are made, written and deleted on disk are followed', async () => {
  await start({ folders: [''], files: { 'a/service.yaml': service('front') } });
  const uri = await server.open('a/web.yaml', pod);
  await untilServices(uri, ['front']);
  server.write('a/other.yaml', service('back'));
  await server.tell({ 'a/other.yaml': 'created' });
  await untilServices(uri, ['back', 'front']);
  server.write('a/other.yaml', service('side'));
  await server.tell({ 'a/other.yaml': 'changed' });
  await untilServices(uri, ['front', 'side']);
  server.delete('a/service.yaml');
  await server.tell({ 'a/service.yaml': 'deleted' });
  await untilServices(uri, ['side']);
});

test('a workspace that was empty is followed too', async () => {
  await start({ folders: [''] });
  const uri = await server.open('a/web.yaml', pod);
  await untilServices(uri, []);
  server.write('a/service.yaml', service('front'));
  await server.tell({ 'a/service.yaml': 'created' });
  await untilServices(uri, ['front']);
});

test('a folder that is deleted, or moved, takes its files with it though only the folder is told of', async () => {
  await start({ folders: [''], files: { 'a/service.yaml': service('front'), 'b/.keep': '' } });
  const [inA, inB] = [await server.open('a/web.yaml', pod), await server.open('b/a/web.yaml', pod)];
  await untilServices(inA, ['front']);
  server.move('a', 'b/a');
  await server.tell({ a: 'deleted', 'b/a': 'created' });
  await untilServices(inA, []);
  await untilServices(inB, ['front']);
});

test('what .gitignore names is left out, in nested files and with exceptions too', async () => {
  await start({
    folders: ['repository/deploy'],
    files: {
      'repository/.git/HEAD': '',
      'repository/.gitignore': 'local-*\n',
      'repository/deploy/.gitignore': '*.gen.yaml\n',
      'repository/deploy/a/.gitignore': '!kept.gen.yaml\n/here.yaml\n',
      'repository/deploy/a/local-service.yaml': service('local'),
      'repository/deploy/a/service.gen.yaml': service('generated'),
      'repository/deploy/a/kept.gen.yaml': service('kept'),
      'repository/deploy/a/here.yaml': service('here'),
    },
  });
  const uri = await server.open('repository/deploy/a/web.yaml', pod);
  await untilServices(uri, ['kept']);
  server.write('repository/deploy/a/.gitignore', '/kept*\n');
  await server.tell({ 'repository/deploy/a/.gitignore': 'changed' });
  await untilServices(uri, ['here']);
});

test('what files.exclude names is left out, for as long as it does', async () => {
  let excluded: unknown = { '**/old': true, '**/*.bak.yaml': true, 'a/*.json': false };
  await start({
    folders: [''],
    settingsOf: (section) => (section === 'files.exclude' ? excluded : undefined),
    files: { 'a/old/service.yaml': service('old'), 'a/service.bak.yaml': service('bak'), 'a/s.yaml': service('front') },
  });
  const uri = await server.open('a/web.yaml', pod);
  await untilServices(uri, ['front']);
  excluded = {};
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await untilServices(uri, ['bak', 'front']);
});

test('an open text counts, not the disk, and when it is closed the disk counts again', async () => {
  await start({ folders: [''], files: { 'service.yaml': service('front') } });
  const uri = await server.open('web.yaml', pod);
  await untilServices(uri, ['front']);
  const other = await server.open('service.yaml', service('typed'));
  await untilServices(uri, ['typed']);
  server.write('service.yaml', service('written'));
  await server.tell({ 'service.yaml': 'changed' });
  await untilServices(uri, ['typed']);
  await server.close(other);
  await untilServices(uri, ['written']);
});

test('a text that was never saved stands alone', async () => {
  await start({ folders: [''], files: { 'service.yaml': service('front') } });
  const uri = 'untitled:Untitled-1';
  await server.openAt(uri, withService('own'));
  expect(await services(uri)).toEqual(['own']);
});

test('folders come and go while the server runs, and their files with them', async () => {
  await start({ folders: ['a'], files: { 'a/service.yaml': service('front'), 'b/service.yaml': service('back') } });
  const uri = await server.open('b/web.yaml', pod);
  await untilServices(uri, ['back']);
  const change = (event: object) =>
    server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await change({ added: [server.folder('b')], removed: [server.folder('a')] });
  server.write('b/other.yaml', service('side'));
  await server.tell({ 'b/other.yaml': 'created' });
  await untilServices(uri, ['back', 'side']);
});

test('each folder has its own settings', async () => {
  const rule = 'prestop-outlasts-grace';
  const levels: Readonly<Record<string, string>> = { a: 'hint', 'a/b': 'information' };
  await start({
    folders: ['a', 'a/b'],
    settingsOf: (section, folder = '') =>
      section === 'graceline' ? { rules: { [rule]: levels[folder] ?? 'warning' } } : undefined,
  });
  const severityIn = async (name: string) => (await server.diagnostics(await server.open(name, pod)))[0]?.severity;
  expect(await severityIn('a/web.yaml')).toBe(4);
  expect(await severityIn('a/b/web.yaml')).toBe(3);
  expect(await severityIn('c/web.yaml')).toBe(2);
});

test('a circle of links ends', async () => {
  await start({
    folders: [''],
    files: { 'a/service.yaml': service('front') },
    prepare: (one) => {
      one.link('..', 'a/up');
      one.link('nowhere', 'a/broken.yaml');
    },
  });
  await untilServices(await server.open('a/web.yaml', pod), ['front']);
});
