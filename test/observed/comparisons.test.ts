import { describe, expect, test } from 'vitest';
import type { AnalysisConfig } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import type { Comparison } from '../../server/src/core/observed/comparisons.ts';
import { readRecording, type ObservedChange, type Recording } from '../../server/src/core/observed/recording.ts';
import { clusterExplain, comparisonRows, comparisonSummary } from '../../server/src/core/render/comparisonTexts.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { readMeasured } from '../truth/measured.ts';
import { recordingOf, stories } from './recorded.ts';

/** What the processes of the scenario were told to do. */
function assumptionsOf(id: string): ReadonlyMap<string, string> {
  const measured = readMeasured().find((one) => one.id === id);
  // A new pod of the rollout is ready after 4 s, an old one exits 2 s after its signal.
  return new Map(Object.entries(measured?.assumptions ?? { 'app.readyAfter': '4s', 'app.exitsAfterStopSignal': '2s' }));
}

function recorded(id: string, change: (one: ObservedChange) => ObservedChange = (one) => one): Recording {
  const read = readRecording(recordingOf(id));
  if (read.type === 'unreadable') throw new Error(read.why.en);
  return { ...read.recording, changes: read.recording.changes.map(change) };
}

function compared(recording: Recording, assumptions: ReadonlyMap<string, string>): readonly Comparison[] {
  const config: AnalysisConfig = { ...defaultSettings, assumptions, locale: 'en' };
  return new AnalysisHost().analysis(config).compare(recording).pods;
}

/** A line for each event: what, when it was predicted and measured, and how that is judged. */
function told({ act, result }: Comparison): readonly string[] {
  if (result.type === 'unknown') return [result.why.en];
  return comparisonRows(result.events, result.timeline, clusterExplain('en'))
    .map(({ predicted, measured, difference, event }) => `${predicted} | ${measured} | ${difference} | ${event}`)
    .concat(comparisonSummary(result.events, act, clusterExplain('en')));
}

function verdicts({ result }: Comparison): readonly string[] {
  return result.type === 'compared' ? result.events.map(({ verdict }) => verdict) : [];
}

describe('of pods that were measured on a real cluster', () => {
  test.each(stories.map(({ id }) => id))('%s: whatever the API shows came as predicted', (id) => {
    const pods = compared(recorded(id), assumptionsOf(id));
    expect(pods.length).toBeGreaterThan(0);
    for (const pod of pods) {
      const open = pod.act.trigger === 'startup' ? ['pending'] : [];
      const others = verdicts(pod).filter((one) => !['asPredicted', 'hidden', ...open].includes(one));
      expect(others, told(pod).join('\n')).toEqual([]);
      expect(verdicts(pod).filter((one) => one === 'asPredicted').length).toBeGreaterThanOrEqual(5);
    }
  });

  test('a rollout is told pod by pod, in the order in which they start and end', () => {
    const pods = compared(recorded('multi-o1-surge1-unavail0'), assumptionsOf('multi-o1-surge1-unavail0'));
    expect(pods.map(({ act }) => act.trigger)).toEqual([
      'startup',
      'deletion',
      'startup',
      'deletion',
      'startup',
      'deletion',
    ]);
  });

  test('a grace period that the request named is predicted with', () => {
    const [pod] = compared(recorded('f4-delete-grace5-override'), assumptionsOf('f4-delete-grace5-override'));
    expect(pod?.act.requestedGraceSeconds).toBe(5);
  });
});

describe('what came otherwise', () => {
  const ignored = 'b1-ignore-term-grace10';

  test('is told with its difference, and with what was measured of it', () => {
    const [pod] = compared(recorded(ignored), new Map([['app.exitsAfterStopSignal', '3s']]));
    expect(pod && told(pod)).toMatchInlineSnapshot(`
      [
        "t+0 s | t+0 s ±1 s | as predicted | The pod is marked as terminating, with a grace period of 10 s (as it runs in the cluster)",
        "t+0 s | t+0.006 s | +0.006 s (as predicted) | EndpointSlice of app: the endpoint is terminating (ready=false, serving=true)",
        "t+0 s | t+0 s ±1 s | as predicted | app receives SIGTERM, because it has no preStop hook to wait for",
        "t+3 s | t+10 s ±1 s | +7 s (later) | app exits with code 0 (measured: exitCode=137)",
        "t+3.2 s | t+10.354 s | +7.154 s (later) | EndpointSlice of app: the endpoint is removed",
        "t+3.6 s | t+10.846 s | +7.246 s (later) | The pod object is removed",
        "t+5 s |  | the API does not show it | The last clients of app (ClusterIP) have stopped sending",
        "3 of 6 events that the API shows came as predicted",
      ]
    `);
  });

  test('is looked for within the whole range where the prediction is one', () => {
    const [pod] = compared(recorded(ignored), new Map());
    expect(pod && verdicts(pod)).toEqual(expect.not.arrayContaining(['later', 'earlier', 'absent', 'unforeseen']));
  });
});

