// Hooks: whether they run, how long, and what of them the product has no word for.
import * as v from 'valibot';
import { event, instant, timelineOf, type Json } from './pod.ts';
import { is, oneOf, satisfies, shape, type Answer, type Area } from './evaluate.ts';
import { killedTogether } from './termination.ts';

const handler = v.looseObject({});
const sleep = v.strictObject({ sleep: v.strictObject({ seconds: v.number() }) });
const noUrl = 'the product sends no request, so it builds no URL';

function pod(lifecycle: Json, spec: Json = {}): Json {
  return { ...spec, containers: [{ name: 'app', lifecycle }] };
}

/** Whether a hook has failed. The words of its error are the kubelet's log's. */
function failure(failed: boolean): Answer {
  const told = v.nullable(v.union([v.string(), v.boolean()]));
  return satisfies(failed, told, (expected) => (expected !== null && expected !== false) === failed);
}

const sleeping: Area = shape(
  v.strictObject({ hook: sleep, contextTimeoutSeconds: v.number() }),
  ({ hook, contextTimeoutSeconds }) => {
    const timeline = timelineOf({
      spec: pod({ preStop: hook }),
      assumptions: new Map(),
      trigger: 'deletion',
      graceSeconds: contextTimeoutSeconds,
    });
    const end = event(timeline, 'preStopFinished');
    const failed = end === undefined || end.detail.failed || end.detail.cutShort;
    const took = (end?.earliest ?? 0) / 1000 - (instant(timeline, 'preStopStarted') ?? 0);
    return {
      error: failure(failed),
      durationSeconds: is(took),
    };
  },
);

const noAnswer = 'whether a hook fails is an assumption of the author, C.preStopFails';

const requests: Area = shape(
  v.looseObject({ hook: v.union([v.strictObject({ httpGet: handler }), v.strictObject({ exec: handler })]) }),
  (_, expected) => Object.fromEntries(Object.keys(expected).map((key) => [key, key === 'url' ? noUrl : noAnswer])),
);

const preStop: Area = shape(
  v.strictObject({ hook: v.strictObject({ preStop: handler }), gracePeriodSeconds: v.number() }),
  ({ hook, gracePeriodSeconds }) => {
    const events = killedTogether(pod({ preStop: hook.preStop }), new Map(), gracePeriodSeconds);
    return { hookInvoked: is(events.some(({ type }) => type === 'preStopStarted')) };
  },
);

const postStart: Area = shape(v.strictObject({ hook: v.strictObject({ postStart: handler }) }), ({ hook }) => {
  const spec = pod({ postStart: hook.postStart });
  const timeline = timelineOf({ spec, assumptions: new Map(), trigger: 'startup' });
  return { hookInvoked: is(instant(timeline, 'postStartStarted') !== undefined) };
});

const podSpec = v.strictObject({
  terminationGracePeriodSeconds: v.optional(v.number()),
  restartPolicy: v.optional(v.string()),
});
const bounds = v.tuple([v.number(), v.number()]);
const within = (value: number | undefined) =>
  satisfies(value, bounds, ([from, to]) => value !== undefined && value >= from && value <= to);

const endsByItself: Area = shape(
  v.strictObject({ spec: podSpec, preStop: handler, containerExitsByItselfAfterSeconds: v.number() }),
  ({ spec, preStop, containerExitsByItselfAfterSeconds }) => {
    const timeline = timelineOf({
      spec: pod({ preStop }, spec),
      assumptions: new Map([['app.runsFor', `${String(containerExitsByItselfAfterSeconds)}s`]]),
      trigger: 'startup',
    });
    const lived = (instant(timeline, 'containerExited') ?? Number.NaN) - (instant(timeline, 'containerStarted') ?? 0);
    return {
      containerLifetimeBetweenSeconds: within(lived),
      preStopRun: is(instant(timeline, 'preStopStarted') !== undefined),
    };
  },
);

const deleted: Area = shape(
  v.strictObject({
    spec: podSpec,
    preStop: handler,
    deleteOptions: v.strictObject({ gracePeriodSeconds: v.optional(v.number()) }),
  }),
  ({ spec, preStop, deleteOptions }) => {
    // The processes of these tests end as soon as they are told to.
    const timeline = timelineOf({
      spec: pod({ preStop }, spec),
      assumptions: new Map([['app.exitsAfterStopSignal', '0s']]),
      trigger: 'deletion',
      graceSeconds: deleteOptions.gracePeriodSeconds,
    });
    return {
      objectGoneBetweenSeconds: within(instant(timeline, 'podRemoved')),
      containerLifetimeBetweenSeconds: within(instant(timeline, 'containerExited')),
      preStopRun: is(instant(timeline, 'preStopStarted') !== undefined),
    };
  },
);

const noHandler: Area = shape(v.strictObject({ hook: v.strictObject({ tcpSocket: handler }) }), ({ hook }) => {
  const timeline = timelineOf({ spec: pod({ preStop: hook }), assumptions: new Map(), trigger: 'deletion' });
  return { error: failure(event(timeline, 'preStopFinished')?.detail.failed ?? false) };
});

export const hookAreas: Readonly<Record<string, Area>> = {
  'lifecycle-hook': oneOf(sleeping, requests, noHandler, preStop, postStart, endsByItself, deleted),
};
