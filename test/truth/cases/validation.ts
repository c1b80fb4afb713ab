// What the API server refuses, as our validators say it.
import * as v from 'valibot';
import { validationCases, type Evaluate } from '../validationCases.ts';
import { is, oneOf, satisfies, shape, Uncovered, type Answers, type Area } from './evaluate.ts';

const object = v.looseObject({});
const objects = v.array(object);
const gates = { featureGates: v.optional(v.record(v.string(), v.boolean())) };
const containers = v.strictObject({ ...gates, containers: v.optional(objects), initContainers: v.optional(objects) });
const osName = { 'spec.os.name': v.nullish(v.string()) };
const ephemeral = v.array(v.union([v.string(), object]));

/** The shapes of input that the evaluator of an area reads. */
const inputs: Readonly<Record<string, readonly v.GenericSchema[]>> = {
  'validation-probe': [v.strictObject({ ...gates, probe: object, path: v.string() }), containers],
  'validation-lifecycle': [v.strictObject({ ...gates, handler: object }), containers],
  'validation-init': [containers],
  'validation-sleep': [
    v.strictObject({ ...gates, sleep: object, terminationGracePeriodSeconds: v.nullish(v.number()) }),
  ],
  'validation-stopsignal': [
    v.strictObject({ ...gates, ...osName, stopSignal: v.string() }),
    v.strictObject({ ...gates, ...osName, lifecycle: object }),
  ],
  'validation-ephemeral': [
    v.strictObject({
      ...gates,
      containers: v.optional(v.array(v.string())),
      initContainers: v.optional(v.array(v.string())),
      volumes: v.optional(object),
      ephemeralContainers: objects,
    }),
  ],
  'validation-ephemeral-update': [
    v.strictObject({ ...gates, old: ephemeral, new: ephemeral, podAnnotations: v.optional(object) }),
  ],
  'pdb-validation': [object],
  'deployment-validation': [v.strictObject({ ...gates, deployment: v.looseObject({ spec: object }) })],
  'daemonset-validation': [object],
};

function areaOf(name: string, evaluate: Evaluate): Area {
  const shapes = inputs[name];
  if (!shapes) throw new Error(`nothing says what inputs of ${name} look like`);
  return oneOf(
    ...shapes.map((schema) => shape(schema, (input, expected) => answers(evaluate(input as Json, expected as Json)))),
  );
}

type Json = Parameters<Evaluate>[0];

function answers(given: Json): Answers {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, key === 'errors' ? inAnyOrder(value) : is(value)] as const),
  );
}

function inAnyOrder(errors: unknown): Answers[string] {
  const sorted = (list: unknown): string => {
    if (!Array.isArray(list)) throw new Uncovered('errors are no list');
    return list
      .map((item) => JSON.stringify(item))
      .sort()
      .join();
  };
  return satisfies(errors, v.array(v.unknown()), (expected) => sorted(expected) === sorted(errors));
}

export const validationAreas: Readonly<Record<string, Area>> = Object.fromEntries(
  Object.entries(validationCases).map(([name, evaluate]) => [name, areaOf(name, evaluate)]),
);
