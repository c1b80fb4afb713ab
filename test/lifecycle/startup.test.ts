// How pods start: in which order, how long until somebody sees that they are ready, and what kills them on the way.
import { describe, expect, it, test } from 'vitest';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { scenario, told, type ProbeSketch, type ScenarioSketch } from './scenarios.ts';

/** `init start -2 | init exit(0) 0 | app start 0 | ready 0`, in seconds from the start of the first ordinary container. */
function start(sketch: ScenarioSketch): string {
  return story(simulate(scenario({ trigger: 'startup', ...sketch })));
}

function story(events: readonly LifecycleEvent[]): string {
  return events
    .flatMap((event) => {
      const fact = factOf(event);
      return fact === undefined
        ? []
        : [`${event.container ? `${event.container} ` : ''}${fact} ${String(event.at / 1000)}`];
    })
    .join(' | ');
}

function factOf(event: LifecycleEvent): string | undefined {
  switch (event.type) {
    case 'containerStarted':
      return 'start';
    case 'containerRestarted':
      return `restart(${String(event.detail.restarts)})`;
    case 'postStartFinished':
      return event.detail.failed ? 'postStart failed' : 'postStart';
    case 'startupProbePassed':
      return 'started';
    case 'startupProbeFailed':
      return 'startup failed';
    case 'livenessFailed':
      return 'liveness failed';
    case 'podReady':
      return 'ready';
    case 'stopSignalSent':
      return event.detail.signal;
    case 'sigkillSent':
      return 'SIGKILL';
    case 'containerExited':
      return `exit(${String(event.detail.exitCode)})`;
    case 'activeDeadlineExceeded':
      return 'deadline';
    case 'nodeShutdownStarted':
      return 'shutdown';
    case 'podFinished':
      return event.detail.phase;
    default:
      return undefined;
  }
}

describe('init containers and sidecars', () => {
  it('init containers run one after the other, before all others', () => {
    const init = (name: string, runsFor: number) => ({ name, role: 'init', runsFor }) as const;
    expect(start({ containers: [init('a', 2), init('b', 3), {}] })).toBe(
      'a start -5 | a exit(0) -3 | b start -3 | b exit(0) 0 | app start 0 | ready 0',
    );
  });

  it('the kubelet sees the end of each up to a second late', () => {
    const init = (name: string) => ({ name, role: 'init', runsFor: 2 }) as const;
    expect(start({ luck: 'bad', containers: [init('a'), init('b'), {}] })).toBe(
      'a start -6 | a exit(0) -4 | b start -3 | b exit(0) -1 | app start 0 | ready 1',
    );
  });

  it('one that fails is started again, and nothing behind it before it has succeeded', () => {
    const init = { name: 'a', role: 'init', runsFor: 1, exitCode: 1 } as const;
    expect(start({ containers: [init, {}] })).toMatch(/^a start 0 \| a exit\(1\) 1 \| a restart\(1\) 1/);
    expect(start({ containers: [init, {}] })).not.toContain('app');
  });

  it('a sidecar lets the next one start once it runs', () => {
    expect(start({ containers: [{ name: 'side', role: 'sidecar' }, {}] })).toBe('side start 0 | app start 0 | ready 0');
  });

  it('a sidecar with a startup probe lets the next one start once that has passed', () => {
    const side = { name: 'side', role: 'sidecar', startup: { period: 2, failure: 9 }, startedAfter: 5 } as const;
    expect(start({ containers: [side, {}] })).toBe('side start -5 | side started 0 | app start 0 | ready 0');
    expect(start({ luck: 'bad', containers: [side, {}] })).toBe(
      'side start -7 | side started 0 | app start 0 | ready 1',
    );
  });

  it('nobody waits for the readiness of a sidecar, but the pod', () => {
    const side = { name: 'side', role: 'sidecar', readiness: { period: 1 }, readyAfter: 7 } as const;
    expect(start({ containers: [side, {}] })).toBe('side start 0 | app start 0 | ready 7');
  });

  it('a plain init container is never ready: its end is what counts', () => {
    const init = { name: 'a', role: 'init', runsFor: 2 } as const;
    const events = simulate(scenario({ trigger: 'startup', containers: [init, {}] }));
    expect(events.filter(({ type, container }) => type === 'readinessChanged' && container === 'a')).toEqual([]);
  });
});

