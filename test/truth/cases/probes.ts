// Probes: what their numbers are, when their results count, and when they are asked at all.
import * as v from 'valibot';
import { seconds } from '../../../server/src/core/base/duration.ts';
import { assumed } from '../../../server/src/core/base/origin.ts';
import {
  afterRestart,
  initialCounter,
  observe,
  type ProbeCounter,
  type ProbeType,
} from '../../../server/src/core/lifecycle/processes/probeCounter.ts';
import {
  delayOverAt,
  probesWhileTerminating,
  waitsForStart,
} from '../../../server/src/core/lifecycle/processes/probeGates.ts';
import { willRestart } from '../../../server/src/core/lifecycle/restartPolicy.ts';
import { is, notApplicable, oneOf, shape, Uncovered, type Answers, type Area } from './evaluate.ts';
import { behaviour, modelOf, readPod } from './pod.ts';

const probeNumbers = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;
const probe = v.optional(v.looseObject({}));

const defaults: Area = shape(
  v.strictObject({ livenessProbe: probe, readinessProbe: probe, startupProbe: probe }),
  (probes) => {
    const [container] = readPod({ containers: [{ name: 'app', ...probes }] }).pod.spec.containers;
    const read = container?.livenessProbe ?? container?.readinessProbe ?? container?.startupProbe;
    if (!read) throw new Uncovered('there is no probe');
    return Object.fromEntries(probeNumbers.map((name) => [name, is(read[name].value)]));
  },
);

const probeType = v.picklist(['startup', 'readiness', 'liveness']);
const letters = { S: 'Success', F: 'Failure', U: 'Unknown' } as const;
const letter = v.picklist(['S', 'F', 'U']);
const thresholds = { successThreshold: v.optional(v.number(), 1), failureThreshold: v.optional(v.number(), 1) };

function thresholdsOf(input: { readonly successThreshold: number; readonly failureThreshold: number }) {
  return {
    successThreshold: assumed('successThreshold', input.successThreshold),
    failureThreshold: assumed('failureThreshold', input.failureThreshold),
  };
}

function outcome(text: string): 'Success' | 'Failure' {
  if (text === 'S' || text === 'F') return letters[text];
  throw new Uncovered(`a probe that ends with ${JSON.stringify(text)} is not known: the engine's never err`);
}

function short({ result }: ProbeCounter): string {
  return result.slice(0, 1);
}

const results: Area = shape(
  v.strictObject({
    probeType,
    ...thresholds,
    initialResult: v.optional(letter),
    handlerResults: v.union([v.string(), v.array(v.string())]),
  }),
  ({ probeType: type, initialResult, handlerResults, ...input }) => {
    const initial = initialCounter(type);
    let counter = initialResult ? { ...initial, result: letters[initialResult] } : initial;
    const each = typeof handlerResults === 'string' ? handlerResults.split('') : handlerResults;
    const counters = each.map((one) => {
      counter = observe(counter, type, outcome(one), thresholdsOf(input));
      return counter;
    });
    return {
      resultsAfterEach: is(counters.map(short)),
      resultRunAfterEach: is(counters.map(({ run }) => run)),
      onHoldAfterEach: is(counters.map(({ onHold }) => onHold)),
    };
  },
);

const steps: Area = shape(
  v.strictObject({ probeType, ...thresholds, steps: v.array(v.string()) }),
  ({ probeType: type, steps: all, ...input }) => {
    let counter = initialCounter(type);
    let started = waitsForStart(type);
    const counters: ProbeCounter[] = [];
    for (const step of all) {
      if (step === 'newContainerID') counter = afterRestart(counter, type);
      else if (step === 'started=true' || step === 'started=false') started = step.endsWith('true');
      else {
        if (isAsked(type, started)) counter = observe(counter, type, outcome(step), thresholdsOf(input));
        counters.push(counter);
      }
    }
    return {
      resultsAfterProbe: is(counters.map(short)),
      onHoldAfterProbe: is(counters.map(({ onHold }) => onHold)),
    };
  },
);

function isAsked(type: ProbeType, started: boolean): boolean {
  return waitsForStart(type) === started;
}

const resultStore = 'the engine has no store of results: what does not run is not ready';
const oneProcess = 'a worker of the engine lives as long as the process that it probes and is needed';
const handlerResult = v.literal('Success');

const running: Area = shape(
  v.strictObject({
    podStatus: v.strictObject({ phase: v.literal('Running'), container: v.literal('running') }),
    deletionTimestamp: v.optional(v.literal(false)),
    probeType,
    started: v.boolean(),
    handlerResult,
  }),
  ({ probeType: type, started, handlerResult: observed }) => {
    const asked = isAsked(type, started);
    const counter = observe(
      initialCounter(type),
      type,
      observed,
      thresholdsOf({ successThreshold: 1, failureThreshold: 1 }),
    );
    return {
      workerContinues: oneProcess,
      resultSet: is(asked),
      result: is(asked ? counter.result : null),
    };
  },
);

