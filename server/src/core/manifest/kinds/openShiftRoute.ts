import type { Field } from '../../base/origin.ts';
import { readServiceBackend, type Backend } from '../backend.ts';
import { child, children, readString, type FieldReader } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/** Of OpenShift: an Ingress with one path. */
export interface OpenShiftRoute extends ManifestBase<'Route'> {
  readonly host: Field<string> | undefined;
  readonly backends: readonly Backend[];
}

export const openShiftRoute = defineKind<OpenShiftRoute>({
  kind: 'Route',
  groups: ['route.openshift.io', ''],
  fields: {
    host: ({ spec }) => readString(spec, 'host'),
    backends: ({ spec }) => {
      // A number would be that of the pods.
      const port = readString(child(spec, 'port'), 'targetPort');
      const to = child(spec, 'to');
      const all = [...(to.node ? [to] : []), ...children(spec, 'alternateBackends')];
      return all.filter(isService).map((one) => readServiceBackend(one, 'name', port));
    },
  },
});

function isService(reader: FieldReader): boolean {
  const kind = readString(reader, 'kind');
  return kind === undefined || kind.value === 'Service';
}
