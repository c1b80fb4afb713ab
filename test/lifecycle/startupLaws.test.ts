// What holds for every start, whatever its numbers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { scenario, service, type ContainerSketch, type ProbeSketch, type ScenarioSketch } from './scenarios.ts';

const tenths = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 10 }).map((count) => count / 10);
const orNever = (value: fc.Arbitrary<number>): fc.Arbitrary<number> => fc.oneof(value, fc.constant(Infinity));

const aProbe: fc.Arbitrary<ProbeSketch> = fc.record(
  {
    delay: fc.integer({ min: 0, max: 12 }),
    period: fc.integer({ min: 1, max: 12 }),
    failure: fc.integer({ min: 1, max: 4 }),
    grace: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: [] },
);

const aContainer = (name: string, role: 'ordinary' | 'sidecar'): fc.Arbitrary<ContainerSketch> =>
  fc.record(
    {
      name: fc.constant(name),
      role: fc.constant(role),
      startup: aProbe,
      readiness: aProbe,
      liveness: aProbe,
      startedAfter: tenths(20),
      readyAfter: orNever(tenths(30)),
      liveUntil: orNever(tenths(60)),
      runsFor: orNever(tenths(60)),
      exitCode: fc.constantFrom(0, 1),
      postStart: tenths(8),
      postStartFails: fc.boolean(),
      preStop: tenths(8),
      exitsAfter: orNever(tenths(8)),
    },
    { requiredKeys: ['name', 'role'] },
  );

const anInit = (name: string): fc.Arbitrary<ContainerSketch> =>
  fc.record({
    name: fc.constant(name),
    role: fc.constant('init' as const),
    runsFor: tenths(10),
    exitCode: fc.constantFrom(0, 0, 1),
  });

const aStart: fc.Arbitrary<ScenarioSketch> = fc.record(
  {
    trigger: fc.constant('startup' as const),
    luck: fc.constantFrom('good', 'bad'),
    grace: fc.integer({ min: 0, max: 20 }),
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
    activeDeadline: fc.integer({ min: 1, max: 90 }),
    services: fc.constant([service({})]),
    containers: fc
      .tuple(
        fc.option(anInit('init')),
        fc.option(aContainer('side', 'sidecar')),
        aContainer('a', 'ordinary'),
        fc.option(aContainer('b', 'ordinary')),
      )
      .map((containers) => containers.filter((one) => one !== null)),
  },
  { requiredKeys: ['trigger', 'containers', 'services'] },
);

function holds(law: (sketch: ScenarioSketch, events: readonly LifecycleEvent[]) => void): void {
  fc.assert(
    fc.property(aStart, (sketch) => {
      law(sketch, simulate(scenario(sketch)));
    }),
    { numRuns: 300 },
  );
}

const ofContainer = (events: readonly LifecycleEvent[], name: string): readonly LifecycleEvent[] =>
  events.filter(({ container }) => container === name);

describe('laws of a start', { timeout: 60_000 }, () => {
  it('the same pod starts the same way', () => {
    holds((sketch, events) => {
      expect(simulate(scenario(sketch))).toEqual(events);
    });
  });

  it('events are in order of time, and causes come before their effects', () => {
    holds((_, events) => {
      const seen = new Set<string>();
      let now = -Infinity;
      for (const event of events) {
        expect(event.at).toBeGreaterThanOrEqual(now);
        now = event.at;
        for (const cause of event.causes) if (cause.type === 'event') expect(seen.has(cause.id)).toBe(true);
        seen.add(event.id);
      }
    });
  });

  it('a container starts, ends, and only then starts again; signals and probes are for one that runs', () => {
    holds((sketch, events) => {
      for (const { name = '' } of sketch.containers ?? []) {
        let running = false;
        for (const { type } of ofContainer(events, name)) {
          const starts = type === 'containerStarted' || type === 'containerRestarted';
          if (starts) expect(running).toBe(false);
          else if (type !== 'preStopFinished' && type !== 'postStartFinished' && type !== 'readinessChanged')
            expect(running, type).toBe(true);
          if (starts) running = true;
          if (type === 'containerExited') running = false;
        }
      }
    });
  });

  it('no ordinary container starts before every init container has succeeded', () => {
    holds((sketch, events) => {
      const first = events.findIndex(
        ({ type, container }) => type === 'containerStarted' && (container === 'a' || container === 'b'),
      );
      const inits = (sketch.containers ?? []).filter(({ role }) => role === 'init');
      if (first < 0) return;
      for (const { name } of inits) {
        const done = events.findIndex(
          (event) => event.type === 'containerExited' && event.container === name && event.detail.exitCode === 0,
        );
        expect(done).toBeGreaterThanOrEqual(0);
        expect(done).toBeLessThan(first);
      }
    });
  });

  it('the pod is ready only while its containers are', () => {
    holds((sketch, events) => {
      const counted = (sketch.containers ?? []).filter(({ role }) => role !== 'init').map(({ name = '' }) => name);
      const ready = new Set<string>();
      for (const event of events) {
        if (event.type === 'readinessChanged' && event.container !== undefined) {
          if (event.detail.ready) ready.add(event.container);
          else ready.delete(event.container);
        }
        if (event.type === 'podReady') expect([...ready].sort()).toEqual([...counted].sort());
      }
    });
  });

  it('nobody is killed less than two seconds after the stop signal', () => {
    holds((_, events) => {
      const at = new Map(events.map((event) => [event.id, event.at]));
      for (const kill of events.filter(({ type }) => type === 'sigkillSent')) {
        const signal = kill.causes.find((cause) => cause.type === 'event');
        expect(kill.at - (at.get(signal?.id ?? '') ?? Infinity)).toBeGreaterThanOrEqual(2000);
      }
    });
  });

  it('a pod that finishes leaves no process behind', () => {
    holds((sketch, events) => {
      if (!events.some(({ type }) => type === 'podFinished')) return;
      for (const { name = '' } of sketch.containers ?? []) {
        const own = ofContainer(events, name);
        const starts = own.filter(({ type }) => type === 'containerStarted' || type === 'containerRestarted');
        expect(own.filter(({ type }) => type === 'containerExited')).toHaveLength(starts.length);
      }
      expect(events.at(-1)?.type).toMatch(/^(?:podFinished|trafficStopped)$/);
    });
  });

  it('with good luck a pod that nothing stops is not ready later than with bad luck', () => {
    holds((sketch) => {
      if (sketch.containers?.some(({ liveness, runsFor }) => liveness !== undefined || runsFor !== undefined)) return;
      const readyAt = (luck: 'good' | 'bad'): number | undefined => {
        const [scheduled, ...events] = simulate(scenario({ ...sketch, luck }));
        const ready = events.find(({ type }) => type === 'podReady');
        return scheduled && ready && ready.at - scheduled.at;
      };
      const [good, bad] = [readyAt('good'), readyAt('bad')];
      if (good !== undefined && bad !== undefined) expect(good).toBeLessThanOrEqual(bad);
    });
  });
});
