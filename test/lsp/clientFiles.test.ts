// Files that the editor reads for the server: all of them where it says so, and those of schemes that only it knows.
// The client here answers when it is told to, so that an index takes as long as a test needs.
import { afterEach, expect, test } from 'vitest';
import { CancellationTokenSource, type ClientCapabilities } from 'vscode-languageserver-protocol';
import { LanguageServer, positionOf, type ServerOptions } from './languageServer.ts';
import { pod, service } from './podAndService.ts';

let server: LanguageServer;
afterEach(() => server.stop());

/** The files of a client, by path below `root`. */
class Files {
  readonly asked: string[] = [];
  readonly #root: string;
  readonly #files: Map<string, string>;
  #release: (() => void) | undefined;
  #held: Promise<void> | undefined;

  constructor(root: string, files: Readonly<Record<string, string>>) {
    this.#root = root;
    this.#files = new Map(Object.entries(files));
  }

  /** No file is read until `release`. */
  hold(): void {
    this.#held = new Promise((resolve) => (this.#release = resolve));
  }

  release(): void {
    this.#release?.();
  }

  set(path: string, text: string): void {
    this.#files.set(path, text);
  }

  readonly answer = ({ connection }: LanguageServer): void => {
    connection.onRequest('graceline/fs/findFiles', ({ folder, flat }: { folder: string; flat: boolean }) =>
      [...this.#files.keys()]
        .map((path) => `${this.#root}/${path}`)
        .filter((uri) => uri.startsWith(`${folder}/`) && !(flat && uri.slice(folder.length + 1).includes('/'))),
    );
    connection.onRequest('graceline/fs/readFile', async ({ uri }: { uri: string }) => {
      const text = this.#files.get(uri.slice(this.#root.length + 1));
      if (text !== undefined) this.asked.push(uri);
      if (text?.includes('held') === true) await this.#held;
      return text ?? null;
    });
  };
}

const root = 'memory://here/repository';
const folder = { name: 'repository', uri: root };

async function start(files: Files, options: ServerOptions = {}): Promise<void> {
  server = await LanguageServer.start({ workspaceFolders: [folder], prepare: files.answer, ...options });
}

const timeline = async (uri: string): Promise<string> =>
  JSON.stringify(await server.timeline({ uri, kind: 'Pod', namespace: null, name: 'web' }));

test('a workspace of another scheme is read through the editor, .gitignore included', async () => {
  const files = new Files(root, {
    'a/service.yaml': service('front'),
    'a/local.yaml': service('local'),
    '.gitignore': 'local*\n',
    'a/.graceline.yaml': 'rules:\n  prestop-outlasts-grace: hint\n',
  });
  await start(files);
  const uri = `${root}/a/web.yaml`;
  await server.openAt(uri, pod);
  expect(await timeline(uri)).toContain('EndpointSlice of front');
  expect(await timeline(uri)).not.toContain('EndpointSlice of local');
  const cutShort = { code: 'prestop-outlasts-grace', severity: 4 };
  expect(await server.diagnostics(uri)).toContainEqual(expect.objectContaining(cutShort));
  files.set('a/service.yaml', service('back'));
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `${root}/a/service.yaml`, type: 2 }],
  });
  await server.until(async () => (await timeline(uri)).includes('EndpointSlice of back'));
});

test('files of the disk too, where the client says that it reads them', async () => {
  const onDisk = 'file:///nowhere/at/all';
  await start(new Files(onDisk, { 'service.yaml': service('front') }), {
    workspaceFolders: [{ name: 'all', uri: onDisk }],
    initializationOptions: { graceline: { clientFiles: true } },
  });
  await server.openAt(`${onDisk}/web.yaml`, pod);
  expect(await timeline(`${onDisk}/web.yaml`)).toContain('EndpointSlice of front');
});

test('an editor that cannot read them costs nothing but what it does not read', async () => {
  await start(new Files(root, {}), { prepare: () => undefined });
  await server.openAt(`${root}/web.yaml`, pod);
  expect(await server.diagnostics(`${root}/web.yaml`)).toMatchObject([{ code: 'prestop-outlasts-grace' }]);
});

