// Pods that are stopped: in which order, when, and how their processes end.
import * as v from 'valibot';
import { seconds } from '../../../server/src/core/base/duration.ts';
import { assumed } from '../../../server/src/core/base/origin.ts';
import type { LifecycleEvent, Timeline, TimelineEvent } from '../../../server/src/core/lifecycle/events.ts';
import { Kernel } from '../../../server/src/core/lifecycle/kernel.ts';
import type { Scenario, Trigger } from '../../../server/src/core/lifecycle/models.ts';
import { terminalPhase } from '../../../server/src/core/lifecycle/podStatus.ts';
import { PodRun } from '../../../server/src/core/lifecycle/podRun.ts';
import { startProcess } from '../../../server/src/core/lifecycle/processes/containerProcess.ts';
import { killPod } from '../../../server/src/core/lifecycle/processes/killPod.ts';
import { Recorder } from '../../../server/src/core/lifecycle/recorder.ts';
import { assumptionsOf, containerCase, manifestOf, type ContainerCase } from './container.ts';
import { is, oneOf, satisfies, shape, Uncovered, type Answers, type Area } from './evaluate.ts';
import { event, exitCodes, instant, modelOf, timelineOf, type Json, type PodCase } from './pod.ts';
import { scenario } from '../../lifecycle/scenarios.ts';

const turns = v.strictObject({
  name: v.string(),
  restartPolicy: v.nullish(v.literal('Always')),
  waitBudget: v.number(),
  secondsToExitAfterTurn: v.union([v.number(), v.literal('never')]),
  preStopSeconds: v.optional(v.number()),
});

type Turn = v.InferOutput<typeof turns>;

const order: Area = shape(
  v.strictObject({ initContainers: v.array(turns), containers: v.array(turns) }),
  ({ initContainers, containers }) => {
    const all = [...initContainers, ...containers];
    const budgets = new Set(all.map(({ waitBudget }) => waitBudget));
    const [budget] = budgets;
    if (budget === undefined || budgets.size > 1) throw new Uncovered('one grace period holds for all containers');
    const asCase = ({ name, restartPolicy, secondsToExitAfterTurn, preStopSeconds }: Turn): ContainerCase => ({
      name,
      restartPolicy,
      preStopSeconds,
      secondsToExitAfterSIGTERM: secondsToExitAfterTurn,
    });
    const spec = specOf({ gracePeriodSeconds: budget }, initContainers.map(asCase), containers.map(asCase));
    const events = killedTogether(spec, new Map(all.map(asCase).flatMap(assumptionsOf)), budget);
    const waited = all.map(({ name }) => {
      const of = (type: LifecycleEvent['type']) => events.find((one) => one.type === type && one.container === name);
      const from = of('preStopFinished')?.at ?? 0;
      return [name, Math.floor(((of('stopSignalSent')?.at ?? Number.NaN) - from) / 1000)] as const;
    });
    return { waitedSeconds: is(Object.fromEntries(waited)) };
  },
);

/** Every container of the pod runs, init containers too, and the kubelet kills the pod. */
export function killedTogether(
  spec: Json,
  assumptions: ReadonlyMap<string, string>,
  graceSeconds: number,
): readonly LifecycleEvent[] {
  const told: Scenario = { ...scenario({}), pod: modelOf(spec, assumptions) };
  const kernel = new Kernel();
  const recorder = new Recorder('pod', () => kernel.now);
  const run = new PodRun(kernel, recorder, told);
  const because = recorder.record('podScheduled', undefined, {}, []);
  for (const container of run.containers) container.process = startProcess(run, container.model, because, true);
  kernel.spawn(killPod(run, { because, graceSeconds: assumed('gracePeriodSeconds', graceSeconds), fails: false }));
  kernel.run(seconds(3600), 10_000);
  return recorder.events;
}

interface PodFields {
  readonly gracePeriodSeconds?: number | undefined;
  readonly restartPolicy?: string | undefined;
}

function specOf(
  { gracePeriodSeconds, restartPolicy }: PodFields,
  initContainers: readonly ContainerCase[],
  containers: readonly ContainerCase[],
): Json {
  return {
    ...(gracePeriodSeconds === undefined ? {} : { terminationGracePeriodSeconds: gracePeriodSeconds }),
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
    initContainers: initContainers.map((one) => manifestOf(one, true)),
    containers: containers.map((one) => manifestOf(one, false)),
  };
}

