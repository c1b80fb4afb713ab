// Types of k8s.io/apimachinery/pkg/apis/meta/v1.
import { any, bool, int64, list, map, string, strings, struct, texts, type FieldType } from './fieldType.ts';

export const objectMeta = struct('ObjectMeta', {
  annotations: texts,
  creationTimestamp: any,
  deletionGracePeriodSeconds: int64,
  deletionTimestamp: any,
  finalizers: strings,
  generateName: string,
  generation: int64,
  labels: texts,
  managedFields: any,
  name: string,
  namespace: string,
  ownerReferences: list(
    struct('OwnerReference', {
      apiVersion: string,
      blockOwnerDeletion: bool,
      controller: bool,
      kind: string,
      name: string,
      uid: string,
    }),
  ),
  resourceVersion: string,
  selfLink: string,
  uid: string,
});

export const labelSelector = struct('LabelSelector', {
  matchExpressions: list(struct('LabelSelectorRequirement', { key: string, operator: string, values: strings })),
  matchLabels: map(string),
});

/** An object of its own, with the fields that all of them have. */
export function object(kind: string, spec: FieldType) {
  return struct(kind, { apiVersion: string, kind: string, metadata: objectMeta, spec, status: any });
}
