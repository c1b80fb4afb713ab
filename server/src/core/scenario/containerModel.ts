// From a container of a manifest to what the engine is told of it: once for the best and once for the worst case of what
// nobody knows.
import { never, type Millis } from '../base/duration.ts';
import { assumed, isReadable, type Sourced } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { KubeletBehaviour } from '../lifecycle/kubeletBehaviour.ts';
import type { ContainerModel } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';
import { hookModel } from './hookModel.ts';
import { probeModel } from './probeModel.ts';
import { known, type Range } from './range.ts';

export function containerModel(
  container: Container,
  kubelet: KubeletBehaviour,
  reader: AssumptionReader,
): Range<ContainerModel> {
  const { name } = container;
  // A kubelet that does not know sidecars runs one as an init container, and waits for ever for its end.
  const role = container.role === 'sidecar' && !kubelet.sidecars ? 'init' : container.role;
  const preStop = usableHook(container, kubelet) ? hookModel(container, 'preStop', reader) : known(undefined);
  const postStart = hookModel(container, 'postStart', reader);
  const exits = exitsAfterStopSignal(name, reader);
  const rest = {
    name,
    role,
    stopSignal: stopSignal(container, kubelet),
    exitCode: reader.exitCode(name) ?? assumed(`${name}.exitCode`, 0),
    exitsAfterDeletion: reader.duration(name, 'exitsAfterDeletion'),
    runsFor: reader.duration(name, 'runsFor') ?? assumed(`${name}.runsFor`, container.role === 'init' ? 0 : never),
    startupProbe: probeModel(container.startupProbe),
    readinessProbe: probeModel(container.readinessProbe),
    livenessProbe: probeModel(container.livenessProbe),
    startedAfter: reader.duration(name, 'startedAfter') ?? assumed(`${name}.startedAfter`, 0),
    readyAfter: reader.duration(name, 'readyAfter') ?? assumed(`${name}.readyAfter`, 0),
    liveUntil: reader.duration(name, 'liveUntil') ?? assumed(`${name}.liveUntil`, never),
    unreadyOnStopSignal: reader.boolean(name, 'unreadyOnStopSignal') ?? assumed(`${name}.unreadyOnStopSignal`, false),
  };
  return {
    best: { ...rest, preStop: preStop.best, postStart: postStart.best, exitsAfterStopSignal: exits.best },
    worst: { ...rest, preStop: preStop.worst, postStart: postStart.worst, exitsAfterStopSignal: exits.worst },
  };
}

/** The `sleep` action is dropped by an API server that does not know it (R44). */
function usableHook(container: Container, kubelet: KubeletBehaviour): boolean {
  return kubelet.sleepAction || container.preStop?.action.type !== 'sleep';
}

/** SIGTERM is what the runtime sends where neither the manifest nor the image names a signal (R40). */
function stopSignal({ path, at, stopSignal: written }: Container, kubelet: KubeletBehaviour): Sourced<string> {
  if (written && isReadable(written) && kubelet.stopSignals) return written;
  return { value: 'SIGTERM', origin: { type: 'defaulted', field: `${path}.lifecycle.stopSignal`, insertAt: at } };
}

function exitsAfterStopSignal(name: string, reader: AssumptionReader): Range<Sourced<Millis>> {
  const stated = reader.duration(name, 'exitsAfterStopSignal');
  if (stated) return known(stated);
  return {
    best: reader.assume(name, 'exitsAfterStopSignal', 0, 'unknown'),
    worst: reader.assume(name, 'exitsAfterStopSignal', never, 'unknown'),
  };
}
