import { describe, expect, it, test } from 'vitest';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { scenario, service, told, type ContainerSketch, type ScenarioSketch } from './scenarios.ts';

const run = (sketch: ScenarioSketch): readonly LifecycleEvent[] => simulate(scenario(sketch));
const instants = (events: readonly LifecycleEvent[], type: LifecycleEvent['type']): readonly number[] =>
  events.filter((event) => event.type === type).map(({ at }) => at / 1000);

describe('one container that ignores the stop signal', () => {
  // Worked values of the kubelet: the hook shares the grace period, and two seconds are the least after the signal.
  test.for([
    ['no hook', { grace: 30 }, 'app SIGTERM 0 | app SIGKILL 30 | app exit(137) 30'],
    [
      'hook longer than the grace',
      { grace: 120, preStop: 180 },
      'app SIGTERM 120 | app SIGKILL 122 | app exit(137) 122 | app preStop cut 122',
    ],
    [
      'hook as long as the grace',
      { grace: 30, preStop: 30 },
      'app preStop 30 | app SIGTERM 30 | app SIGKILL 32 | app exit(137) 32',
    ],
    [
      'hook of 10.6 s: only whole seconds count',
      { grace: 30, preStop: 10.6 },
      'app preStop 10.6 | app SIGTERM 10.6 | app SIGKILL 30.6 | app exit(137) 30.6',
    ],
    [
      'hook leaves one second: raised to two',
      { grace: 30, preStop: 29 },
      'app preStop 29 | app SIGTERM 29 | app SIGKILL 31 | app exit(137) 31',
    ],
    [
      'hook that outlasts the grace a little',
      { grace: 8, preStop: 9 },
      'app SIGTERM 8 | app preStop 9 | app SIGKILL 10 | app exit(137) 10',
    ],
    ['--now', { grace: 30, requested: 1 }, 'app SIGTERM 0 | app SIGKILL 2 | app exit(137) 2'],
    [
      '--now with a hook',
      { grace: 30, requested: 1, preStop: 5 },
      'app SIGTERM 1 | app SIGKILL 3 | app exit(137) 3 | app preStop cut 3',
    ],
    [
      'force: the node still gives a second to the hook',
      { grace: 30, requested: 0, preStop: 5 },
      'app SIGTERM 1 | app SIGKILL 3 | app exit(137) 3 | app preStop cut 3',
    ],
    ['a longer grace asked for', { grace: 5, requested: 20 }, 'app SIGTERM 0 | app SIGKILL 20 | app exit(137) 20'],
    ['a negative grace acts as one second', { grace: -7 }, 'app SIGTERM 0 | app SIGKILL 2 | app exit(137) 2'],
    [
      'a hook that never ends',
      { grace: 30, preStop: Infinity },
      'app SIGTERM 30 | app SIGKILL 32 | app exit(137) 32 | app preStop cut 32',
    ],
    [
      'kubelet 1.25 does not deduct the hook',
      { grace: 30, preStop: 10, minor: 25 },
      'app preStop 10 | app SIGTERM 10 | app SIGKILL 40 | app exit(137) 40',
    ],
  ] as const)('%s', ([, { grace, ...rest }, expected]) => {
    const { requested, minor, preStop } = { requested: undefined, minor: undefined, preStop: undefined, ...rest };
    const sketch = { grace, containers: [preStop === undefined ? {} : { preStop }] };
    const events = run({
      ...sketch,
      ...(requested === undefined ? {} : { requested }),
      ...(minor === undefined ? {} : { minor }),
    });
    expect(told(events)).toBe(expected);
  });
});

describe('a process that ends by itself', () => {
  it('is not signalled again', () => {
    expect(told(run({ containers: [{ exitsAfter: 3 }] }))).toBe('app SIGTERM 0 | app exit(0) 3');
  });

  it('takes its exec hook with it, and the kubelet sees that', () => {
    const events = run({ grace: 20, containers: [{ preStop: 10, exitsAt: 4 }] });
    expect(told(events)).toBe('app exit(0) 4 | app preStop cut 4');
    expect(instants(events, 'podRemoved')).toEqual([4.6]);
  });

  it('does not end a sleep hook: the pod stays until the sleep is over', () => {
    const events = run({ grace: 20, containers: [{ preStop: 10, handler: 'sleep', exitsAt: 4 }] });
    expect(told(events)).toBe('app exit(0) 4 | app preStop 10');
    expect(instants(events, 'podRemoved')).toEqual([10.6]);
  });
});

