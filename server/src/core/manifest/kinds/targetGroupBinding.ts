import { readServiceBackend, type Backend } from '../backend.ts';
import type { Field } from '../../base/origin.ts';
import { child, readIntegerOrString, readString } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/** Of the AWS Load Balancer Controller: the pods, or nodes, of a Service as targets of a load balancer made elsewhere. */
export interface TargetGroupBinding extends ManifestBase<'TargetGroupBinding'> {
  /** `ip` or `instance`; undefined: as the target group has it. */
  readonly targetType: Field<string> | undefined;
  /** One, its Service. */
  readonly backends: readonly Backend[];
}

export const targetGroupBinding = defineKind<TargetGroupBinding>({
  kind: 'TargetGroupBinding',
  groups: ['elbv2.k8s.aws'],
  fields: {
    targetType: ({ spec }) => readString(spec, 'targetType'),
    backends: ({ spec }) => {
      const service = child(spec, 'serviceRef');
      return service.node ? [readServiceBackend(service, 'name', readIntegerOrString(service, 'port'))] : [];
    },
  },
});
