import { defineWorkload, type WorkloadBase } from '../kind.ts';

export type Pod = WorkloadBase<'Pod'>;

export const pod = defineWorkload<Pod>({ kind: 'Pod', groups: [''], podTemplate: [], fields: {} });
