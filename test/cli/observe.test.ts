import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifestOf } from '../observed/recorded.ts';
import { folder, graceline } from './graceline.ts';

const recording = readFileSync(new URL('../observed/data/prestop.jsonl', import.meta.url), 'utf8');
const assumed = ['--assume', 'app.exitsAfterStopSignal=0s', '--assume', 'app.preStopTakes=5s'];
const replay = ['observe', '--replay', 'prestop.jsonl', ...assumed];

function cwd(files: Readonly<Record<string, string>> = {}): string {
  return folder({ 'prestop.jsonl': recording, 'app.yaml': manifestOf('c2-prestop5-grace10-exit'), ...files });
}

describe('a replay', () => {
  test('tells what was measured beside what is predicted of the pod that ran', async () => {
    const run = await graceline(replay, { cwd: cwd() });
    expect(run).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "",
        "stdout": "Pod app: deletion, measured beside predicted
      6 of 6 events that the API shows came as predicted

      Predicted  Measured    Difference                What happens  [Measured by]
      t+0 s      t+0 s ±1 s  as predicted              The pod is marked as terminating, with a grace period of 10 s (as it runs in the cluster)  [deletionTimestamp − 10 s, news of it at t+0 s]
      t+0 s      t+0.01 s    +0.01 s (as predicted)    EndpointSlice of app: the endpoint is terminating (ready=false, serving=true)  [arrival in the watch of endpointslices]
      t+0 s      t+0 s ±1 s  as predicted              preStop (exec) of app starts  [Event Killing, news of it at t+0.014 s]
      t+5 s                  the API does not show it  The last clients of app (ClusterIP) have stopped sending
      t+5 s                  the API does not show it  preStop of app ends
      t+5 s                  the API does not show it  app receives SIGTERM, because its preStop hook has ended
      t+5 s      t+5 s ±1 s  as predicted              app exits with code 0  [containerStatuses[app].state.terminated.finishedAt, news of it at t+5.265 s]
      t+5.2 s    t+5.271 s   +0.071 s (as predicted)   EndpointSlice of app: the endpoint is removed  [arrival in the watch of endpointslices]
      t+5.6 s    t+5.764 s   +0.164 s (as predicted)   The pod object is removed  [arrival in the watch of pods]
      ",
      }
    `);
  });

  test('does so in Korean', async () => {
    const { stdout } = await graceline([...replay, '--locale', 'ko'], { cwd: cwd() });
    expect(stdout).toMatchInlineSnapshot(`
      "Pod app: deletion, 예측과 측정
      API에 보이는 사건 6개 중 6개가 예측대로 일어남

      예측     측정        차이                 일어나는 일  [측정한 근거]
      t+0 s    t+0 s ±1 s  예측대로             파드가 종료 중으로 표시됨. 유예 기간은 10 s (클러스터에서 실행 중인 값)  [deletionTimestamp − 10 s, t+0 s에 소식이 도착함]
      t+0 s    t+0.01 s    +0.01 s (예측대로)   app EndpointSlice: 엔드포인트가 종료 중 (ready=false, serving=true)  [endpointslices watch에 도착한 시각]
      t+0 s    t+0 s ±1 s  예측대로             app: preStop (exec) 시작  [Event Killing, t+0.014 s에 소식이 도착함]
      t+5 s                API에 보이지 않음    app (ClusterIP): 마지막 클라이언트가 더 이상 요청을 보내지 않음
      t+5 s                API에 보이지 않음    app: preStop 끝남
      t+5 s                API에 보이지 않음    app: SIGTERM 수신 (preStop 훅이 끝났기 때문)
      t+5 s    t+5 s ±1 s  예측대로             app: 종료됨 (종료 코드 0)  [containerStatuses[app].state.terminated.finishedAt, t+5.265 s에 소식이 도착함]
      t+5.2 s  t+5.271 s   +0.071 s (예측대로)  app EndpointSlice: 엔드포인트가 제거됨  [endpointslices watch에 도착한 시각]
      t+5.6 s  t+5.764 s   +0.164 s (예측대로)  파드 오브젝트가 제거됨  [pods watch에 도착한 시각]
      "
    `);
  });

  test('can be predicted from a file, whose lines are named then', async () => {
    const longer = manifestOf('c2-prestop5-grace10-exit').replace(
      'terminationGracePeriodSeconds: 10',
      'terminationGracePeriodSeconds: 60',
    );
    const options = { cwd: cwd({ 'longer.yaml': longer }) };
    const { stdout } = await graceline([...replay, '--manifest', 'longer.yaml'], options);
    expect(stdout).toContain('a grace period of 60 s (longer.yaml:10) (measured: gracePeriodSeconds=10)');
  });

  test('in short says only how well the prediction held', async () => {
    const { stdout } = await graceline([...replay, '--quiet'], { cwd: cwd() });
    expect(stdout).toBe(
      'Pod app: deletion, measured beside predicted\n6 of 6 events that the API shows came as predicted\n',
    );
  });

  test('is there for programs: every instant with its origin and how exact it is', async () => {
    const { stdout } = await graceline([...replay, '--format', 'json'], { cwd: cwd() });
    const told = JSON.parse(stdout) as { pods: { events: { type: string }[] }[] };
    expect(told).toMatchObject({
      version: 1,
      target: { kind: 'Pod', namespace: 'shop', name: 'app' },
      kubernetesVersion: 'v1.36.2',
      predictedFrom: 'cluster',
      pods: [{ pod: 'app', trigger: 'deletion', began: '2026-07-01T10:00:00.000Z', over: true }],
    });
    expect(told.pods[0]?.events.find(({ type }) => type === 'containerExited')).toMatchInlineSnapshot(`
      {
        "container": "app",
        "difference": 0,
        "measured": {
          "arrived": 5265,
          "at": 5000,
          "by": "containerStatuses[app].state.terminated.finishedAt",
          "detail": {
            "exitCode": 0,
          },
          "origin": "said",
          "resolution": 1000,
        },
        "predicted": {
          "detail": {
            "exitCode": 0,
          },
          "earliest": 5000,
          "latest": 5000,
        },
        "sentence": "app exits with code 0",
        "type": "containerExited",
        "verdict": "asPredicted",
      }
    `);
    expect(told.pods[0]?.events.find(({ type }) => type === 'podRemoved')).toMatchInlineSnapshot(`
      {
        "container": null,
        "difference": 164,
        "measured": {
          "arrived": 5764,
          "at": 5764,
          "by": "pods",
          "detail": {},
          "origin": "watch",
          "resolution": 0,
        },
        "predicted": {
          "detail": {},
          "earliest": 5600,
          "latest": 5600,
        },
        "sentence": "The pod object is removed",
        "type": "podRemoved",
        "verdict": "asPredicted",
      }
    `);
  });

  test('is a table in Markdown', async () => {
    const { stdout } = await graceline([...replay, '--format', 'markdown'], { cwd: cwd() });
    expect(stdout).toMatch(/^# Pod app: deletion, measured beside predicted\n\n- 6 of 6 /);
    expect(stdout).toContain('\n| Predicted | Measured | Difference | What happens | Measured by |\n|---|');
    expect(stdout).toContain('| t+5.6 s | t+5.764 s | +0.164 s (as predicted) | The pod object is removed |');
  });
});

const mistakes: readonly (readonly [args: readonly string[], en: string, ko: string])[] = [
  [
    ['--replay', 'gone.jsonl'],
    'cannot read gone.jsonl: no such file or folder',
    'gone.jsonl 파일을 읽을 수 없음: 그런 파일이나 폴더가 없습니다',
  ],
  [
    ['--replay', 'app.yaml'],
    'cannot read app.yaml: it is no recording of graceline observe',
    'app.yaml 파일을 읽을 수 없음: graceline observe의 기록이 아닙니다',
  ],
  [
    ['Deployment/web', '--replay', 'prestop.jsonl'],
    'prestop.jsonl is a recording of Pod/app, not of Deployment/web',
    'prestop.jsonl: Deployment/web 대신 Pod/app의 기록임',
  ],
  [
    ['--replay', 'prestop.jsonl', '--manifest', 'prestop.jsonl'],
    'prestop.jsonl has no workload',
    'prestop.jsonl에 워크로드가 없어',
  ],
];

test.each(mistakes)('%j is a usage error', async (args, en, ko) => {
  const options = { cwd: cwd() };
  const english = await graceline(['observe', ...args], options);
  expect(english).toMatchObject({ exitCode: 2, stdout: '' });
  expect(english.stderr).toContain(`graceline: ${en}`);
  const korean = await graceline(['observe', ...args, '--locale', 'ko'], options);
  expect(korean.stderr).toContain(`graceline: ${ko}`);
});
