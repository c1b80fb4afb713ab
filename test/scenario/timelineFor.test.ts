// From the author's text to a timeline: what is unknown, and pods that end or never begin.
import { describe, expect, it, test } from 'vitest';
import { ask, instants, pod, service, timeline } from './workload.ts';

const clusterIP = service('type: ClusterIP');

describe('what nobody knows', () => {
  it('an end that is unknown is told from at once to never, and SIGKILL may not come', () => {
    const told = timeline(pod());
    expect(instants(told, 'stopSignalSent')).toEqual(['0']);
    expect(instants(told, 'sigkillSent')).toEqual(['30…']);
    expect(instants(told, 'containerExited')).toEqual(['0…30']);
    expect(instants(told, 'podRemoved')).toEqual(['0.6…30.6']);
    expect(told.outcome).toEqual({ podRemovedAt: 600, killed: ['app'], requestsAtRisk: null });
  });

  it('closes where somebody knows', () => {
    const told = timeline(pod(), { assume: { 'app.exitsAfterStopSignal': '3s' } });
    expect(instants(told, 'containerExited')).toEqual(['3']);
    expect(instants(told, 'podRemoved')).toEqual(['3.6']);
    expect(told.outcome.killed).toEqual([]);
  });

  it('a hook that is unknown may end at once or not at all', () => {
    const container = ['lifecycle: { preStop: { httpGet: { port: 80 } } }'];
    const told = timeline(pod({ container }), { assume: { 'app.exitsAfterStopSignal': '0s' } });
    expect(instants(told, 'preStopFinished')).toEqual(['0…30']);
    expect(instants(told, 'stopSignalSent')).toEqual(['0…30']);
  });

  it('at is the earliest instant, and events come in its order', () => {
    const told = timeline(pod() + clusterIP);
    for (const event of told.events) expect(event.at).toBe(event.earliest);
    expect(told.events.map(({ at }) => at)).toEqual(told.events.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(told.events.map(({ id }) => id)).toEqual(told.events.map((_, index) => `e${String(index + 1)}`));
  });
});

describe('nothing is said where a number cannot be read', () => {
  test.each([
    ['spec.terminationGracePeriodSeconds', pod({ spec: ['terminationGracePeriodSeconds: "{{ .Values.grace }}"'] })],
    [
      'spec.containers[0].livenessProbe.periodSeconds',
      pod({ container: ['livenessProbe: { httpGet: { port: 80 }, periodSeconds: "{{ .Values.period }}" }'] }),
    ],
  ])('%s of a template', (field, manifest) => {
    const answer = ask(manifest);
    if (answer.type === 'timeline') throw new Error('a timeline was told');
    expect(answer.why.en).toBe(`${field} is filled in by a template, so its value is unknown here`);
    expect(answer.why.ko).toContain(field);
  });

  test.each([
    ['"soon"', /is not a whole number/],
    ['1.5', /is not a whole number/],
    ['[30]', /is not a whole number/],
  ])('terminationGracePeriodSeconds: %s', (value, why) => {
    const answer = ask(pod({ spec: [`terminationGracePeriodSeconds: ${value}`] }));
    expect(answer).toMatchObject({ type: 'unknown', why: { en: expect.stringMatching(why) as unknown } });
  });

  it('a patch without containers', () => {
    const answer = ask('apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n');
    expect(answer).toMatchObject({ type: 'unknown' });
  });
});

describe('pods that end, or never begin', () => {
  it.each([
    ['Always', ['containerRestarted']],
    ['OnFailure', ['containerRestarted']],
    ['Never', ['podFinished']],
  ] as const)('restartPolicy %s after a failure', (policy, expected) => {
    const asked = { trigger: 'startup', assume: { 'app.runsFor': '5s', 'app.exitCode': '1' } } as const;
    const told = timeline(pod({ spec: [`restartPolicy: ${policy}`] }), asked);
    const ends = told.events.filter(({ type }) => type === 'containerRestarted' || type === 'podFinished');
    expect([...new Set(ends.map(({ type }) => type))]).toEqual(expected);
  });

  it.each([
    ['Always', 'containerRestarted'],
    ['OnFailure', 'podFinished'],
    ['Never', 'podFinished'],
  ] as const)('restartPolicy %s after a success', (policy, expected) => {
    const asked = { trigger: 'startup', assume: { 'app.runsFor': '5s' } } as const;
    const told = timeline(pod({ spec: [`restartPolicy: ${policy}`] }), asked);
    expect(told.events.map(({ type }) => type)).toContain(expected);
  });

  it('a Job is done when its container is', () => {
    const job = `apiVersion: batch/v1
kind: Job
metadata: { name: report }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: app, image: report }] } } }
`;
    const told = timeline(job, { trigger: 'startup', assume: { 'app.runsFor': '90s' } });
    expect(instants(told, 'containerExited')).toEqual(['90']);
    expect(told.events.at(-1)).toMatchObject({ type: 'podFinished', detail: { phase: 'Succeeded' } });
    expect(instants(told, 'podRemoved')).toEqual([]);
    expect(told.outcome.podRemovedAt).toBeNull();
  });

  it('an init container that never ends keeps the others from starting', () => {
    const before = ['- { name: wait, image: wait }'];
    const asked = { trigger: 'startup', assume: { 'wait.runsFor': 'never' } } as const;
    const told = timeline(pod({ before }), asked);
    expect(told.events.map(({ type, container }) => `${type} ${container ?? ''}`)).toEqual([
      'podScheduled ',
      'containerStarted wait',
    ]);
  });

  it('a pod that is never ready is deleted a minute after its creation', () => {
    const before = ['- { name: wait, image: wait }'];
    const told = timeline(pod({ before }), {
      assume: { 'wait.runsFor': 'never', 'wait.exitsAfterStopSignal': 'never' },
    });
    expect(told.events[0]).toMatchObject({ type: 'podMarkedTerminating', at: 0 });
    expect(instants(told, 'containerExited', 'wait')).toEqual(['30']);
    expect(instants(told, 'containerExited', 'app')).toEqual([]);
    // The same pod, whose process ends by itself 70 s after its start: what is left of that is 10 s.
    const ending = timeline(pod({ before, spec: ['restartPolicy: Never'] }), {
      assume: { 'wait.runsFor': '70s', 'wait.exitCode': '1', 'wait.exitsAfterStopSignal': 'never' },
    });
    expect(instants(ending, 'containerExited', 'wait')).toEqual(['10']);
  });

  it('a pod that gets ready late is deleted then', () => {
    const container = ['readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 }'];
    const told = timeline(pod({ container }), {
      assume: { 'app.readyAfter': '120s', 'app.exitsAfterDeletion': '4s', 'app.exitsAfterStopSignal': 'never' },
    });
    expect(told.events.slice(0, 2).map(({ type, at }) => `${type} ${String(at)}`)).toEqual([
      'podReady 0',
      'podMarkedTerminating 0',
    ]);
    expect(instants(told, 'containerExited')).toEqual(['4']);
  });
});

describe('a failing liveness probe', () => {
  const probed = pod({
    container: ['livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5, failureThreshold: 2 }'],
  });

  it('need not be stated where it is what is asked about: t = 0 is its first failure', () => {
    const told = timeline(probed, { trigger: 'livenessFailure', assume: { 'app.exitsAfterStopSignal': '1s' } });
    expect(instants(told, 'livenessFailed')).toEqual(['5']);
    expect(instants(told, 'containerExited')).toEqual(['6']);
  });

  it('does not happen without a liveness probe, and that is said', () => {
    expect(ask(pod(), { trigger: 'livenessFailure' })).toMatchObject({ type: 'unknown' });
  });
});
