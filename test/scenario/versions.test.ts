// What the versions of Kubernetes change in a timeline, from 1.20 to 1.37.
import { describe, expect, it, test } from 'vitest';
import type { Timeline } from '../../server/src/core/lifecycle/events.ts';
import { instants, pod, service, timeline, type Asked } from './workload.ts';

const clusterIP = service('type: ClusterIP');

describe('the same pod under other versions of Kubernetes', () => {
  const minors = Array.from({ length: 18 }, (_, index) => 20 + index);
  const stopsIn3s = { 'app.exitsAfterStopSignal': '3s' };

  /** Which minors give which answer: `20–21: a | 22–37: b`. */
  function byMinor(manifest: string, asked: Asked, tell: (told: Timeline) => string): string {
    const runs: { from: number; to: number; answer: string }[] = [];
    for (const minor of minors) {
      const answer = tell(timeline(manifest, { ...asked, minor }));
      const last = runs.at(-1);
      if (last?.answer === answer) last.to = minor;
      else runs.push({ from: minor, to: minor, answer });
    }
    const span = ({ from, to }: { from: number; to: number }): string =>
      from === to ? String(from) : `${String(from)}–${String(to)}`;
    return runs.map((run) => `${span(run)}: ${run.answer}`).join(' | ');
  }

  it('the time of preStop was not deducted from 1.22 to 1.27', () => {
    const container = ['lifecycle: { preStop: { exec: { command: [sleep, "10"] } } }'];
    const never = { assume: { 'app.exitsAfterStopSignal': 'never' } };
    expect(byMinor(pod({ container }), never, (told) => instants(told, 'sigkillSent').join())).toBe(
      '20–21: 30 | 22–27: 40 | 28–37: 30',
    );
  });

  it('a sidecar was an init container before 1.29, for whose end the pod waited for ever', () => {
    const before = ['- { name: side, image: side, restartPolicy: Always }'];
    const asked = { trigger: 'startup', assume: { 'side.runsFor': 'never' } } as const;
    expect(byMinor(pod({ before }), asked, (told) => `${String(instants(told, 'podReady').length)} ready`)).toBe(
      '20–28: 0 ready | 29–37: 1 ready',
    );
  });

  it('a probe has a grace period of its own since 1.25', () => {
    const container = ['livenessProbe: { httpGet: { port: 80 }, periodSeconds: 1, terminationGracePeriodSeconds: 5 }'];
    const asked = {
      trigger: 'livenessFailure',
      assume: { 'app.liveUntil': '20s', 'app.exitsAfterStopSignal': 'never' },
    } as const;
    expect(byMinor(pod({ container }), asked, (told) => instants(told, 'sigkillSent').join())).toBe(
      '20–24: 32 | 25–37: 7',
    );
  });

  it('the sleep action exists since 1.30', () => {
    const container = ['lifecycle: { preStop: { sleep: { seconds: 5 } } }'];
    expect(byMinor(pod({ container }), { assume: stopsIn3s }, (told) => instants(told, 'stopSignalSent').join())).toBe(
      '20–29: 0 | 30–37: 5',
    );
  });

  it('an endpoint stays in its slice while its pod terminates since 1.22, and until the phase is terminal since 1.27', () => {
    const asked = { assume: stopsIn3s };
    expect(byMinor(pod() + clusterIP, asked, (told) => instants(told, 'endpointRemoved').join())).toBe(
      '20–21: 0 | 22–26: 3.6 | 27–37: 3.2',
    );
    expect(
      byMinor(pod() + clusterIP, asked, (told) => String(instants(told, 'endpointMarkedTerminating').length)),
    ).toBe('20–21: 0 | 22–37: 1');
  });

  it('exec readiness probes fail while a pod terminates in 1.35, and none were asked from 1.22 to 1.24', () => {
    const container = (handler: string): readonly string[] => [
      `readinessProbe: { ${handler}, periodSeconds: 1, failureThreshold: 1 }`,
    ];
    const serving = (told: Timeline): string =>
      told.events
        .flatMap((event) => (event.type === 'endpointMarkedTerminating' ? [String(event.detail.serving)] : []))
        .join();
    const exec = pod({ container: container('exec: { command: [check] }') }) + clusterIP;
    expect(byMinor(exec, { assume: stopsIn3s }, serving)).toBe('20–21:  | 22–34: true | 35: true,false | 36–37: true');
    const failing = { assume: { ...stopsIn3s, 'app.unreadyOnStopSignal': 'true' } };
    const http = pod({ container: container('httpGet: { port: 80 }') }) + clusterIP;
    expect(byMinor(http, failing, serving)).toBe('20–21:  | 22–24: true | 25–37: true,false');
  });

  it('stopSignal counts since 1.37', () => {
    const manifest = pod({ spec: ['os: { name: linux }'], container: ['lifecycle: { stopSignal: SIGUSR1 }'] });
    const signal = (told: Timeline): string =>
      told.events.flatMap((event) => (event.type === 'stopSignalSent' ? [event.detail.signal] : [])).join();
    expect(byMinor(manifest, {}, signal)).toBe('20–36: SIGTERM | 37: SIGUSR1');
    const gates = { ContainerStopSignals: true };
    expect(byMinor(manifest, { gates }, signal)).toBe('20–32: SIGTERM | 33–37: SIGUSR1');
    expect(byMinor(manifest, { gates: { ContainerStopSignals: false } }, signal)).toBe('20–37: SIGTERM');
  });

  const sleeping = pod({ container: ['lifecycle: { preStop: { sleep: { seconds: 5 } } }'] });
  const besideSidecar = pod({ before: ['- { name: side, image: side, restartPolicy: Always }'] });
  const probed = pod({ container: ['livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 5 }'] });

  test.each<[gate: string, first: number, manifest: string, asked: Asked]>([
    ['SidecarContainers', 28, besideSidecar, { trigger: 'startup', assume: { 'side.runsFor': 'never' } }],
    ['PodLifecycleSleepAction', 29, sleeping, {}],
    ['ProbeTerminationGracePeriod', 21, probed, { trigger: 'livenessFailure', assume: { 'app.liveUntil': '60s' } }],
  ])('the gate %s, set early, counts from 1.%i on', (gate, first, manifest, asked) => {
    const told = (minor: number, on: boolean): Timeline =>
      timeline(manifest, { ...asked, minor, gates: { [gate]: on } });
    expect(told(first, true)).not.toEqual(told(first, false));
    expect(told(first - 1, true)).toEqual(told(first - 1, false));
    expect(told(37, true)).not.toEqual(told(37, false));
  });

  it('behaves as 1.36 where nobody names a version', () => {
    const manifest = pod({ container: ['lifecycle: { preStop: { sleep: { seconds: 5 } }, stopSignal: SIGUSR1 }'] });
    expect(timeline(manifest)).toEqual(timeline(manifest, { minor: 36 }));
  });
});
