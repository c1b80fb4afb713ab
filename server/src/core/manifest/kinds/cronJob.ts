import type { Field } from '../../base/origin.ts';
import { cronJobDefaults } from '../defaults.ts';
import { child, defaulted, readBoolean, readInteger, readString } from '../fieldReader.ts';
import { readJobSpec, type JobSpec } from '../jobSpec.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';

export interface CronJob extends WorkloadBase<'CronJob'> {
  readonly schedule: Field<string> | undefined;
  /** `Allow`, `Forbid` or `Replace`. */
  readonly concurrencyPolicy: Field<string>;
  readonly startingDeadlineSeconds: Field<number> | undefined;
  readonly suspend: Field<boolean>;
  /** Of each Job that it makes. */
  readonly job: JobSpec;
}

const { concurrencyPolicy, suspend } = cronJobDefaults;

export const cronJob = defineWorkload<CronJob>({
  kind: 'CronJob',
  groups: ['batch'],
  podTemplate: ['spec', 'jobTemplate', 'spec', 'template'],
  fields: {
    schedule: ({ spec }) => readString(spec, 'schedule'),
    concurrencyPolicy: ({ spec }) =>
      readString(spec, 'concurrencyPolicy') ?? defaulted(spec, 'concurrencyPolicy', concurrencyPolicy),
    startingDeadlineSeconds: ({ spec }) => readInteger(spec, 'startingDeadlineSeconds'),
    suspend: ({ spec }) => readBoolean(spec, 'suspend') ?? defaulted(spec, 'suspend', suspend),
    job: ({ spec }) => readJobSpec(child(child(spec, 'jobTemplate'), 'spec')),
  },
});
