// How many seconds a pod or a container gets.
import * as v from 'valibot';
import { seconds } from '../../../server/src/core/base/duration.ts';
import type { Sourced } from '../../../server/src/core/base/origin.ts';
import {
  checkGracefulDelete,
  containerKillGrace,
  deleteAgain,
  effectiveGrace,
  notNegative,
} from '../../../server/src/core/lifecycle/grace.ts';
import { kubectlDelete } from '../../../server/src/core/scenario/kubectlDelete.ts';
import { is, oneOf, shape, Uncovered, type Area } from './evaluate.ts';

const integer = v.nullish(v.number());

export function sourced(value: number | null | undefined): Sourced<number> | undefined {
  return value === null || value === undefined ? undefined : { value, origin: { type: 'assumed', key: 'case' } };
}

const deleteOptions = v.optional(v.strictObject({ gracePeriodSeconds: integer }), {});

const again: Area = shape(
  v.strictObject({
    now: v.number(),
    pod: v.strictObject({
      metadata: v.strictObject({ deletionGracePeriodSeconds: integer, deletionTimestamp: v.number() }),
    }),
    deleteOptions,
  }),
  ({ now, pod: { metadata }, deleteOptions: { gracePeriodSeconds } }) => {
    // An object without a grace period of its deletion is gone in a moment, as one with 0 is.
    const before = {
      deletionTimestamp: seconds(metadata.deletionTimestamp),
      deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds ?? 0,
    };
    const { type, deletion } = deleteAgain(before, gracePeriodSeconds ?? undefined, seconds(now));
    return {
      graceful: is(type === 'shortened'),
      gracefulPending: is(type === 'unchanged'),
      podDeletionGracePeriodSeconds: is(deletion.deletionGracePeriodSeconds),
      podDeletionTimestamp: is(deletion.deletionTimestamp / 1000),
      optionsGracePeriodSeconds: is(notNegative(gracePeriodSeconds ?? deletion.deletionGracePeriodSeconds)),
    };
  },
);

const strategy: Area = shape(
  v.strictObject({
    pod: v.strictObject({
      spec: v.strictObject({ nodeName: v.optional(v.string()), terminationGracePeriodSeconds: integer }),
      status: v.strictObject({ phase: v.optional(v.string()) }),
    }),
    deleteOptions,
  }),
  ({ pod: { spec, status }, deleteOptions: { gracePeriodSeconds } }) => {
    const deletable = {
      scheduled: (spec.nodeName ?? '') !== '',
      finished: status.phase === 'Failed' || status.phase === 'Succeeded',
      terminationGracePeriodSeconds: sourced(spec.terminationGracePeriodSeconds),
    };
    const grace = checkGracefulDelete(deletable, sourced(gracePeriodSeconds));
    return { gracePeriodSeconds: is(grace?.value ?? 0) };
  },
);

const effective: Area = shape(
  v.strictObject({
    'spec.terminationGracePeriodSeconds': integer,
    'metadata.deletionGracePeriodSeconds': integer,
    killOptionsOverride: integer,
    alreadyRecorded: integer,
  }),
  (input) => {
    const grace = effectiveGrace({
      recorded: sourced(input.alreadyRecorded),
      deletionGracePeriodSeconds: sourced(input['metadata.deletionGracePeriodSeconds']),
      killOverride: sourced(input.killOptionsOverride),
      terminationGracePeriodSeconds: sourced(input['spec.terminationGracePeriodSeconds']),
    });
    return { effectiveGracePeriodSeconds: is(grace.value) };
  },
);

const reasons = { LivenessProbe: 'livenessProbe', StartupProbe: 'startupProbe', Unknown: 'other' } as const;
const probeGrace = v.optional(v.looseObject({ terminationGracePeriodSeconds: integer }));

const killGrace: Area = shape(
  v.strictObject({
    pod: v.strictObject({
      metadata: v.optional(v.looseObject({ deletionGracePeriodSeconds: integer })),
      spec: v.strictObject({
        containers: v.tuple([
          v.strictObject({
            name: v.string(),
            livenessProbe: probeGrace,
            startupProbe: probeGrace,
            readinessProbe: probeGrace,
          }),
        ]),
        terminationGracePeriodSeconds: integer,
      }),
    }),
    reason: v.picklist(['LivenessProbe', 'StartupProbe', 'Unknown']),
  }),
  ({ pod: { metadata, spec }, reason }) => {
    const [{ livenessProbe, startupProbe }] = spec.containers;
    const probe = (one: typeof livenessProbe) =>
      one && { terminationGracePeriodSeconds: sourced(one.terminationGracePeriodSeconds) };
    const container = { livenessProbe: probe(livenessProbe), startupProbe: probe(startupProbe) };
    const grace = containerKillGrace(container, reasons[reason], {
      deletionGracePeriodSeconds: sourced(metadata?.deletionGracePeriodSeconds),
      terminationGracePeriodSeconds: sourced(spec.terminationGracePeriodSeconds),
    });
    return { gracePeriodSeconds: is(grace.value) };
  },
);

const kubectl: Area = shape(v.strictObject({ command: v.string(), flags: v.array(v.string()) }), ({ flags }) => {
  const answer = kubectlDelete(optionsOf(flags));
  const failed = answer.type === 'error';
  return {
    gracePeriodSeconds: is(failed ? null : answer.gracePeriodSeconds),
    stderr: is(failed ? `error: ${answer.message}` : answer.warning ? `Warning: ${answer.warning}` : ''),
    exitCode: is(failed ? 1 : 0),
  };
});

function optionsOf(flags: readonly string[]): Parameters<typeof kubectlDelete>[0] {
  let [force, now] = [false, false];
  let gracePeriodSeconds: number | undefined;
  for (const flag of flags) {
    const [, seconds] = /^--grace-period=(-?\d+)$/.exec(flag) ?? [];
    if (/^--force(=true)?$/.test(flag)) force = true;
    else if (/^--now(=true)?$/.test(flag)) now = true;
    else if (seconds !== undefined) gracePeriodSeconds = Number(seconds);
    else if (!/^--wait(=|$)/.test(flag)) throw new Uncovered(`option ${flag} of kubectl delete is not known`);
  }
  return { force, now, gracePeriodSeconds };
}

export const deletionAreas: Readonly<Record<string, Area>> = {
  'delete-options': oneOf(again),
  'graceful-delete-strategy': oneOf(strategy),
  'kubelet-effective-grace': oneOf(effective),
  'container-kill-grace': oneOf(killGrace),
  'kubectl-delete': oneOf(kubectl),
};
