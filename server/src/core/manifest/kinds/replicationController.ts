import type { Field } from '../../base/origin.ts';
import { replicas } from '../defaults.ts';
import { child, defaulted, find, readInteger, readTexts } from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readMinReadySeconds } from '../rollingUpdate.ts';

export interface ReplicationController extends WorkloadBase<'ReplicationController'> {
  readonly replicas: Field<number>;
  /** Undefined: the labels of the template. */
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly minReadySeconds: Field<number>;
}

export const replicationController = defineWorkload<ReplicationController>({
  kind: 'ReplicationController',
  groups: [''],
  fields: {
    replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', replicas),
    selector: ({ spec }) => find(spec, 'selector') && readTexts(child(spec, 'selector')),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
  },
});