describe('hooks', () => {
  it('a tcpSocket hook fails at once', () => {
    const events = run({ containers: [{ preStop: 0, handler: 'tcpSocket', exitsAfter: 0 }] });
    expect(told(events)).toBe('app preStop failed 0 | app SIGTERM 0 | app exit(0) 0');
  });

  it('a failed hook delays like one that succeeds', () => {
    const events = run({ containers: [{ preStop: 2, fails: true, exitsAfter: 0 }] });
    expect(told(events)).toBe('app preStop failed 2 | app SIGTERM 2 | app exit(0) 2');
  });

  it('an abandoned sleep hook ends with the grace period, for it is a timer of the kubelet', () => {
    const events = run({ grace: 5, minor: 29, containers: [{ preStop: 9, handler: 'sleep', exitsAfter: 0 }] });
    expect(told(events)).toBe('app preStop cut 5 | app SIGTERM 5 | app exit(0) 5');
  });
});

it('SIGKILL as stop signal kills at once', () => {
  const events = run({ containers: [{ stopSignal: 'SIGKILL', preStop: 3 }] });
  expect(told(events)).toBe('app preStop 3 | app SIGKILL 3 | app exit(137) 3');
});

describe('several containers', () => {
  it('are stopped side by side', () => {
    const a = { name: 'a', preStop: 3, exitsAfter: 0 };
    const b = { name: 'b', preStop: 8 };
    expect(told(run({ grace: 12, containers: [a, b] }))).toBe(
      'a preStop 3 | a SIGTERM 3 | a exit(0) 3 | b preStop 8 | b SIGTERM 8 | b SIGKILL 12 | b exit(137) 12',
    );
  });

  it('sidecars run their hooks at once and stop in reverse order behind the ordinary ones', () => {
    const side = (name: string) => ({ name, role: 'sidecar', exitsAfter: 2 }) as const;
    const main = { name: 'main', exitsAfter: 3 };
    expect(told(run({ containers: [side('side1'), side('side2'), main] }))).toBe(
      'main SIGTERM 0 | main exit(0) 3 | side2 SIGTERM 3 | side2 exit(0) 5 | side1 SIGTERM 5 | side1 exit(0) 7',
    );
  });

  it('all sidecars are signalled together when the grace period is used up', () => {
    const stubborn = (name: string) => ({ name, role: 'sidecar' }) as const;
    expect(told(run({ grace: 6, containers: [stubborn('side1'), stubborn('side2'), { name: 'main' }] }))).toBe(
      'main SIGTERM 0 | side1 SIGTERM 6 | side2 SIGTERM 6 | main SIGKILL 6 | main exit(137) 6 | ' +
        'side1 SIGKILL 8 | side1 exit(137) 8 | side2 SIGKILL 8 | side2 exit(137) 8',
    );
  });

  it('whole seconds of hook and of waiting are deducted apart', () => {
    const side = { name: 'side', role: 'sidecar', preStop: 5 } as const;
    expect(told(run({ grace: 10, containers: [side, { name: 'main', exitsAfter: 8.5 }] }))).toBe(
      'main SIGTERM 0 | side preStop 5 | main exit(0) 8.5 | side SIGTERM 8.5 | side SIGKILL 10.5 | side exit(137) 10.5',
    );
  });
});