/** A pod of a case: sidecars first, as in a manifest, and a container that never starts where the case names none. */
function podCase(
  fields: PodFields,
  containers: readonly ContainerCase[],
  rest: Omit<PodCase, 'spec' | 'assumptions'>,
): PodCase {
  const isOrdinary = ({ kind }: ContainerCase): boolean => kind === undefined || kind === 'main';
  const ordinary = containers.filter(isOrdinary);
  const absent: ContainerCase = { name: 'never-started', running: false };
  const all = [...containers.filter((one) => !isOrdinary(one)), ...(ordinary.length > 0 ? ordinary : [absent])];
  const placed = rest.trigger === 'startup' ? all : withAbsences(all);
  const init = placed.filter((one) => !isOrdinary(one));
  return {
    ...rest,
    spec: specOf(fields, init, placed.filter(isOrdinary)),
    assumptions: new Map(placed.flatMap(assumptionsOf)),
  };
}

/**
 * Ordinary containers that are not there: all of them, because an init container has not ended or a sidecar has not
 * started yet; or some, that have ended.
 */
function withAbsences(containers: readonly ContainerCase[]): readonly ContainerCase[] {
  const absent = containers.filter(({ running }) => running === false);
  if (absent.length === 0) return containers;
  const ordinary = containers.filter(({ kind }) => kind !== 'sidecar' && kind !== 'init');
  if (absent.length < ordinary.length) {
    return containers.map((one) => (absent.includes(one) ? { ...one, restartPolicy: 'Never', runSeconds: 1 } : one));
  }
  if (containers.some(({ kind }) => kind === 'init')) {
    return containers.map((one) => (one.kind === 'init' ? { runSeconds: 'never', ...one } : one));
  }
  const last = containers.findLast(({ kind }) => kind === 'sidecar');
  if (!last) throw new Uncovered('no container of the pod runs');
  const startupProbe = { exec: 'exit 1', failureThreshold: 1000 };
  return containers.map((one) => (one === last ? { ...one, startupProbe } : one));
}

const derived: Area = shape(
  v.strictObject({
    deletionGracePeriodSeconds: v.number(),
    'spec.terminationGracePeriodSeconds': v.number(),
    restartPolicy: v.optional(v.string()),
    containers: v.array(containerCase),
  }),
  ({ deletionGracePeriodSeconds, containers, restartPolicy, ...input }) => {
    const fields = { gracePeriodSeconds: input['spec.terminationGracePeriodSeconds'], restartPolicy };
    const timeline = timelineOf(
      podCase(fields, containers, { trigger: 'deletion', graceSeconds: deletionGracePeriodSeconds }),
    );
    const exits = timeline.story.filter(({ type }) => type === 'containerExited').map(({ earliest }) => earliest);
    return {
      ...Object.fromEntries(containers.map(({ name }) => [name, endOf(timeline, name)])),
      wallSeconds: is(Math.max(0, ...exits) / 1000),
      apiObjectGone: is(instant(timeline, 'podRemoved')),
    };
  },
);

const numberOrNull = v.nullable(v.number());
const endCase = v.strictObject({
  sigterm: v.optional(numberOrNull),
  sigkill: v.optional(numberOrNull),
  exit: v.optional(numberOrNull),
});

function endOf(timeline: Timeline, name: string): Answers[string] {
  const is = {
    sigterm: instant(timeline, 'stopSignalSent', name) ?? null,
    sigkill: instant(timeline, 'sigkillSent', name) ?? null,
    exit: instant(timeline, 'containerExited', name) ?? null,
  };
  return satisfies(is, endCase, (expected) =>
    (['sigterm', 'sigkill', 'exit'] as const).every((key) => expected[key] === undefined || expected[key] === is[key]),
  );
}

const e2eCase = v.strictObject({
  trigger: v.string(),
  gracePeriodSeconds: v.optional(v.number()),
  restartPolicy: v.optional(v.string()),
  state: v.optional(v.string()),
  deleteOptions: v.optional(v.strictObject({ gracePeriodSeconds: v.optional(v.number()) })),
  containers: v.array(containerCase),
});

