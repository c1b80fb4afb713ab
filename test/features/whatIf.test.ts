// What would happen if a number were another one: seen in a snapshot of its own, and written only when somebody wants it.
import { describe, expect, test } from 'vitest';
import type { Analysis, Supposition } from '../../server/src/core/analysis.ts';
import { analyse, applyFix } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3   # three of them
  template:
    spec:
      terminationGracePeriodSeconds: "not a number"
      containers:
        - name: app
          image: app
          readinessProbe: { tcpSocket: { port: 80 } }
        - name: proxy
          image: proxy
          lifecycle:
            preStop:
              exec: { command: ["sh", "-c", "sleep 20; nginx -s quit"] }
---
apiVersion: v1
kind: Pod
metadata: { name: lone }
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: app
      image: app
`;

const nothing: Supposition = { fields: new Map(), assumptions: new Map(), kubernetesMinor: undefined };
const fields = (entries: Readonly<Record<string, number>>): Supposition => ({
  ...nothing,
  fields: new Map(Object.entries(entries)),
});

function targetsOf(text: string) {
  const fixture = parseFixture(text);
  const [file] = fixture.files;
  if (!file) throw new Error('there is no file');
  const analysis = analyse(fixture);
  const find = (name: string) => {
    const found = analysis.targets(file.uri).find(({ object }) => object.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  return { analysis, find, text: file.text };
}

function stops(analysis: Analysis, target: ReturnType<ReturnType<typeof targetsOf>['find']>): readonly number[] {
  const answer = analysis.timeline(target, { trigger: 'deletion', requestedGraceSeconds: undefined });
  if (answer.type !== 'timeline') throw new Error(answer.why.en);
  return answer.timeline.events.flatMap(({ type, earliest }) => (type === 'sigkillSent' ? [earliest] : []));
}

describe('what can be turned', () => {
  const { analysis, find } = targetsOf(deployment);
  const labels = (name: string): readonly string[] =>
    analysis.knobs(find(name)).map(({ label, value }) => `${label} = ${String(value)}`);

  test('are the numbers that decide when something happens, written or not', () => {
    expect(labels('web')).toEqual([
      'replicas = 3',
      'app: preStop sleep = 0',
      'proxy: preStop sleep = 20',
      'app: readinessProbe.initialDelaySeconds = 0',
      'app: readinessProbe.periodSeconds = 10',
      'app: readinessProbe.failureThreshold = 3',
      'app: readinessProbe.successThreshold = 1',
    ]);
    expect(labels('lone')).toEqual(['terminationGracePeriodSeconds = 60', 'app: preStop sleep = 0']);
  });

  test('is nothing of a workload that has gone', () => {
    const gone = find('lone');
    expect(analysis.knobs({ ...gone, object: { ...gone.object, name: 'gone' } })).toEqual([]);
  });
});

describe('a number that is another one', () => {
  test('moves the events of the snapshot that supposes it, and of no other', () => {
    const { analysis, find } = targetsOf(deployment);
    const lone = find('lone');
    const [before] = stops(analysis, lone);
    const supposed = analysis.suppose(lone, fields({ 'spec.terminationGracePeriodSeconds': 90 }));
    expect(stops(supposed.analysis, lone)[0]).toBe((before ?? 0) + 30_000);
    expect(stops(analysis, lone)[0]).toBe(before);
  });

  test('is written with all others and nothing else', () => {
    const { analysis, find, text } = targetsOf(deployment);
    const { edits } = analysis.suppose(
      find('web'),
      fields({
        'spec.replicas': 5,
        'spec.template.spec.containers[0].readinessProbe.periodSeconds': 2,
        'spec.template.spec.containers[0].readinessProbe.failureThreshold': 1,
        'spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds': 7,
        'spec.template.spec.containers[1].lifecycle.preStop.exec.command': 25,
      }),
    );
    expect(applyFix(text, { title: '', safe: false, edits })).toBe(
      text
        .replace('replicas: 3 ', 'replicas: 5 ')
        .replace('sleep 20;', 'sleep 25;')
        .replace('{ tcpSocket', '{ failureThreshold: 1, periodSeconds: 2, tcpSocket')
        .replace(
          '        - name: app\n',
          '        - lifecycle:\n            preStop:\n              sleep:\n                seconds: 7\n          name: app\n',
        ),
    );
  });

  test('that is the same as before, or of a field that is not there, is no edit', () => {
    const { analysis, find } = targetsOf(deployment);
    const { edits } = analysis.suppose(find('lone'), fields({ 'spec.terminationGracePeriodSeconds': 60, 'spec.x': 1 }));
    expect(edits).toEqual([]);
  });
});

test('a supposed assumption goes before that of the settings, and one that has no form is passed over', () => {
  const { analysis, find } = targetsOf(deployment);
  const lone = find('lone');
  const suppose = (value: string) =>
    analysis.suppose(lone, { ...nothing, assumptions: new Map([['app.exitsAfterStopSignal', value]]) }).analysis;
  expect(stops(suppose('3s'), lone)).toEqual([]);
  expect(stops(suppose('soon'), lone)).toEqual(stops(analysis, lone));
});