describe('the endpoint', () => {
  const endpoint = (events: readonly LifecycleEvent[]): readonly string[] =>
    events.flatMap((event) => {
      if (event.type === 'endpointMarkedTerminating') {
        return [`${String(event.at)} ready=${String(event.detail.ready)} serving=${String(event.detail.serving)}`];
      }
      return event.type === 'endpointRemoved' || event.type === 'trafficStopped'
        ? [`${String(event.at)} ${event.type}`]
        : [];
    });

  it('is terminating and serving until the last container is gone', () => {
    const events = run({ services: [service({})], containers: [{ exitsAfter: 8 }] });
    expect(endpoint(events)).toEqual(['0 ready=false serving=true', '5000 trafficStopped', '8200 endpointRemoved']);
  });

  it('stays ready with publishNotReadyAddresses, so its clients go on until it is removed', () => {
    const events = run({ services: [service({ published: true })], containers: [{ exitsAfter: 8 }] });
    expect(endpoint(events)).toEqual(['0 ready=true serving=true', '8200 endpointRemoved', '13200 trafficStopped']);
  });

  it('gets requests until it is removed when there is no other: kube-proxy falls back to it', () => {
    const events = run({ services: [service({ alone: true })], containers: [{ exitsAfter: 8 }] });
    expect(endpoint(events)).toEqual(['0 ready=false serving=true', '8200 endpointRemoved', '13200 trafficStopped']);
  });

  it('gets requests of its own node until it is removed where they have to stay there', () => {
    const events = run({ services: [service({ local: true })], containers: [{ exitsAfter: 8 }] });
    expect(endpoint(events)).toEqual(['0 ready=false serving=true', '8200 endpointRemoved', '13200 trafficStopped']);
  });

  it('is not serving when the pod is not ready', () => {
    const events = run({ services: [service({})], containers: [{ exitsAfter: 0, readyAfter: 7200, readiness: {} }] });
    expect(endpoint(events)[0]).toBe('0 ready=false serving=false');
  });

  it('goes at once when the object is force-deleted, while the process lives on', () => {
    const events = run({ services: [service({})], requested: 0, containers: [{ exitsAfter: 1 }] });
    expect(instants(events, 'podRemoved')).toEqual([0]);
    expect(instants(events, 'endpointRemoved')).toEqual([0]);
    expect(instants(events, 'containerExited')).toEqual([1]);
  });
});

describe('finalizers', () => {
  it.each([undefined, 0])('hold the object, with grace %s, though nothing runs any more', (requested) => {
    const finalizers = ['example.com/backup'];
    const sketch = { finalizers, containers: [{ exitsAfter: 1 }], services: [service({})] };
    const events = run(requested === undefined ? sketch : { ...sketch, requested });
    expect(instants(events, 'podRemoved')).toEqual([]);
    expect(events.find(({ type }) => type === 'finalizersPending')?.detail).toEqual({ finalizers });
  });
});

describe('an ephemeral container', () => {
  it('is killed beside the others, with the grace of the pod; no sidecar waits for it', () => {
    const containers: ContainerSketch[] = [
      { name: 'side', role: 'sidecar', exitsAfter: 0 },
      { name: 'main', exitsAfter: 1 },
      { name: 'debugger', role: 'ephemeral' },
    ];
    expect(told(run({ grace: 10, containers }))).toBe(
      'main SIGTERM 0 | debugger SIGTERM 0 | main exit(0) 1 | side SIGTERM 1 | side exit(0) 1 | ' +
        'debugger SIGKILL 10 | debugger exit(137) 10',
    );
  });
});

it('a process that gets unready with its stop signal is told to its end, with good luck and with bad', () => {
  for (const luck of ['good', 'bad'] as const) {
    const sketch = { exitsAfter: 8, readiness: { period: 1, failure: 2 }, unreadyOnStopSignal: true };
    const events = run({ luck, containers: [sketch], services: [service({})] });
    expect(told(events)).toBe('app SIGTERM 0 | app exit(0) 8');
    expect(instants(events, 'readinessChanged')).toEqual([luck === 'good' ? 1 : 2]);
    expect(instants(events, 'podRemoved')).toEqual([8.6]);
  }
});

it('an endpoint that has left its slice is not heard of again', () => {
  const sketch = { exitsAfter: 8, readiness: { period: 1, failure: 1 }, unreadyOnStopSignal: true };
  const events = run({ minor: 21, containers: [sketch], services: [service({})] });
  expect(events.filter(({ type }) => type.startsWith('endpoint')).map(({ type }) => type)).toEqual(['endpointRemoved']);
});
