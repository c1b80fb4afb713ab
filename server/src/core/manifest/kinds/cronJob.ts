import { defineWorkload, type WorkloadBase } from '../kind.ts';

export type CronJob = WorkloadBase<'CronJob'>;

export const cronJob = defineWorkload<CronJob>({
  kind: 'CronJob',
  groups: ['batch'],
  podTemplate: ['spec', 'jobTemplate', 'spec', 'template'],
  fields: {},
});
