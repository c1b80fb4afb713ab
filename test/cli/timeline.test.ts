import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, deployment, harmless } from './manifests.ts';

test('how it ends comes first, then what happens, then what it rests on', async () => {
  const run = await graceline(['timeline', 'app.yaml'], { cwd: folder({ 'app.yaml': cutShort }) });
  expect(run).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "",
      "stdout": "Pod app: deletion
    app: SIGTERM at t+8 s, SIGKILL at t+10 s if it still runs
    app: preStop takes 20 s (app.yaml:13), but the grace period is 8 s (app.yaml:6): the hook does not end in time
    The pod object is removed at t+8.6 s … t+10.6 s

    Decided by:
      spec.terminationGracePeriodSeconds: 8 s (app.yaml:6)
      spec.containers[0].lifecycle.stopSignal: SIGTERM (Kubernetes' default)
      spec.containers[0].lifecycle.preStop.exec.command: 20s (app.yaml:13)

    t+0 s               The pod is ready
    t+0 s               The pod is marked as terminating, with a grace period of 8 s (app.yaml:6)
    t+0 s               preStop (exec) of app starts
    t+8 s               app receives SIGTERM, because the grace period ended while preStop still ran  app.yaml:6
    t+10 s or never     app is killed by SIGKILL if it still runs, 2 s after its stop signal (the least that the kubelet gives)  app.yaml:6
    t+8 s … t+10 s      app exits with code 0, unless SIGKILL ends it (137)
    t+8 s … t+10 s      preStop of app is cut short: it ends with its container  app.yaml:13
    t+8.6 s … t+10.6 s  The pod object is removed

    This rests on what no manifest shows:
      app.exitsAfterStopSignal is unknown: the best and the worst case are both shown
    Say what you know: --assume app.exitsAfterStopSignal=3s
    ",
    }
  `);
});

test('the same in Korean, as the environment says', async () => {
  const cwd = folder({ 'app.yaml': cutShort });
  const run = await graceline(['timeline', 'app.yaml'], { cwd, env: { LANG: 'ko_KR.UTF-8' } });
  expect(run.stdout).toMatchInlineSnapshot(`
    "Pod app: deletion
    app: t+8 s에 SIGTERM, 아직 실행 중이면 t+10 s에 SIGKILL
    app: preStop은 20 s 걸리는데 (app.yaml:13) 유예 기간은 8 s (app.yaml:6). 훅이 제때 끝나지 않음
    파드 오브젝트는 t+8.6 s … t+10.6 s에 제거됨

    정하는 값:
      spec.terminationGracePeriodSeconds: 8 s (app.yaml:6)
      spec.containers[0].lifecycle.stopSignal: SIGTERM (Kubernetes 기본값)
      spec.containers[0].lifecycle.preStop.exec.command: 20s (app.yaml:13)

    t+0 s               파드가 준비됨
    t+0 s               파드가 종료 중으로 표시됨. 유예 기간은 8 s (app.yaml:6)
    t+0 s               app: preStop (exec) 시작
    t+8 s               app: SIGTERM 수신 (preStop이 끝나기 전에 유예 기간이 끝났기 때문)  app.yaml:6
    t+10 s 또는 없음    app: 아직 실행 중이면 SIGKILL로 강제 종료 (종료 신호 2 s 뒤, kubelet이 주는 최소 시간)  app.yaml:6
    t+8 s … t+10 s      app: 종료됨 (종료 코드 0, SIGKILL로 끝나면 137)
    t+8 s … t+10 s      app: preStop이 컨테이너와 함께 중단됨  app.yaml:13
    t+8.6 s … t+10.6 s  파드 오브젝트가 제거됨

    매니페스트에 없어서 가정한 것:
      app.exitsAfterStopSignal: 알 수 없음. 가장 좋은 경우와 가장 나쁜 경우를 모두 표시
    아는 값을 알려 주십시오: --assume app.exitsAfterStopSignal=3s
    "
  `);
});

test('JSON has the public form: lines and columns from 1, null for what never comes', async () => {
  const cwd = folder({ 'app.yaml': cutShort });
  const run = await graceline(
    ['timeline', 'app.yaml', '--format', 'json', '--assume', 'app.exitsAfterStopSignal=never'],
    { cwd },
  );
  const view = JSON.parse(run.stdout) as { events: { type: string; causes: unknown[] }[] };
  expect(view).toMatchObject({
    version: 1,
    target: { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'app' },
    trigger: 'deletion',
    outcome: { killed: ['app'], requestsAtRisk: null },
  });
  expect(view).toHaveProperty('assumptions', [{ key: 'app.exitsAfterStopSignal', value: 'never', origin: 'assumed' }]);
  const signal = view.events.find(({ type }) => type === 'stopSignalSent');
  expect(signal).toMatchObject({
    at: 8000,
    earliest: 8000,
    latest: 8000,
    pod: 'app',
    container: 'app',
    detail: { signal: 'SIGTERM' },
    sentence: expect.stringContaining('the grace period ended while preStop still ran') as unknown,
  });
  expect(signal?.causes).toContainEqual({
    field: 'spec.terminationGracePeriodSeconds',
    value: 8,
    origin: 'written',
    at: { file: 'app.yaml', line: 6, column: 34 },
  });
});

test('an event that may not come has a null `latest`', async () => {
  const cwd = folder({ 'app.yaml': harmless });
  const { stdout } = await graceline(['timeline', 'app.yaml', '--format', 'json'], { cwd });
  const { events } = JSON.parse(stdout) as { events: { type: string; latest: number | null }[] };
  expect(events.find(({ type }) => type === 'sigkillSent')?.latest).toBeNull();
});

test('Mermaid text is a sequence diagram', async () => {
  const cwd = folder({ 'app.yaml': cutShort });
  const { stdout } = await graceline(['timeline', 'app.yaml', '--format', 'mermaid'], { cwd });
  expect(stdout).toMatch(/^sequenceDiagram\n/);
  expect(stdout).toContain('t+8 s  SIGTERM');
});

test('a Service next door routes traffic to the pod', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: front\nspec:\n  selector:\n    app: web\n';
  const cwd = folder({
    'web.yaml': deployment('web'),
    'front.yml': service,
    'deeper/back.yaml': service.replace('front', 'back'),
  });
  const { stdout } = await graceline(['timeline', 'web.yaml'], { cwd });
  expect(stdout).toContain('EndpointSlice of front');
  expect(stdout).not.toContain('EndpointSlice of back');
});

test.each([
  [['--trigger', 'forceDeletion'], 'force-deleted'],
  [['--grace-period', '3'], 'SIGKILL at t+3 s'],
  [['--grace-period', '-1'], 'SIGKILL at t+30 s'],
  [['--grace-period', '0'], 'force-deleted'],
  [['--trigger', 'eviction'], 'SIGKILL at t+30 s'],
  [['--assume', '*.exitsAfterStopSignal=4s'], 'quiet exits with code 0'],
])('%j is followed', async (options, expected) => {
  const cwd = folder({ 'app.yaml': harmless });
  const { stdout, exitCode } = await graceline(['timeline', 'app.yaml', ...options], { cwd });
  expect(stdout).toContain(expected);
  expect(exitCode).toBe(0);
});

test.each([
  ['Pod quiet', harmless, 'a Pod has no rollout: a change of the template replaces none of its pods'],
  [
    'CloneSet web',
    deployment('web').replace('apps/v1', 'apps.kruise.io/v1alpha1').replace('kind: Deployment', 'kind: CloneSet'),
    'the rollout of a CloneSet is up to a controller of its own, which is not played here',
  ],
])('%s is not rolled out here', async (_, text, why) => {
  const args = ['timeline', 'app.yaml', '--trigger', 'rollout'];
  const { stdout, stderr, exitCode } = await graceline(args, { cwd: folder({ 'app.yaml': text }) });
  expect(stderr).toContain(why);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
});

const several = [deployment('web'), deployment('web', 'blue'), deployment('api')].join('---\n');

test('several workloads and no # are a question, answered with the targets', async () => {
  const run = await graceline(['timeline', 'all.yaml'], { cwd: folder({ 'all.yaml': several }) });
  expect(run).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "graceline: all.yaml has several workloads; name one of them:
      all.yaml#Deployment/web
      all.yaml#Deployment/blue/web
      all.yaml#Deployment/api
    ",
      "stdout": "",
    }
  `);
});