const e2e: Area = shape(e2eCase, (input) => {
  const timeline = timelineOf(e2ePod(input));
  const codes = exitCodes(timeline);
  const ordinary = input.containers.filter(({ kind }) => kind === 'main').map(({ name }) => codes[name]);
  const gone = timeline.outcome.podRemovedAt;
  const finished = event(timeline, 'podFinished')?.detail.phase;
  const first = input.containers.find(({ kind }) => kind === 'main')?.name;
  return {
    exitCodes: satisfies(codes, v.record(v.string(), v.number()), (expected) =>
      Object.entries(expected).every(([name, code]) => codes[name] === code),
    ),
    podPhase: phase(finished ?? terminalPhase(ordinary)),
    objectGoneWithinSeconds: satisfies(gone, v.number(), (limit) => gone !== null && gone <= seconds(limit)),
    sidecarLivenessStartsDuringMainPreStop: duringPreStop(timeline, input, 'livenessFailed'),
    sidecarRestartedDuringMainPreStop: duringPreStop(timeline, input, 'containerRestarted'),
    preStopRun: is(instant(timeline, 'preStopStarted', first) !== undefined),
    containerExits: is(instant(timeline, 'containerExited', first) !== undefined),
  };
});

/** Null where a test does not look at the phase. */
function phase(value: string): Answers[string] {
  return satisfies(value, v.nullable(v.string()), (expected) => expected === null || expected === value);
}

type E2e = v.InferOutput<typeof e2eCase>;

function e2ePod(input: E2e): PodCase {
  const [, act = '', of] =
    /^(DELETE|mains-completed|liveness-failure|startup-failure)(?: of (.+))?$/.exec(input.trigger) ?? [];
  const of1 = input.containers.find(({ kind, name }) => (of === undefined ? kind === 'main' : name === of));
  switch (act) {
    case 'DELETE':
      return podCase(input, stateOf(input), {
        trigger: 'deletion',
        graceSeconds: input.deleteOptions?.gracePeriodSeconds,
      });
    case 'mains-completed':
      return e2eStart(input, 'startup', ({ kind }) => (kind === 'main' ? { runSeconds: 5 } : {}));
    case 'startup-failure':
      return e2eStart(input, 'startup', () => ({}));
    case 'liveness-failure': {
      // The story of such a test is about a sidecar whose own liveness would fail while the other's hook runs.
      const failing = { exec: 'exit 1', periodSeconds: 1, failureThreshold: 1 };
      return e2eStart(input, 'livenessFailure', (one) =>
        one === of1
          ? { livenessProbe: { ...failing, initialDelaySeconds: 10 } }
          : { livenessProbe: { ...failing, initialDelaySeconds: 15 } },
      );
    }
    default:
      throw new Uncovered(`trigger ${JSON.stringify(input.trigger)} is not known`);
  }
}

function e2eStart(input: E2e, trigger: Trigger, more: (one: ContainerCase) => Partial<ContainerCase>): PodCase {
  const containers = input.containers.map((one) => ({ ...one, ...more(one) }));
  const init = containers.filter(({ kind }) => kind === 'sidecar' || kind === 'init');
  const ordinary = containers.filter((one) => !init.includes(one));
  return {
    trigger,
    spec: specOf(input, init, ordinary),
    assumptions: new Map(containers.flatMap(assumptionsOf)),
  };
}

/** A state that is told in words; we know one: the ordinary containers have not been started. */
function stateOf({ state, containers }: E2e): readonly ContainerCase[] {
  if (state === undefined || state.includes('never started')) return containers;
  throw new Uncovered(`state ${JSON.stringify(state)} is not known`);
}

/** Whether something happens to a sidecar while the hook of an ordinary container runs. */
function duringPreStop(
  timeline: Timeline,
  { containers }: E2e,
  type: 'livenessFailed' | 'containerRestarted',
): Answers[string] {
  const names = new Set(containers.flatMap(({ kind, name }) => (kind === 'sidecar' ? [name] : [])));
  const main = containers.find(({ kind }) => kind === 'main')?.name;
  const from = event(timeline, 'preStopStarted', main)?.earliest;
  const to = event(timeline, 'preStopFinished', main)?.earliest;
  if (from === undefined || to === undefined) return 'no hook of an ordinary container runs';
  const during = ({ earliest }: TimelineEvent): boolean => earliest > from && earliest < to;
  return is(timeline.story.some((one) => one.type === type && names.has(one.container ?? '') && during(one)));
}

export const terminationAreas: Readonly<Record<string, Area>> = {
  'termination-order': oneOf(order),
  'termination-e2e': oneOf(e2e),
  'derived-timeline': oneOf(derived),
};