const deleting: Area = shape(
  v.strictObject({
    podStatus: v.strictObject({ phase: v.literal('Running'), container: v.literal('running') }),
    deletionTimestamp: v.literal(true),
    probeType,
    started: v.boolean(),
    handlerResult,
  }),
  ({ probeType: type }) => ({
    workerContinues: is(probesWhileTerminating(type, behaviour())),
    resultSet: resultStore,
    result: resultStore,
  }),
);

const policy = v.picklist(['Always', 'OnFailure', 'Never']);

const terminated: Area = shape(
  v.strictObject({
    podStatus: v.strictObject({
      phase: v.literal('Running'),
      container: v.literal('terminated'),
      exitCode: v.number(),
      restartPolicy: policy,
    }),
    deletionTimestamp: v.optional(v.literal(false)),
    probeType,
    started: v.boolean(),
    handlerResult,
  }),
  ({ podStatus: { exitCode, restartPolicy } }) => restart({}, 'main', restartPolicy, exitCode),
);

const terminatedKind: Area = shape(
  v.strictObject({
    probeType,
    podRestartPolicy: policy,
    container: v.strictObject({ kind: v.picklist(['main', 'init', 'sidecar']), state: v.literal('terminated') }),
    terminatedExitCode: v.optional(v.number(), 0),
  }),
  ({ podRestartPolicy, container, terminatedExitCode }) =>
    restart({}, container.kind, podRestartPolicy, terminatedExitCode),
);

const restartRules: Area = shape(
  v.strictObject({
    container: v.looseObject({}),
    podRestartPolicy: v.optional(policy, 'Never'),
    terminatedExitCode: v.number(),
    featureGates: v.optional(v.record(v.string(), v.boolean()), {}),
  }),
  ({ container, podRestartPolicy, terminatedExitCode, featureGates }) =>
    restart(container, 'main', podRestartPolicy, terminatedExitCode, featureGates),
);

function restart(
  container: Readonly<Record<string, unknown>>,
  kind: 'main' | 'init' | 'sidecar',
  restartPolicy: v.InferOutput<typeof policy>,
  exitCode: number,
  gates: Readonly<Record<string, boolean>> = {},
): Answers {
  const one = { name: 'one', ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}), ...container };
  const spec = kind === 'main' ? { containers: [one] } : { initContainers: [one], containers: [] };
  const pod = modelOf({ restartPolicy, ...spec }, new Map(), gates);
  const [model] = pod.containers;
  if (!model) throw new Uncovered('there is no container');
  return {
    workerContinues: is(willRestart(model, pod.restartPolicy, exitCode)),
    resultSet: resultStore,
    result: resultStore,
  };
}

const initialDelay: Area = shape(
  v.strictObject({
    probeType,
    initialDelaySeconds: v.number(),
    secondsSinceStartedAt: v.number(),
    handlerResult,
  }),
  ({ probeType: type, initialDelaySeconds, secondsSinceStartedAt, handlerResult: observed }) => {
    const initial = initialCounter(type);
    const over = seconds(secondsSinceStartedAt) >= delayOverAt(0, initialDelaySeconds);
    const limits = thresholdsOf({ successThreshold: 1, failureThreshold: 1 });
    const { result } = over ? observe(initial, type, observed, limits) : initial;
    return { workerContinues: oneProcess, result: is(result) };
  },
);

const noContainer: Area = shape(
  v.looseObject({
    podStatus: v.nullable(
      v.union([
        v.looseObject({ phase: v.picklist(['Failed', 'Succeeded', 'Pending']) }),
        v.looseObject({ container: v.literal('waiting') }),
      ]),
    ),
  }),
  (_, expected) =>
    Object.fromEntries(
      Object.keys(expected).map((key) => [
        key,
        'a worker of the engine begins with a process that runs and ends with it: it meets no pod without one',
      ]),
    ),
);

const kubeletRestart: Area = shape(v.looseObject({ containerStartedBeforeKubeletSeconds: v.number() }), (_, expected) =>
  Object.fromEntries(Object.keys(expected).map((key) => [key, 'no kubelet is restarted in a timeline'])),
);

const noHandlers = notApplicable(
  'the product runs no probe: from when on one would pass is an assumption (C.startedAfter, C.readyAfter, C.liveUntil)',
);

export const probeAreas: Readonly<Record<string, Area>> = {
  'probe-defaults': oneOf(defaults),
  'probe-sequence': oneOf(results, steps),
  'probe-worker': oneOf(
    running,
    deleting,
    terminated,
    terminatedKind,
    restartRules,
    initialDelay,
    noContainer,
    kubeletRestart,
  ),
  'probe-exec': noHandlers,
  'probe-grpc': noHandlers,
  'probe-http': noHandlers,
  'probe-tcp': noHandlers,
  'probe-result': noHandlers,
};