describe('readiness is seen', () => {
  const ready = (readiness: ProbeSketch, readyAfter: number, more: object = {}): string =>
    (['good', 'bad'] as const)
      .map((luck) => /(?:^| )ready (\S+)/.exec(start({ luck, containers: [{ readiness, readyAfter, ...more }] }))?.[1])
      .join(' … ');

  test.each([
    ['at once to a period later', {}, 0, '0 … 11'],
    ['within a short period', { period: 1 }, 0, '0 … 2'],
    ['after its delay, which may be over a second early', { delay: 5, period: 5 }, 0, '4 … 10'],
    ['within a period after the process is', { period: 10 }, 4, '4 … 14'],
    ['after several successes in a row', { period: 5, success: 3 }, 0, '6 … 12'],
    ['not before the delay, whenever the process is', { delay: 20, period: 5 }, 4, '19 … 25'],
  ] as const)('%s', (_, probe, readyAfter, expected) => {
    expect(ready(probe, readyAfter)).toBe(expected);
  });

  it('as soon as the startup probe has passed', () => {
    expect(ready({ period: 10 }, 0, { startup: { period: 2, failure: 9 }, startedAfter: 7 })).toBe('7 … 9');
  });

  it('never, where the process ends before the kubelet has seen it', () => {
    const events = simulate(
      scenario({ trigger: 'startup', luck: 'bad', restartPolicy: 'Never', containers: [{ runsFor: 0.5 }] }),
    );
    expect(events.map(({ type }) => type)).not.toContain('readinessChanged');
  });

  it('never, where the process never is', () => {
    expect(start({ containers: [{ readiness: {}, readyAfter: Infinity }] })).toBe('app start 0');
  });
});

describe('a startup probe', () => {
  const startup = { period: 5, failure: 3 };

  it('kills after as many failures as it has, and is over with the first success', () => {
    expect(start({ containers: [{ startup, startedAfter: 9 }] })).toBe('app start 0 | app started 9 | ready 9');
    expect(start({ containers: [{ startup, startedAfter: 60, exitsAfter: 1 }] })).toMatch(
      /^app start 0 \| app startup failed 10 \| app SIGTERM 10 \| app exit\(0\) 11 \| app restart\(1\) 11/,
    );
    expect(start({ luck: 'bad', containers: [{ startup, startedAfter: 60, exitsAfter: 1 }] })).toMatch(
      /^app start 0 \| app startup failed 1[0-6] \| /,
    );
  });

  it('kills with a grace period of its own, be it longer than that of the pod', () => {
    const kill = (grace: number): string =>
      start({ grace: 8, containers: [{ startup: { ...startup, grace }, startedAfter: 60 }] });
    expect(kill(3)).toContain('app SIGTERM 10 | app SIGKILL 13');
    expect(kill(20)).toContain('app SIGTERM 10 | app SIGKILL 30');
  });
});

describe('a liveness probe', () => {
  const liveness = { period: 10, failure: 3 };

  it('kills after its failures, with its own grace period; preStop is run, and the container is started again', () => {
    const sketch = { liveness: { ...liveness, grace: 6 }, liveUntil: 20, preStop: 2 };
    expect(start({ containers: [sketch] })).toBe(
      'app start 0 | ready 0 | app liveness failed 40 | app SIGTERM 42 | app SIGKILL 46 | app exit(137) 46 | ' +
        'app restart(1) 46 | ready 46',
    );
  });

  it('with bad luck a probe has just gone by', () => {
    const events = start({ luck: 'bad', containers: [{ liveness, liveUntil: 20, exitsAfter: 0 }] });
    expect(events).toContain('app liveness failed 50 | app SIGTERM 50 | app exit(0) 50 | app restart(1) 50');
  });

  it('t = 0 of a liveness failure is the first failed probe', () => {
    const events = story(
      simulate(scenario({ trigger: 'livenessFailure', containers: [{ liveness, liveUntil: 20, exitsAfter: 0 }] })),
    );
    expect(events).toMatch(/^app liveness failed 20 \| app SIGTERM 20 \| app exit\(0\) 20/);
  });

  it('a process that stays well has no liveness failure to tell of', () => {
    expect(simulate(scenario({ trigger: 'livenessFailure', containers: [{ liveness }] }))).toEqual([]);
  });

  it('other containers go on', () => {
    const events = start({ containers: [{ name: 'a', liveness, liveUntil: 20, exitsAfter: 0 }, { name: 'b' }] });
    expect(events).not.toContain('b SIGTERM');
    expect(events).not.toContain('b exit');
  });
});

describe('postStart', () => {
  it('holds back the containers behind it, and all probes', () => {
    const a = { name: 'a', postStart: 5, readiness: { period: 1 } };
    expect(start({ containers: [a, { name: 'b' }] })).toBe('a start 0 | a postStart 5 | b start 5 | ready 5');
  });

  it('that fails kills its container, with preStop and the grace period of the pod', () => {
    const app = { postStart: 3, postStartFails: true, preStop: 4, exitsAfter: 1 };
    expect(start({ grace: 10, containers: [app] })).toMatch(
      /^app start 0 \| app postStart failed 3 \| app SIGTERM 7 \| app exit\(0\) 8 \| app restart\(1\) \d/,
    );
  });

  it('the next start after a failed one comes at least ten seconds later', () => {
    const events = start({ containers: [{ postStart: 0, postStartFails: true, exitsAfter: 0 }] });
    const restarted = /restart\(1\) (\d+)/.exec(events)?.[1];
    expect(Number(restarted)).toBeGreaterThanOrEqual(10);
  });

  it('does not hold back a deletion for ever: the kubelet first lets it end, and the whole grace period follows', () => {
    const app = { postStart: 90, preStop: 5, readiness: {}, readyAfter: Infinity };
    const events = simulate(scenario({ grace: 20, containers: [app] }));
    // The pod is deleted a minute after its creation, 30 s before the end of the hook.
    expect(story(events)).toBe('app postStart 30 | app SIGTERM 35 | app SIGKILL 50 | app exit(137) 50');
  });
});

