import { readJobSpec, type JobSpec } from '../jobSpec.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';

export interface Job extends WorkloadBase<'Job'> {
  readonly job: JobSpec;
}

export const job = defineWorkload<Job>({
  kind: 'Job',
  groups: ['batch'],
  fields: { job: ({ spec }) => readJobSpec(spec) },
});