test.each([
  ['all.yaml#Deployment/api', 'Deployment api'],
  ['all.yaml#deployment/api', 'Deployment api'],
  ['all.yaml#Deployment/blue/web', 'Deployment web'],
  ['all.yaml#Deployment/default/web', 'Deployment web'],
  ['all.yaml#Deployment/web', 'Deployment web'],
])('%s names one of them', async (target, title) => {
  const run = await graceline(['timeline', target, '--quiet'], { cwd: folder({ 'all.yaml': several }) });
  expect(run.stdout).toContain(`${title}: deletion\n`);
  expect(run.exitCode).toBe(0);
});

test('a name that two workloads share, or that none has, is a question again', async () => {
  const twins = [deployment('web', 'blue'), deployment('web', 'green'), deployment('api')].join('---\n');
  const cwd = folder({ 'all.yaml': twins });
  const shared = await graceline(['timeline', 'all.yaml#Deployment/web'], { cwd });
  expect(shared.stderr).toContain('has several workloads; name one of them:\n  all.yaml#Deployment/blue/web\n');
  expect(shared.stderr).not.toContain('api');
  const none = await graceline(['timeline', 'all.yaml#Pod/web'], { cwd });
  expect(none.stderr).toContain('all.yaml has no Pod/web; name one of them:\n');
  expect([shared.exitCode, none.exitCode]).toEqual([2, 2]);
});