describe('restarts', () => {
  it('a container that ends is started again at once', () => {
    expect(start({ containers: [{ runsFor: 8, exitCode: 1 }] })).toBe(
      'app start 0 | ready 0 | app exit(1) 8 | app restart(1) 8 | ready 8',
    );
  });

  it('kills a process that a startup probe of (F − 1) to F periods may still catch, only with bad luck', () => {
    const app = { startup: { period: 2, failure: 3 }, startedAfter: 5 };
    expect(start({ luck: 'good', containers: [app] })).toBe('app start 0 | app started 5 | ready 5');
    expect(start({ luck: 'bad', containers: [app] })).toContain('app startup failed 5');
  });

  // A pod that never gets ready is deleted a minute after its creation; which process it finds tells when that started.
  it.each([
    ['50 s: the second restart waited for 10 s', 20, 'app SIGTERM 0 | app exit(1) 10'],
    ['57 s: the third one waited for 20 s', 9, 'app SIGTERM 0 | app exit(1) 6'],
    ['78 s: the fourth one waits for 40 s', 2, ''],
  ])('a container that crashes again and again is running from %s', (_, runsFor, expected) => {
    const crashing = { runsFor, exitCode: 1, readiness: {}, readyAfter: Infinity };
    expect(told(simulate(scenario({ containers: [crashing] })))).toBe(expected);
  });

  it.each([
    ['Always', 0, true],
    ['OnFailure', 0, false],
    ['OnFailure', 1, true],
    ['Never', 1, false],
  ] as const)('restartPolicy %s after exit code %i: %s', (restartPolicy, exitCode, again) => {
    const events = start({ restartPolicy, containers: [{ runsFor: 3, exitCode }] });
    expect(events.includes('restart(1)')).toBe(again);
    expect(/Succeeded|Failed/.exec(events)?.[0]).toBe(again ? undefined : exitCode === 0 ? 'Succeeded' : 'Failed');
  });

  it('a sidecar is started again whatever the policy of the pod', () => {
    const side = { name: 'side', role: 'sidecar', runsFor: 5, exitCode: 0 } as const;
    expect(start({ restartPolicy: 'Never', containers: [side, {}] })).toContain('side restart(1) 5');
  });
});

describe('the end of a pod that is not deleted', () => {
  it('its deadline counts from its creation, and kills it with its grace period', () => {
    const init = { name: 'init', role: 'init', runsFor: 4 } as const;
    expect(start({ grace: 5, activeDeadline: 30, containers: [init, {}] })).toBe(
      'init start -4 | init exit(0) 0 | app start 0 | ready 0 | deadline 26 | app SIGTERM 26 | app SIGKILL 31 | ' +
        'app exit(137) 31 | Failed 31.2',
    );
  });

  it('its node shuts down: the smaller grace period counts, and the pod fails', () => {
    const shutdown = (grace: number, shutdownGrace: number): string =>
      story(simulate(scenario({ trigger: 'nodeShutdown', grace, shutdownGrace, containers: [{}] })));
    expect(shutdown(30, 20)).toBe(
      'ready 0 | shutdown 0 | app SIGTERM 0 | app SIGKILL 20 | app exit(137) 20 | Failed 20.2',
    );
    expect(shutdown(5, 20)).toContain('app SIGKILL 5');
    expect(shutdown(30, 0)).toContain('app SIGKILL 2');
  });

  it('a Job is done: its sidecars are stopped in reverse order, with the grace period of the pod', () => {
    const side = (name: string) => ({ name, role: 'sidecar', exitsAfter: 2, preStop: 1 }) as const;
    const job = { name: 'job', runsFor: 60 };
    expect(start({ restartPolicy: 'Never', containers: [side('a'), side('b'), job] })).toBe(
      'a start 0 | b start 0 | job start 0 | ready 0 | job exit(0) 60 | b SIGTERM 61 | b exit(0) 63 | a SIGTERM 63 | ' +
        'a exit(0) 65 | Succeeded 65.2',
    );
  });
});

test('a deletion tells nothing of the start before it', () => {
  const events = simulate(scenario({ containers: [{ exitsAfter: 1, startup: {}, startedAfter: 5, postStart: 1 }] }));
  expect(told(events)).toBe('app SIGTERM 0 | app exit(0) 1');
  expect(events[0]).toMatchObject({ type: 'podReady', at: 0, causes: [] });
});
