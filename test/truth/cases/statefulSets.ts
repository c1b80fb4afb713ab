// StatefulSets that roll: the steps of an update, in the words of the cases.
import * as v from 'valibot';
import {
  statefulSetStep,
  type StatefulSetPod,
  type StatefulSetSpec,
} from '../../../server/src/core/lifecycle/cluster/controllers/statefulSetUpdate.ts';
import { is, notApplicable, oneOf, shape, Uncovered, type Area } from './evaluate.ts';

const count = v.number();
const policy = v.picklist(['OrderedReady', 'Parallel']);

/** A set whose pods come and go as the steps say. */
class Rolling {
  readonly #spec: StatefulSetSpec;
  #pods: readonly StatefulSetPod[];

  constructor(spec: StatefulSetSpec) {
    this.#spec = spec;
    this.#pods = Array.from({ length: spec.replicas }, (_, ordinal) => pod(ordinal, 'old', true));
  }

  /** What the controller does now, and it is done. */
  sync(): { readonly create: readonly number[]; readonly delete: readonly number[] } {
    const step = statefulSetStep(this.#spec, this.#pods);
    this.#pods = [
      ...this.#pods.filter(({ ordinal }) => !step.delete.includes(ordinal)),
      ...step.create.map(({ ordinal, revision }) => pod(ordinal, revision, false)),
    ];
    return { create: step.create.map(({ ordinal }) => ordinal), delete: step.delete };
  }

  ready(ordinals: readonly number[]): void {
    this.#pods = this.#pods.map((one) => (ordinals.includes(one.ordinal) ? { ...one, available: true } : one));
  }
}

function pod(ordinal: number, revision: 'old' | 'new', available: boolean): StatefulSetPod {
  return { ordinal, revision, available, terminating: false, finished: false };
}

const numbers = (text = ''): readonly number[] => text.split(',').filter(Boolean).map(Number);

/** Plays one step and tells it in the words that it was asked in; other words where something else happens. */
function tell(set: Rolling, asked: string): string {
  const [, ready, then] = /^([\d,]+) ready -> (.*)$/.exec(asked) ?? [];
  if (ready !== undefined && then !== undefined) {
    set.ready(numbers(ready));
    return `${ready} ready -> ${tell(set, then)}`;
  }
  // Those tests count pods before their informer has seen the one that became ready.
  if (asked.endsWith('as asserted')) throw new Uncovered(`not applicable: a cache that lags behind: ${asked}`);
  const did = set.sync();
  if (asked === 'no more updates') return did.create.length + did.delete.length === 0 ? asked : JSON.stringify(did);
  const [, verb, , mode = ''] = /^(delete|create) ([\d,]+)( together| only)?$/.exec(asked) ?? [];
  if (verb !== 'delete' && verb !== 'create') throw new Uncovered(`a step in other words: ${asked}`);
  return `${verb} ${did[verb].join(',')}${mode}`;
}

const maxUnavailable: Area = shape(
  v.strictObject({
    podManagementPolicy: policy,
    replicas: count,
    partition: count,
    maxUnavailable: count,
    featureGates: v.strictObject({ MaxUnavailableStatefulSet: v.literal(true) }),
  }),
  ({ podManagementPolicy, replicas, partition, maxUnavailable: most }, expected) => {
    const { steps } = v.parse(v.looseObject({ steps: v.array(v.string()) }), expected);
    const set = new Rolling({ replicas, ordinalsStart: 0, podManagementPolicy, partition, maxUnavailable: most });
    return { steps: is(steps.map((step) => tell(set, step))) };
  },
);

const partitioned: Area = shape(
  v.strictObject({
    podManagementPolicy: policy,
    replicas: count,
    partition: count,
    update: v.strictObject({ image: v.string(), replicas: count }),
  }),
  ({ podManagementPolicy, replicas, partition, update }) => {
    const spec = {
      replicas: update.replicas,
      ordinalsStart: 0,
      podManagementPolicy,
      partition,
      maxUnavailable: 1,
    };
    let pods: readonly StatefulSetPod[] = Array.from({ length: replicas }, (_, ordinal) => pod(ordinal, 'old', true));
    for (;;) {
      const step = statefulSetStep(spec, pods);
      if (step.create.length + step.delete.length === 0) break;
      pods = [
        ...pods.filter(({ ordinal }) => !step.delete.includes(ordinal)),
        ...step.create.map(({ ordinal, revision }) => pod(ordinal, revision, true)),
      ];
    }
    const on = (wanted: 'old' | 'new'): readonly number[] =>
      pods
        .filter(({ revision }) => revision === wanted)
        .map(({ ordinal }) => ordinal)
        .toSorted((a, b) => a - b);
    return { ordinalsOnOldRevision: is(on('old')), ordinalsOnNewRevision: is(on('new')) };
  },
);

const available: Area = shape(
  v.strictObject({
    replicas: v.optional(count, 1),
    minReadySeconds: count,
    readyForSeconds: count,
    templateChanged: v.optional(v.boolean()),
  }),
  ({ replicas, minReadySeconds, readyForSeconds }) => ({
    availableReplicas: is(readyForSeconds >= minReadySeconds ? replicas : 0),
  }),
);

export const statefulSetRolling: Area = oneOf(
  maxUnavailable,
  partitioned,
  available,
  notApplicable('how an object is stored is no part of the story of its pods'),
);