test('standard input may hold several workloads too', async () => {
  const run = await graceline(['timeline', '-#Deployment/api', '--quiet'], { stdin: several, cwd: folder({}) });
  expect(run.stdout).toContain('Deployment api: deletion');
});

test.each([
  ['values.yaml', 'a: 1', 'values.yaml has no workload, so there is no timeline'],
  ['a.yaml', harmless.replace('spec:', 'spec:\n  terminationGracePeriodSeconds: soon'), 'no timeline of Pod quiet: '],
  ['gone/a.yaml', harmless, 'cannot read a.yaml: no such file or folder'],
  ['a.yaml/b.yaml', harmless, 'cannot read a.yaml: it is a folder, name a file'],
])('%s without a timeline says why', async (file, text, message) => {
  const cwd = folder({ [file]: text });
  const named = file === 'values.yaml' ? file : 'a.yaml';
  const { stderr, exitCode } = await graceline(['timeline', named], { cwd });
  expect(stderr).toContain(`graceline: ${message}`);
  expect(exitCode).toBe(2);
});

test('an assumption about nothing is named, for it may be misspelt', async () => {
  const cwd = folder({ 'app.yaml': harmless });
  const used = ['*.exitsAfterStopSignal=1s', 'Pod/quiet/quiet.exitCode=3', 'requestsTake=2s'];
  const unused = ['quite.exitsAfterStopSignal=1s', 'quiet.preStopTakes=1s'];
  const options = [...used, ...unused].flatMap((one) => ['--assume', one]);
  const { stderr, exitCode } = await graceline(['timeline', 'app.yaml', ...options], { cwd });
  expect(stderr.split('\n')).toEqual([
    'graceline: --assume quite.exitsAfterStopSignal has no effect on Pod quiet',
    'graceline: --assume quiet.preStopTakes has no effect on Pod quiet',
    '',
  ]);
  expect(exitCode).toBe(0);
});

test('settings of a folder above count, too', async () => {
  const cwd = folder({
    '.graceline.yaml': 'assumptions:\n  quiet.exitsAfterStopSignal: 4s\n',
    'deep/deeper/app.yaml': harmless,
  });
  const { stdout } = await graceline(['timeline', 'app.yaml'], { cwd: `${cwd}/deep/deeper` });
  expect(stdout).toContain('quiet.exitsAfterStopSignal = 4s (stated)');
});
