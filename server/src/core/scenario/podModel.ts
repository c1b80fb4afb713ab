import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { PodSpec, PodTemplate, Workload } from '../manifest/manifest.ts';
import type { PodModel, Trigger, RestartPolicy } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';
import { containerModel, restartPolicy, type ContainerSurroundings } from './containerModel.ts';
import { unreadableProbeNumber } from './probeModel.ts';
import type { Range } from './range.ts';

/** The first number that the engine needs and nobody can read here. */
export function unreadableNumber(spec: PodSpec): Field<number> | undefined {
  const grace = spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return grace;
  for (const container of spec.containers) {
    const number = unreadableProbeNumber(container);
    if (number) return number;
  }
  return undefined;
}

/** A pod of the workload; it is named like the workload. */
export function podModel(
  workload: Workload,
  grace: Sourced<number>,
  surroundings: Omit<ContainerSurroundings, 'failing' | 'shareProcessNamespace'> & { readonly trigger: Trigger },
): Range<PodModel> {
  const { spec } = workload.pod;
  const shareProcessNamespace = spec.shareProcessNamespace.value ?? false;
  const failing = surroundings.trigger === 'livenessFailure' ? failingContainer(spec, surroundings.reader) : undefined;
  const containers = spec.containers.map((container) =>
    containerModel(container, { ...surroundings, shareProcessNamespace, failing }),
  );
  const deadline = spec.activeDeadlineSeconds;
  const rest = {
    name: workload.ref.name,
    terminationGracePeriodSeconds: grace,
    restartPolicy: restartPolicyOf(spec),
    finalizers: finalizersOf(workload.pod),
    activeDeadlineSeconds: deadline && isReadable(deadline) ? deadline : undefined,
    readinessGates: spec.readinessGates,
  };
  return {
    best: { ...rest, containers: containers.map(({ best }) => best) },
    worst: { ...rest, containers: containers.map(({ worst }) => worst) },
  };
}

function restartPolicyOf(spec: PodSpec): RestartPolicy {
  return restartPolicy(spec.restartPolicy.value) ?? 'Always';
}

function finalizersOf({ finalizers }: PodTemplate): PodModel['finalizers'] {
  return finalizers && isReadable(finalizers) && finalizers.value.length > 0 ? finalizers : undefined;
}

/** Whoever asks what a failed liveness probe leads to need not state of which container, nor when. */
function failingContainer({ containers }: PodSpec, reader: AssumptionReader): Container | undefined {
  const probed = containers.filter(({ livenessProbe }) => livenessProbe !== undefined);
  const stated = probed.some(({ name }) => reader.duration(name, 'liveUntil') !== undefined);
  return stated ? undefined : (probed.find(({ role }) => role === 'ordinary') ?? probed[0]);
}
