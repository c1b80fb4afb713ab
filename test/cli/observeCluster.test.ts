// `graceline observe` as a process, against a server that speaks list and watch.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changesOf, type SeenChange } from '../observed/recorded.ts';
import { ApiServer, type Loose } from './apiServer.ts';
import { builtFile, folder, graceline, type Run } from './graceline.ts';

const prestop = changesOf('c2-prestop5-grace10-exit');
const there = prestop.filter(({ change }) => change === 'LISTED');
const toCome = prestop.filter(({ change }) => change !== 'LISTED');

interface Observed {
  readonly server: ApiServer;
  readonly cwd: string;
  /** Resolves when this was said on standard error. */
  readonly said: (text: string) => Promise<void>;
  readonly interrupt: () => void;
  readonly ended: Promise<Run>;
}

async function observed(
  args: readonly string[],
  objects: readonly SeenChange[] = there,
  prepare: (server: ApiServer) => void = () => undefined,
): Promise<Observed> {
  const server = new ApiServer();
  for (const { object } of objects) server.put(object);
  prepare(server);
  const cwd = folder({ kubeconfig: await server.start() });
  const env = { PATH: process.env.PATH, HOME: cwd, KUBECONFIG: path.join(cwd, 'kubeconfig') };
  const child = spawn(process.execPath, [builtFile, 'observe', ...args], { cwd, env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Run>((done) => {
    child.on('close', (code) => {
      done({ stdout, stderr, exitCode: code ?? -1 });
    });
  });
  const said = async (text: string): Promise<void> => {
    while (!stderr.includes(text)) {
      const more = new Promise((resolve) => child.stderr.once('data', resolve));
      await Promise.race([more, ended.then((run) => Promise.reject(new Error(`never said: ${run.stderr}`)))]);
    }
  };
  return { server, cwd, said, interrupt: () => child.kill('SIGINT'), ended };
}

/** Until the process watches these too, beside what it always watches. */
async function allWatched({ server, ended }: Observed, more: readonly string[] = ['events']): Promise<void> {
  const watches = ['pods', 'endpointslices', ...more].map((resource) => server.watched(resource));
  const early = ended.then((run) => Promise.reject(new Error(`ended too early: ${run.stderr}`)));
  await Promise.race([Promise.all(watches), early]);
}

function play(server: ApiServer, changes: readonly SeenChange[]): void {
  for (const { change, object } of changes) {
    if (change === 'DELETED') server.remove(object);
    else server.put(object);
  }
}

describe('a pod that somebody deletes', () => {
  test('is watched until it is gone, and told as its recording tells it', async () => {
    const watch = await observed(['pod/app', '--record', 'seen.jsonl']);
    await allWatched(watch);
    watch.server.bookmark('pods');
    play(watch.server, toCome);
    const run = await watch.ended;
    expect(run.stderr).toBe(
      'graceline: watching Pod app (namespace shop, context lab): delete or evict it from somewhere else; Ctrl-C ends this\n',
    );
    expect(run.stdout).toMatch(/^Pod app: deletion, measured beside predicted\n/);
    expect(run.stdout).toContain('deletionTimestamp − 10 s');
    expect(run.stdout).toContain('[containerStatuses[app].state.terminated.finishedAt, news of it at t+');
    expect(run.stdout).toContain('The pod object is removed  [arrival in the watch of pods]');
    expect(run.exitCode).toBe(0);
    const replayed = await graceline(['observe', '--replay', 'seen.jsonl'], { cwd: watch.cwd });
    expect(replayed).toEqual({ ...run, stderr: '' });
  });

  test('is asked for by GET and by nothing else, and nothing but what is needed is asked', async () => {
    const watch = await observed(['Pod/app']);
    await allWatched(watch);
    play(watch.server, toCome);
    await watch.ended;
    expect(watch.server.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    const addresses = watch.server.requests.map((request) => request.replace(/[?&]resourceVersion=\d+/, ''));
    expect(addresses.toSorted()).toMatchInlineSnapshot(`
      [
        "GET /api/v1/namespaces/shop/events?fieldSelector=involvedObject.kind=Pod,involvedObject.name=app",
        "GET /api/v1/namespaces/shop/events?watch=true&fieldSelector=involvedObject.kind=Pod,involvedObject.name=app&allowWatchBookmarks=true",
        "GET /api/v1/namespaces/shop/pods/app",
        "GET /api/v1/namespaces/shop/pods?fieldSelector=metadata.name=app",
        "GET /api/v1/namespaces/shop/pods?watch=true&fieldSelector=metadata.name=app&allowWatchBookmarks=true",
        "GET /api/v1/namespaces/shop/services",
        "GET /apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?labelSelector=kubernetes.io/service-name+in+(app)",
        "GET /apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?watch=true&labelSelector=kubernetes.io/service-name+in+(app)&allowWatchBookmarks=true",
        "GET /version",
      ]
    `);
  });

  test('leaves no secret of its environment in the recording', async () => {
    const watch = await observed(['Pod/app', '--record', 'seen.jsonl']);
    await allWatched(watch);
    play(watch.server, toCome);
    await watch.ended;
    const recording = readFileSync(path.join(watch.cwd, 'seen.jsonl'), 'utf8');
    expect(JSON.stringify(there)).toContain('"env"');
    expect(recording).toContain('"containers"');
    expect(recording).not.toContain('"env"');
  });
});

test('a rollout is watched until its last pod is ready and its last old one gone', async () => {
  const labels = { app: 'app' };
  const deployment = (generation: number, updatedReplicas: number): Loose => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app', namespace: 'shop', uid: 'uid-of-app', generation },
    spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels } } },
    status: { observedGeneration: generation, updatedReplicas },
  });
  const story = changesOf('multi-o1-surge1-unavail0');
  const standing = story.filter(({ change }) => change === 'LISTED');
  const watch = await observed(['deploy/app'], standing, (server) => {
    server.put(deployment(1, 3));
  });
  await allWatched(watch, ['events', 'deployments']);
  watch.server.put(deployment(2, 0));
  play(
    watch.server,
    story.filter(({ change }) => change !== 'LISTED'),
  );
  watch.server.put(deployment(2, 3));
  const { stdout, exitCode } = await watch.ended;
  expect(stdout.match(/^Pod \S+: \w+/gm)).toHaveLength(6);
  expect(exitCode).toBe(0);
});