const many = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`held/${String(index)}.yaml`, service(`held${String(index)}`)]),
);

const withProgress: ClientCapabilities = { textDocument: { diagnostic: {} }, window: { workDoneProgress: true } };

/** What is said of the progress, as it comes. */
function progressOf({ connection }: LanguageServer): { readonly said: Progress[]; until(type: string): Promise<void> } {
  const said: Progress[] = [];
  const waiting: { type: string; resolve: () => void }[] = [];
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onNotification('$/progress', ({ token, value }: { token: string; value: Progress['value'] }) => {
    said.push({ token, value });
    for (const { type, resolve } of waiting) if (type === value.kind) resolve();
  });
  return {
    said,
    until: (type) =>
      said.some(({ value }) => value.kind === type)
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.push({ type, resolve })),
  };
}

interface Progress {
  readonly token: string;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly message?: string };
}

test('while files are being read every question is answered, and the status bar says how far it is', async () => {
  const files = new Files(root, { ...many, 'a/service.yaml': service('front') });
  files.hold();
  let progress: ReturnType<typeof progressOf> | undefined;
  await start(files, {
    capabilities: withProgress,
    prepare: (one) => {
      files.answer(one);
      progress = progressOf(one);
    },
  });
  const uri = `${root}/a/web.yaml`;
  await server.openAt(uri, pod);
  expect(await timeline(uri)).toContain('EndpointSlice of front');
  expect(await server.hover(uri, positionOf(pod, 'terminationGracePeriodSeconds'))).not.toBeNull();
  await progress?.until('begin');
  expect(await server.diagnostics(uri)).toContainEqual(expect.objectContaining({ code: 'prestop-outlasts-grace' }));
  files.release();
  await progress?.until('end');
  expect(progress?.said.map(({ value }) => value)).toEqual([
    expect.objectContaining({ kind: 'begin', cancellable: true, percentage: 0 }) as object,
    ...Array.from(
      { length: (progress?.said.length ?? 0) - 2 },
      () =>
        expect.objectContaining({ kind: 'report', message: expect.stringMatching(/^\d+ \/ 201$/) as string }) as object,
    ),
    { kind: 'end' },
  ]);
});

test('a question that is taken back while files are read is not answered', async () => {
  const files = new Files(root, { 'a/held.yaml': service('held') });
  files.hold();
  await start(files);
  await server.openAt(`${root}/a/web.yaml`, pod);
  const cancel = new CancellationTokenSource();
  const params = { textDocument: { uri: `${root}/a/web.yaml` } };
  const taken = server.connection.sendRequest('textDocument/codeLens', params, cancel.token);
  cancel.cancel();
  files.release();
  await expect(taken).rejects.toMatchObject({ code: -32800 });
});

test('reading can be cancelled, and what was read stays', async () => {
  const files = new Files(root, { ...many, 'a/service.yaml': service('front') });
  files.hold();
  let progress: ReturnType<typeof progressOf> | undefined;
  await start(files, {
    capabilities: withProgress,
    prepare: (one) => {
      files.answer(one);
      progress = progressOf(one);
    },
  });
  await progress?.until('begin');
  await server.connection.sendNotification('window/workDoneProgress/cancel', { token: progress?.said[0]?.token });
  await progress?.until('end');
  const { length } = files.asked;
  files.release();
  await server.openAt(`${root}/a/web.yaml`, pod);
  expect(await timeline(`${root}/a/web.yaml`)).toContain('EndpointSlice of front');
  expect(length).toBeLessThan(100);
  expect(files.asked.length).toBe(length + 1);
});

test('more files than the setting allows are not read, and a message says so', async () => {
  const files = new Files(root, { ...many });
  const message = new Promise((resolve) => {
    void start(files, {
      settings: { index: { maxFiles: 20 } },
      prepare: (one) => {
        files.answer(one);
        one.connection.onNotification('window/showMessage', resolve);
      },
    });
  });
  expect(await message).toMatchObject({
    type: 3,
    message: expect.stringMatching(/first 20 files of repository/) as string,
  });
  await server.openAt(`${root}/web.yaml`, pod);
  await server.until(() => Promise.resolve(files.asked.length === 20));
});
