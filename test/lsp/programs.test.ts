// When programs are run for a workspace, and which. A program of the test stands in for kubectl.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ProgramAnswer, ProgramQuestion } from '../../server/src/protocol/programs.ts';
import { LanguageServer, rangeOf } from './languageServer.ts';
import { problems, settings, startWithPrograms, untilProblem } from './programs.ts';

let server: LanguageServer;
const folders: string[] = [];
afterEach(async () => {
  await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const web = (seconds: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
          lifecycle: { preStop: { exec: { command: [sleep, "${String(seconds)}"] } } }
`;
const small = { 'kustomization.yaml': 'resources: [web.yaml]\n', 'web.yaml': web(40) };
const asWritten = /prestop-outlasts-grace: preStop \(40s\)/;
const asBuilt = /prestop-outlasts-grace: preStop \(41s\)/;

/** A program of ours in place of kubectl, which writes down that it ran; unless told otherwise it makes 41 s of 40 s. */
class StandIn {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'graceline-stand-in-'));
  readonly file: string;

  constructor(name = 'kubectl', body = `process.stdout.write(${JSON.stringify(web(41))});`) {
    folders.push(this.folder);
    this.file = path.join(this.folder, name);
    const runs = JSON.stringify(this.#runs);
    const note = `require('node:fs').appendFileSync(${runs}, process.pid + ' ' + process.argv[2] + '\\n');`;
    writeFileSync(this.file, `#!${process.execPath}\n${note}\n${body}\n`, { mode: 0o755 });
  }

  get #runs(): string {
    return path.join(this.folder, 'runs');
  }

  /** `1234 kustomize`: the process and its first argument. */
  get runs(): readonly string[] {
    return existsSync(this.#runs) ? readFileSync(this.#runs, 'utf8').trim().split('\n') : [];
  }
}

describe.skipIf(process.platform === 'win32')('nothing is run', { timeout: 30_000 }, () => {
  const openSmall = async (): Promise<string> => {
    await server.open('kustomization.yaml', small['kustomization.yaml']);
    return server.open('web.yaml', small['web.yaml']);
  };

  test('before the user has said so, who is asked once', async () => {
    const kubectl = new StandIn();
    const questions: ProgramQuestion[] = [];
    let say: (answer: ProgramAnswer) => void = () => undefined;
    const said = new Promise<ProgramAnswer>((resolve) => (say = resolve));
    const answer = (question: ProgramQuestion) => {
      questions.push(question);
      return said;
    };
    const files = { ...small, 'other/kustomization.yaml': 'resources: [web.yaml]\n', 'other/web.yaml': web(40) };
    server = await startWithPrograms({ PATH: kubectl.folder, files, answer });
    const uri = await openSmall();
    const other = await server.open('other/web.yaml', web(40));
    await vi.waitFor(() => {
      expect(questions.length).toBeGreaterThan(0);
    }, 10_000);
    expect(await problems(server, uri)).toEqual([expect.stringMatching(asWritten)]);
    expect(kubectl.runs).toEqual([]);
    say('allowed');
    await untilProblem(server, uri, asBuilt);
    await untilProblem(server, other, asBuilt);
    expect(questions).toEqual([expect.objectContaining({ ask: true, allow: 'Run It' })]);
    expect(questions[0]?.message).toContain('kubectl');
  });

  test('if the user refuses, and what is lost is said', async () => {
    const kubectl = new StandIn();
    server = await startWithPrograms({ PATH: kubectl.folder, files: small, answer: () => 'refused' });
    const uri = await openSmall();
    await untilProblem(
      server,
      server.uri('kustomization.yaml'),
      /build-not-rendered: .*not allowed \(graceline\.runPrograms\)/,
    );
    expect(await problems(server, uri)).toEqual([expect.stringMatching(asWritten)]);
    expect(kubectl.runs).toEqual([]);
  });

  test('if the settings forbid it, and nobody is asked', async () => {
    const kubectl = new StandIn();
    const answer = (): never => expect.unreachable();
    server = await startWithPrograms({
      PATH: kubectl.folder,
      files: small,
      settings: { ...settings, runPrograms: 'never' },
      answer,
    });
    await openSmall();
    await untilProblem(server, server.uri('kustomization.yaml'), /build-not-rendered: .*not allowed/);
    expect(kubectl.runs).toEqual([]);
  });

  test('in a workspace that is not trusted, whatever the settings say; once it is, they count', async () => {
    const kubectl = new StandIn();
    let answer: ProgramAnswer = 'untrusted';
    const asks: boolean[] = [];
    server = await startWithPrograms({
      PATH: kubectl.folder,
      files: small,
      settings: { ...settings, runPrograms: 'always' },
      answer: ({ ask }) => {
        asks.push(ask);
        return answer;
      },
    });
    const uri = await openSmall();
    await untilProblem(server, server.uri('kustomization.yaml'), /build-not-rendered: .*not trusted/);
    expect(kubectl.runs).toEqual([]);
    answer = 'allowed';
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await untilProblem(server, uri, asBuilt);
    expect(new Set(asks)).toEqual(new Set([false]));
  });

  test('where the client reads the files, for they may be anywhere', async () => {
    const kubectl = new StandIn();
    const answer = (): never => expect.unreachable();
    const read: string[] = [];
    server = await startWithPrograms({
      PATH: kubectl.folder,
      answer,
      files: small,
      settings: { ...settings, workspaceDiagnostics: true },
      initializationOptions: { graceline: { clientFiles: true } },
      prepare: (one) => {
        const texts = new Map(Object.entries(small).map(([name, written]) => [one.uri(name), written]));
        one.connection.onRequest('graceline/fs/findFiles', () => [...texts.keys()]);
        one.connection.onRequest('graceline/fs/readFile', ({ uri }: { uri: string }) => {
          read.push(uri);
          return texts.get(uri) ?? null;
        });
      },
    });
    const uri = await openSmall();
    await server.until(() => Promise.resolve(read.includes(uri)));
    expect(await problems(server, uri)).toEqual([expect.stringMatching(asWritten)]);
    expect(kubectl.runs).toEqual([]);
  });

  test('by other clients before a message has been answered', async () => {
    const kubectl = new StandIn();
    const messages: string[] = [];
    server = await LanguageServer.start({
      folders: [''],
      env: { PATH: kubectl.folder },
      settings,
      files: small,
      prepare: ({ connection }) => {
        connection.onRequest('window/showMessageRequest', ({ message, actions }: Message) => {
          messages.push(message);
          return actions[0] ?? null;
        });
      },
    });
    await untilProblem(server, await openSmall(), asBuilt);
    expect(messages).toEqual([expect.stringMatching(/^May Graceline run kubectl/)]);
  });

  interface Message {
    readonly message: string;
    readonly actions: readonly { readonly title: string }[];
  }
});

describe.skipIf(process.platform === 'win32')('a program', { timeout: 30_000 }, () => {
  test('of the settings is the one that is run', async () => {
    const mine = new StandIn('my-kustomize');
    server = await startWithPrograms({
      PATH: tmpdir(),
      files: small,
      settings: { ...settings, kustomize: { path: mine.file } },
    });
    await untilProblem(server, await server.open('web.yaml', small['web.yaml']), asBuilt);
    expect(mine.runs).toEqual([expect.stringMatching(/ build$/)]);
  });

  test('of the settings that is not there is named', async () => {
    server = await startWithPrograms({
      PATH: tmpdir(),
      files: small,
      settings: { ...settings, kustomize: { path: '/nowhere/kustomize' } },
    });
    const root = await server.open('kustomization.yaml', small['kustomization.yaml']);
    await untilProblem(server, root, /there is no program \/nowhere\/kustomize/);
  });

  test('that does not come to an end is ended when something changes, and with the server', async () => {
    const kubectl = new StandIn('kubectl', 'setInterval(() => undefined, 1000);');
    server = await startWithPrograms({ PATH: kubectl.folder, files: small });
    const uri = await server.open('web.yaml', small['web.yaml']);
    const running = async (count: number): Promise<number> => {
      await vi.waitFor(() => {
        expect(kubectl.runs.length).toBe(count);
      }, 10_000);
      return Number(kubectl.runs.at(-1)?.split(' ')[0]);
    };
    const ended = (pid: number): Promise<void> =>
      vi.waitFor(() => {
        expect(() => process.kill(pid, 0)).toThrow('ESRCH');
      }, 10_000);
    const first = await running(1);
    await server.change(uri, rangeOf(small['web.yaml'], '40'), '42');
    const second = await running(2);
    await ended(first);
    await server.stop();
    await ended(second);
  });
});