describe('what the watch has missed', () => {
  test('because the server forgot is listed again, and dated by that', async () => {
    const watch = await observed(['Pod/app']);
    await allWatched(watch);
    const removal = toCome.findIndex(({ change }) => change === 'DELETED');
    play(watch.server, toCome.slice(0, removal));
    watch.server.forget('pods');
    play(watch.server, toCome.slice(removal));
    const { stdout } = await watch.ended;
    expect(stdout).toContain('The pod object is removed  [found when pods were listed: no later than that]');
    expect(
      watch.server.requests.filter((request) => request.includes('/pods?') && !request.includes('watch=')).length,
    ).toBe(2);
  });

  test('because the connection was lost is said, and made up for', async () => {
    const watch = await observed(['Pod/app']);
    await allWatched(watch);
    const removal = toCome.findIndex(({ change }) => change === 'DELETED');
    play(watch.server, toCome.slice(0, removal));
    watch.server.refused.set('pods', 503);
    watch.server.drop('pods');
    await watch.said('the watch of pods is lost');
    play(watch.server, toCome.slice(removal));
    watch.server.refused.delete('pods');
    const { stdout, stderr, exitCode } = await watch.ended;
    expect(stderr).toContain('pods are watched again; what changed in between is dated by when it was found');
    expect(stdout).toContain('The pod object is removed  [found when pods were listed: no later than that]');
    expect(exitCode).toBe(0);
  });
});

describe('whoever waits', () => {
  test('can stop it, and sees what there is', async () => {
    const watch = await observed(['Pod/app']);
    await allWatched(watch);
    play(watch.server, toCome.slice(0, 1));
    // Whoever asks from there on has read what came before.
    watch.server.finish('pods');
    await watch.server.watched('pods');
    watch.interrupt();
    const { stdout, exitCode } = await watch.ended;
    expect(stdout).toMatch(/^Pod app: deletion, .*\n1 of 1 .*\nIt was not over when this was written\n/);
    expect(exitCode).toBe(0);
  });

  test('is not kept longer than --timeout', async () => {
    const { ended } = await observed(['Pod/app', '--timeout', '1ms']);
    const { stderr, exitCode } = await ended;
    expect(stderr).toContain('graceline: the time is up (--timeout)\n');
    expect(exitCode).toBe(2);
  });

  test('hears what may not be read, and of what is measured without it', async () => {
    const watch = await observed(['Pod/app'], there, (one) => {
      one.refused.set('events', 403);
    });
    await allWatched(watch, []);
    play(watch.server, toCome);
    const { stdout, stderr, exitCode } = await watch.ended;
    expect(stderr).toContain('events cannot be read (403: ');
    expect(stdout).toContain('containerStatuses[app].state.terminated.finishedAt');
    expect(stdout).not.toContain('Event Killing');
    expect(exitCode).toBe(0);
  });
});

const refusals: readonly (readonly [title: string, args: readonly string[], en: string, ko: string])[] = [
  [
    'an unknown pod',
    ['Pod/web'],
    'the cluster has no Pod web (namespace shop, context lab)',
    '클러스터에 Pod web 없음',
  ],
  [
    'a kind without pods',
    ['Service/web'],
    'Service cannot be watched; there are Pod, Deployment',
    '지켜볼 수 없는 종류',
  ],
  [
    'an unknown context',
    ['Pod/app', '--context', 'prod'],
    'the kubeconfig has no context prod; there are lab',
    '컨텍스트가 없음',
  ],
  ['no name', [], 'name a workload of the cluster', '클러스터의 워크로드를 지정하거나'],
  [
    'a timeout that is none',
    ['Pod/app', '--timeout', 'soon'],
    'Write a duration, as in 30s.',
    '30s 같은 시간을 쓰십시오',
  ],
];

test.each(refusals)('%s is a usage error', async (_title, args, en, ko) => {
  for (const [locale, text] of [
    ['en', en],
    ['ko', ko],
  ] as const) {
    const { ended } = await observed([...args, '--locale', locale]);
    const { stdout, stderr, exitCode } = await ended;
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  }
});

test('pods that may not be read end it', async () => {
  const { ended } = await observed(['Pod/app'], there, (server) => {
    server.refused.set('pods', 403);
  });
  expect(await ended).toMatchObject({
    exitCode: 2,
    stderr: 'graceline: the API server refuses (403): pods is forbidden\n',
  });
});

test('without a kubeconfig nothing is asked of anybody', async () => {
  const cwd = folder({});
  const { stderr, exitCode } = await graceline(['observe', 'Pod/app'], { cwd, env: { HOME: cwd } });
  expect(stderr).toBe('graceline: there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config names one\n');
  expect(exitCode).toBe(2);
});