describe('clocks', () => {
  const id = 'c2-prestop5-grace10-exit';

  test('need not agree: each instant is counted from t = 0 on its own', () => {
    const slow = recorded(id, (one) => ({ ...one, at: one.at - 3_600_000 }));
    expect(compared(slow, assumptionsOf(id)).map(told)).toEqual(compared(recorded(id), assumptionsOf(id)).map(told));
  });

  test('are taken for one where nobody saw the beginning, and that is said', () => {
    const { changes, ...head } = recorded(id);
    const begun = changes.findIndex(({ object }) => JSON.stringify(object).includes('deletionTimestamp'));
    const late = changes.slice(begun).map((one, index) => (index === 0 ? { ...one, change: 'LISTED' as const } : one));
    const services = changes.filter(({ object }) => JSON.stringify(object).includes('"kind":"Service"'));
    const [pod] = compared({ ...head, changes: [...services, ...late] }, assumptionsOf(id));
    expect(pod && told(pod)).toMatchInlineSnapshot(`
      [
        "t+0 s | t+0 s ±1 s | as predicted | The pod is marked as terminating, with a grace period of 10 s (as it runs in the cluster)",
        "t+0 s | t+37.408 s ±1 s | +37.408 s (later) | EndpointSlice of app: the endpoint is terminating (ready=false, serving=true)",
        "t+0 s | t+0 s ±1 s | as predicted | preStop (exec) of app starts",
        "t+5 s |  | the API does not show it | The last clients of app (ClusterIP) have stopped sending",
        "t+5 s |  | the API does not show it | preStop of app ends",
        "t+5 s |  | the API does not show it | app receives SIGTERM, because its preStop hook has ended",
        "t+5 s | t+5 s ±1 s | as predicted | app exits with code 0",
        "t+5.2 s | t+42.669 s ±1 s | +37.469 s (later) | EndpointSlice of app: the endpoint is removed",
        "t+5.6 s | t+43.162 s ±1 s | +37.562 s (later) | The pod object is removed",
        "3 of 6 events that the API shows came as predicted",
        "It had begun before anybody watched: instants of arrival are counted from the time that the cluster tells, and hold only as far as the two clocks agree",
      ]
    `);
  });

  test('know nothing of what was found only when somebody looked again', () => {
    const lost = recorded(id, (one) =>
      one.change === 'DELETED' ? { ...one, change: 'MISSED', at: one.at + 60_000 } : one,
    );
    const [pod] = compared(lost, assumptionsOf(id));
    const removed = pod?.result.type === 'compared' ? pod.result.events.at(-1) : undefined;
    expect(removed).toMatchObject({
      predicted: { type: 'podRemoved' },
      measured: { instant: { origin: { type: 'list', resource: 'pods' } } },
      difference: null,
      verdict: 'asPredicted',
    });
  });
});

test('a recording that ends before the pod does says what it has not seen', () => {
  const { changes, ...head } = recorded('c2-prestop5-grace10-exit');
  const [pod] = compared({ ...head, changes: changes.slice(0, 6) }, assumptionsOf('c2-prestop5-grace10-exit'));
  expect(pod?.act.over).toBe(false);
  expect(pod && verdicts(pod)).toContain('pending');
});

test('a pod that comes back under its name is another pod', () => {
  const { changes, ...head } = recorded('a1-exit-on-term');
  const again = changes.map((one) => {
    const object: unknown = JSON.parse(JSON.stringify(one.object).replaceAll('uid-app', 'uid-app-2'));
    return { ...one, at: one.at + 60_000, object };
  });
  const pods = compared({ ...head, changes: [...changes, ...again] }, assumptionsOf('a1-exit-on-term'));
  expect(pods.map(({ act }) => [act.pod, act.trigger, act.over])).toEqual([
    ['app', 'deletion', true],
    ['app', 'deletion', true],
  ]);
});
