import { defineWorkload, type WorkloadBase } from '../kind.ts';

export type Job = WorkloadBase<'Job'>;

export const job = defineWorkload<Job>({ kind: 'Job', groups: ['batch'], fields: {} });
