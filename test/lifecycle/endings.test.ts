// How pods end otherwise than by a plain deletion of a pod that is well, and how their containers start again.
import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { scenario, service, told, type ScenarioSketch } from './scenarios.ts';

const run = (sketch: ScenarioSketch): readonly LifecycleEvent[] => simulate(scenario(sketch));
const types = (events: readonly LifecycleEvent[]): readonly string[] => events.map(({ type }) => type);
const of = <T extends LifecycleEvent['type']>(
  events: readonly LifecycleEvent[],
  type: T,
): readonly Extract<LifecycleEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<LifecycleEvent, { readonly type: T }> => event.type === type);

describe('deletion of a pod that', () => {
  const readiness = { period: 1 };
  const ends = { runsFor: 5, readiness, readyAfter: 7200, exitsAfter: 0 };

  it('has finished takes the object away at once', () => {
    const events = run({ restartPolicy: 'Never', containers: [ends], services: [service({})] });
    expect(types(events)).toEqual(['podMarkedTerminating', 'podRemoved']);
    expect(of(events, 'podMarkedTerminating')[0]?.detail.gracePeriodSeconds).toBe(0);
  });

  it('is about to finish removes it when its last container is done', () => {
    // The ordinary container ends after 5 s, and its sidecar takes longer than the minute after which the pod is deleted.
    const side = { name: 'side', role: 'sidecar', exitsAfter: 80 } as const;
    const events = run({ grace: 100, restartPolicy: 'Never', containers: [side, ends] });
    expect(told(events)).toBe('side exit(0) 25');
    expect(types(events)).toEqual(['podMarkedTerminating', 'containerExited', 'podRemoved']);
  });
});

describe('a pod fails', () => {
  it('when its node shuts down, however its processes end', () => {
    const events = run({ trigger: 'nodeShutdown', containers: [{ exitsAfter: 1 }] });
    expect(of(events, 'podFinished')[0]?.detail.phase).toBe('Failed');
  });

  it('when an init container fails under Never, and nothing else is started', () => {
    const init = { name: 'init', role: 'init', runsFor: 1, exitCode: 1 } as const;
    const events = run({ trigger: 'startup', restartPolicy: 'Never', containers: [init, {}] });
    expect(of(events, 'containerStarted').map(({ container }) => container)).toEqual(['init']);
    expect(of(events, 'podFinished')[0]?.detail.phase).toBe('Failed');
  });
});

describe('liveness under Never', () => {
  const liveness = { period: 1, failure: 1, grace: 3 };

  it('kills the whole pod with its last container, with the grace of the pod', () => {
    const side = { name: 'side', role: 'sidecar', preStop: 4, exitsAfter: 1 } as const;
    const main = { name: 'main', liveness, liveUntil: 5, preStop: 10, exitsAfter: 2 };
    const events = run({ trigger: 'livenessFailure', grace: 30, restartPolicy: 'Never', containers: [side, main] });
    expect(told(events)).toBe(
      'side preStop 4 | main preStop 10 | main SIGTERM 10 | main exit(0) 12 | side SIGTERM 12 | side exit(0) 13',
    );
  });

  it('kills the container alone where another one goes on, with the grace of the probe', () => {
    const main = { name: 'main', liveness, liveUntil: 5 };
    const events = run({ trigger: 'livenessFailure', restartPolicy: 'Never', containers: [main, { name: 'other' }] });
    expect(told(events)).toBe('main SIGTERM 0 | main SIGKILL 3 | main exit(137) 3');
  });
});

describe('a sidecar whose startup probe fails', () => {
  const side = { name: 'side', role: 'sidecar', startup: { period: 1, failure: 3 }, exitsAfter: 0 } as const;

  it('holds the ordinary containers back, also while it waits to be restarted', () => {
    const events = run({ trigger: 'startup', containers: [{ ...side, startedAfter: 7200 }, { name: 'main' }] });
    expect(of(events, 'startupProbeFailed')).toHaveLength(1);
    expect(of(events, 'containerRestarted')).toHaveLength(1);
    expect(of(events, 'containerStarted').map(({ container }) => container)).toEqual(['side']);
  });
});

describe('after a crash', () => {
  it('a container with a policy of its own is restarted as that says', () => {
    const crashes = { runsFor: 5, exitCode: 1 };
    const restarts = (sketch: ScenarioSketch): number =>
      of(run({ ...sketch, trigger: 'startup' }), 'containerRestarted').length;
    expect(restarts({ restartPolicy: 'Never', containers: [{ ...crashes, restartPolicy: 'OnFailure' }] })).toBe(1);
    expect(restarts({ restartPolicy: 'Always', containers: [{ ...crashes, restartPolicy: 'Never' }] })).toBe(0);
  });

  it('an ordinary container does not wait for the startup probe of a sidecar that restarts too', () => {
    const startup = { period: 1, failure: 600 };
    const side = { name: 'side', role: 'sidecar', startup, startedAfter: 30, runsFor: 40 } as const;
    const events = run({ trigger: 'startup', containers: [side, { name: 'main', runsFor: 11 }] });
    const [sideAgain, mainAgain] = ['side', 'main'].map((name) =>
      of(events, 'containerRestarted').find(({ container }) => container === name),
    );
    expect(sideAgain?.at).toBe(10_000);
    expect(mainAgain?.at).toBe(11_000);
  });

  it('readiness remembers the successes that it saw before', () => {
    const readiness = { period: 10, success: 3, failure: 1 };
    const events = run({ trigger: 'startup', containers: [{ readiness, runsFor: 100 }] });
    const [first, again] = of(events, 'podReady').map(({ at }) => at / 1000);
    const restarted = of(events, 'containerRestarted')[0]?.at ?? Number.NaN;
    expect(first).toBeGreaterThan(2);
    expect((again ?? Number.NaN) - restarted / 1000).toBeLessThan(1);
  });
});

it('a readiness gate is taken to be opened by whoever put it there', () => {
  const events = run({ trigger: 'startup', readinessGates: ['example.com/ready'], containers: [{}] });
  expect(types(events)).toContain('podReady');
});
