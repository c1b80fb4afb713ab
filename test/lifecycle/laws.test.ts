// What holds for every pod, whatever its numbers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import type { Scenario } from '../../server/src/core/lifecycle/models.ts';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { timelineOf } from '../../server/src/core/lifecycle/timeline.ts';
import { scenario, service, type ContainerSketch, type ScenarioSketch } from './scenarios.ts';

const secondsOrNever = fc.option(
  fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
  { nil: Infinity },
);

const aContainer = (name: string, role: 'ordinary' | 'sidecar'): fc.Arbitrary<ContainerSketch> =>
  fc.record(
    {
      name: fc.constant(name),
      role: fc.constant(role),
      preStop: secondsOrNever,
      handler: fc.constantFrom('exec', 'sleep', 'httpGet'),
      exitsAfter: secondsOrNever,
      exitsAt: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
    },
    { requiredKeys: ['name', 'role'] },
  );

const aPod: fc.Arbitrary<ScenarioSketch> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .chain(([ordinary, sidecars]) =>
    fc.record({
      grace: fc.integer({ min: 1, max: 40 }),
      containers: fc.tuple(
        ...Array.from({ length: sidecars }, (_, i) => aContainer(`side${String(i)}`, 'sidecar')),
        ...Array.from({ length: ordinary }, (_, i) => aContainer(`main${String(i)}`, 'ordinary')),
      ),
    }),
  );

const of = (events: readonly LifecycleEvent[], type: string, container: string): LifecycleEvent | undefined =>
  events.find((event) => event.type === type && event.container === container);

const lastKill = (events: readonly LifecycleEvent[]): number =>
  Math.max(0, ...events.filter(({ type }) => type === 'sigkillSent').map(({ at }) => at));

function holds(law: (sketch: ScenarioSketch, built: Scenario, events: readonly LifecycleEvent[]) => void): void {
  fc.assert(
    fc.property(aPod, (sketch) => {
      const built = scenario({ ...sketch, services: [service({})] });
      law(sketch, built, simulate(built));
    }),
    { numRuns: 300 },
  );
}

describe('laws of the engine', () => {
  it('the same scenario gives the same events', () => {
    holds((_, built, events) => {
      expect(simulate(built)).toEqual(events);
    });
  });

  it('events are in order of time, and causes come before their effects', () => {
    holds((_, __, events) => {
      const seen = new Map<string, number>();
      let now = 0;
      for (const event of events) {
        expect(event.at).toBeGreaterThanOrEqual(now);
        now = event.at;
        for (const cause of event.causes) if (cause.type === 'event') expect(seen.has(cause.id)).toBe(true);
        seen.set(event.id, event.at);
      }
    });
  });

  it('nobody is killed before the stop signal, nor less than two seconds after it', () => {
    holds((_, built, events) => {
      for (const { name } of built.pod.containers) {
        const kill = of(events, 'sigkillSent', name);
        if (kill) expect(kill.at - (of(events, 'stopSignalSent', name)?.at ?? Infinity)).toBeGreaterThanOrEqual(2000);
      }
    });
  });

  it('the last kill comes less than three seconds after the grace period', () => {
    holds((sketch, _, events) => {
      expect(lastKill(events)).toBeLessThan(((sketch.grace ?? 30) + 3) * 1000);
    });
  });

  it('every container ends once, and every hook that started ends once', () => {
    holds((_, built, events) => {
      for (const { name, preStop } of built.pod.containers) {
        expect(events.filter((event) => event.type === 'containerExited' && event.container === name)).toHaveLength(1);
        const ends = events.filter((event) => event.type === 'preStopFinished' && event.container === name);
        expect(ends).toHaveLength(preStop ? 1 : 0);
      }
    });
  });

  it('a longer grace period never kills earlier', () => {
    holds((sketch, _, events) => {
      const longer = simulate(scenario({ ...sketch, grace: (sketch.grace ?? 30) + 7 }));
      for (const event of longer) {
        if (event.type !== 'sigkillSent' || event.container === undefined) continue;
        const before = of(events, 'sigkillSent', event.container);
        if (before) expect(event.at).toBeGreaterThanOrEqual(before.at);
      }
    });
  });

  it('the order of ordinary containers changes nothing but the order of the telling', () => {
    holds((sketch, _, events) => {
      const containers = [...(sketch.containers ?? [])];
      const mains = containers.filter(({ role }) => role === 'ordinary').reverse();
      const turned = simulate(
        scenario({
          ...sketch,
          containers: [...containers.filter(({ role }) => role === 'sidecar'), ...mains],
          services: [service({})],
        }),
      );
      const facts = (list: readonly LifecycleEvent[]): readonly string[] =>
        list.map(({ id, at }) => `${id}@${String(at)}`).sort();
      expect(facts(turned)).toEqual(facts(events));
    });
  });

  it('between the best and the worst case, no event is later in the best', () => {
    fc.assert(
      fc.property(aPod, (sketch) => {
        const worst = scenario(sketch);
        const containers = (sketch.containers ?? []).map((one) => ({ ...one, exitsAfter: 0, exitsAt: 0.1 }));
        const timeline = timelineOf({ best: scenario({ ...sketch, containers }), worst });
        for (const event of timeline.events)
          if (event.latest !== null) expect(event.latest).toBeGreaterThanOrEqual(event.earliest);
        expect(timeline.story).toHaveLength(timeline.events.length);
      }),
    );
  });
});
