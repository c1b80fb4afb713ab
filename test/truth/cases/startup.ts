// What starts when, and what waits for what.
import * as v from 'valibot';
import type { EventType, Timeline } from '../../../server/src/core/lifecycle/events.ts';
import { assumptionsOf, containerCase, manifestOf } from './container.ts';
import { is, oneOf, satisfies, shape, Uncovered, type Area } from './evaluate.ts';
import { event, instant, timelineOf } from './pod.ts';

const pairs = v.array(v.tuple([v.string(), v.string()]));

const order: Area = shape(
  v.strictObject({
    restartPolicy: v.optional(v.string()),
    terminationGracePeriodSeconds: v.optional(v.number()),
    initContainers: v.optional(v.array(containerCase), []),
    containers: v.array(containerCase),
  }),
  ({ initContainers, containers, ...fields }) => {
    const timeline = timelineOf({
      spec: {
        ...fields,
        initContainers: initContainers.map((one) => manifestOf(one, true)),
        containers: containers.map((one) => manifestOf(one, false)),
      },
      assumptions: new Map([...initContainers, ...containers].flatMap(assumptionsOf)),
      trigger: 'startup',
    });
    const started = (name: string): boolean => instant(timeline, 'containerStarted', name) !== undefined;
    const restarts = Math.max(
      0,
      ...timeline.story.map((one) => (one.type === 'containerRestarted' ? one.detail.restarts : 0)),
    );
    return {
      starts: satisfies(
        timeline.story.map(({ id }) => id),
        v.record(v.string(), v.boolean()),
        (expected) => Object.entries(expected).every(([name, starts]) => started(name) === starts),
      ),
      happensBefore: satisfies(told(timeline), pairs, (expected) =>
        expected.every(([one, other]) => place(timeline, one) < place(timeline, other)),
      ),
      overlap: satisfies(told(timeline), pairs, (expected) =>
        expected.every(([one, other]) => overlaps(timeline, one, other)),
      ),
      preStopRun: is(instant(timeline, 'preStopStarted') !== undefined),
      podPhase: is(
        phaseOf(
          timeline,
          containers.map(({ name }) => name),
        ),
      ),
      restarts: is(restarts > 0),
      restartCountReaches:
        restarts === 1
          ? 'a start is followed through the first restart of a container'
          : satisfies(restarts, v.number(), (count) => restarts >= count),
    };
  },
);

/** Pending as long as an ordinary container has not been started (R49). */
function phaseOf(timeline: Timeline, ordinary: readonly string[]): string {
  const finished = event(timeline, 'podFinished');
  if (finished) return finished.detail.phase;
  return ordinary.every((name) => instant(timeline, 'containerStarted', name) !== undefined) ? 'Running' : 'Pending';
}

const events: Readonly<Record<string, EventType>> = {
  'start ': 'containerStarted',
  'exit ': 'containerExited',
  'start PostStart-': 'postStartStarted',
  'exit PostStart-': 'postStartFinished',
  'start PreStop-': 'preStopStarted',
  'exit PreStop-': 'preStopFinished',
};

/** Where an event, told as `start PostStart-regular-1`, stands in the story. */
function place(timeline: Timeline, text: string): number {
  const [, verb = '', hook = '', name = ''] = /^(start|exit) (PostStart-|PreStop-)?(.+)$/.exec(text) ?? [];
  const type = events[`${verb} ${hook}`];
  if (!type) throw new Uncovered(`${JSON.stringify(text)} names no event that is known`);
  const index = timeline.story.findIndex((one) => one.type === type && one.container === name);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

/** One is started before the other has ended, and the other way round. */
function overlaps(timeline: Timeline, one: string, other: string): boolean {
  const starts = (name: string): number => place(timeline, `start ${name}`);
  const ends = (name: string): number => place(timeline, `exit ${name}`);
  return starts(one) < ends(other) && starts(other) < ends(one) && Number.isFinite(starts(one) + starts(other));
}

function told({ story }: Timeline): readonly string[] {
  return story.map(({ type, container, earliest }) => `${type} ${container ?? ''} ${String(earliest)}`);
}

export const startupAreas: Readonly<Record<string, Area>> = { 'startup-order': oneOf(order) };
