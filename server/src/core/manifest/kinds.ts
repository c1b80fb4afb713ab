// Every kind that we read: a kind is one file and one line here.
export * from './kinds/cronJob.ts';
export * from './kinds/daemonSet.ts';
export * from './kinds/deployment.ts';
export * from './kinds/job.ts';
export * from './kinds/pod.ts';
export * from './kinds/podDisruptionBudget.ts';
export * from './kinds/replicaSet.ts';
export * from './kinds/replicationController.ts';
export * from './kinds/service.ts';
export * from './kinds/statefulSet.ts';
