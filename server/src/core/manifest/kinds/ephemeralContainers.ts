import type { Container } from '../container.ts';
import { readContainer } from '../container.ts';
import { children } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/**
 * What was sent to the `ephemeralcontainers` subresource of a pod, and came back from it, before Kubernetes 1.22; since
 * then it takes the Pod. Its name is that of the pod.
 */
export interface EphemeralContainers extends ManifestBase<'EphemeralContainers'> {
  readonly containers: readonly Container[];
}

export const ephemeralContainers = defineKind<EphemeralContainers>({
  kind: 'EphemeralContainers',
  groups: [''],
  fields: {
    containers: ({ object }) => children(object, 'ephemeralContainers').map((one) => readContainer(one, 'ephemeral')),
  },
});
