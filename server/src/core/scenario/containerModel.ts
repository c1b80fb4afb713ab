// From a container of a manifest to what the engine is told of it: once for the best and once for the worst case of what
// nobody knows.
import type { ConfigSources } from '../appSettings/configSources.ts';
import { never, seconds, writeDuration, type Millis } from '../base/duration.ts';
import { assumed, isReadable, type Sourced } from '../base/origin.ts';
import { shutdownOf, type ShutdownKnowledge } from '../knowledge/shutdownOf.ts';
import type { Container } from '../manifest/container.ts';
import type { KubeletBehaviour } from '../lifecycle/kubeletBehaviour.ts';
import type { ContainerModel, RestartPolicy, RestartRule } from '../lifecycle/models.ts';
import type { AssumptionReader, ContainerKey } from './assumptions.ts';
import { hookModel } from './hookModel.ts';
import { probeModel } from './probeModel.ts';
import { known, type Range } from './range.ts';

/** What configures the process of a container beside its command line. */
export type ConfigOf = (container: Container) => ConfigSources;

export interface ContainerSurroundings {
  /** The container whose liveness probe is to fail though nobody stated when. */
  readonly failing: Container | undefined;
  readonly kubelet: KubeletBehaviour;
  readonly shareProcessNamespace: boolean;
  readonly configOf: ConfigOf;
  readonly reader: AssumptionReader;
}

export function containerModel(container: Container, surroundings: ContainerSurroundings): Range<ContainerModel> {
  const { name } = container;
  const { kubelet, reader } = surroundings;
  // A kubelet that does not know sidecars runs one as an init container, and waits for ever for its end.
  const role = container.role === 'sidecar' && !kubelet.sidecars ? 'init' : container.role;
  const preStop = usableHook(container, kubelet) ? hookModel(container, 'preStop', reader) : known(undefined);
  const postStart = hookModel(container, 'postStart', reader);
  const written = writtenStopSignal(container, kubelet);
  const config = surroundings.configOf(container);
  const shutdown = shutdownOf(container, { ...surroundings, config }, written?.value);
  const exits = exitsAfterStopSignal(name, shutdown, reader);
  const rest = {
    name,
    role,
    ...ownRestartPolicy(container, kubelet),
    stopSignal: written ?? imageStopSignal(container, shutdown),
    exitCode: reader.exitCode(name) ?? assumed(`${name}.exitCode`, shutdown.exitCode ?? 0),
    exitsAfterDeletion: reader.duration(name, 'exitsAfterDeletion'),
    startupProbe: probeModel(container.startupProbe),
    readinessProbe: probeModel(container.readinessProbe),
    livenessProbe: probeModel(container.livenessProbe),
    ...health(container, surroundings),
  };
  return {
    best: { ...rest, preStop: preStop.best, postStart: postStart.best, exitsAfterStopSignal: exits.best },
    worst: { ...rest, preStop: preStop.worst, postStart: postStart.worst, exitsAfterStopSignal: exits.worst },
  };
}

/** What Kubernetes knows no such policy is refused, so that it does not matter what is made of it. */
export function restartPolicy(text: string | undefined): RestartPolicy | undefined {
  return text === 'Always' || text === 'OnFailure' || text === 'Never' ? text : undefined;
}

/** An API server that does not know policies of containers drops them (R56). */
function ownRestartPolicy(
  container: Container,
  kubelet: KubeletBehaviour,
): Pick<ContainerModel, 'restartPolicy' | 'restartPolicyRules'> {
  if (!kubelet.containerRestartRules) return { restartPolicy: undefined, restartPolicyRules: [] };
  return {
    restartPolicy: restartPolicy(container.restartPolicy?.value),
    restartPolicyRules: container.restartPolicyRules.flatMap(({ operator, values }): readonly RestartRule[] => {
      const known = operator?.value === 'In' || operator?.value === 'NotIn' ? operator.value : undefined;
      return known && values?.value ? [{ operator: known, values: values.value }] : [];
    }),
  };
}

/** How the process fares while it runs: well and for ever, unless somebody states otherwise. */
function health(container: Container, { reader, failing }: ContainerSurroundings): Health {
  const { name, role, startupProbe, readinessProbe } = container;
  /** `shown` where it decides an instant; that nothing ends or fails goes without saying. */
  const duration = (property: keyof Health & ContainerKey, ours: Millis, shown: boolean): Sourced<Millis> =>
    reader.duration(name, property) ??
    (shown ? reader.assume(name, property, ours, writeDuration(ours)) : assumed(`${name}.${property}`, ours));
  return {
    runsFor: duration('runsFor', role === 'init' ? 0 : never, role === 'init'),
    startedAfter: duration('startedAfter', 0, startupProbe !== undefined),
    readyAfter: duration('readyAfter', 0, readinessProbe !== undefined),
    liveUntil: duration('liveUntil', container === failing ? longAfterStart : never, false),
    unreadyOnStopSignal: reader.boolean(name, 'unreadyOnStopSignal') ?? assumed(`${name}.unreadyOnStopSignal`, false),
  };
}

/** Late enough for any start to be over; a timeline that begins with the failure does not show it. */
const longAfterStart = seconds(300);

type Health = Pick<ContainerModel, 'runsFor' | 'startedAfter' | 'readyAfter' | 'liveUntil' | 'unreadyOnStopSignal'>;

/** The `sleep` action is dropped by an API server that does not know it (R44). */
function usableHook(container: Container, kubelet: KubeletBehaviour): boolean {
  return kubelet.sleepAction || container.preStop?.action.type !== 'sleep';
}

/** The signal that the manifest names, where the cluster heeds it (R40). */
function writtenStopSignal({ stopSignal }: Container, kubelet: KubeletBehaviour): Sourced<string> | undefined {
  return stopSignal && isReadable(stopSignal) && kubelet.stopSignals ? stopSignal : undefined;
}

/** The image's STOPSIGNAL, or SIGTERM, which is what the runtime sends where nobody names a signal (R40). */
function imageStopSignal({ path, at, image }: Container, shutdown: ShutdownKnowledge): Sourced<string> {
  if (shutdown.stopSignal && image && isReadable(image)) {
    return { value: shutdown.stopSignal.value, origin: image.origin };
  }
  return { value: 'SIGTERM', origin: { type: 'defaulted', field: `${path}.lifecycle.stopSignal`, insertAt: at } };
}

/** As somebody states it, as its app is known to do, or both extremes. */
function exitsAfterStopSignal(
  name: string,
  { exitsAfterStopSignal: exits }: ShutdownKnowledge,
  reader: AssumptionReader,
): Range<Sourced<Millis>> {
  const stated = reader.duration(name, 'exitsAfterStopSignal');
  if (stated) return known(stated);
  if (exits?.origin.type === 'written') {
    const { origin } = exits;
    return { best: { value: exits.lo, origin }, worst: { value: exits.hi, origin } };
  }
  const [lo, hi, shown] = exits ? [exits.lo, exits.hi, shownRange(exits)] : [0, never, 'unknown'];
  return {
    best: reader.assume(name, 'exitsAfterStopSignal', lo, shown),
    worst: reader.assume(name, 'exitsAfterStopSignal', hi, shown),
  };
}

function shownRange({ lo, hi }: { readonly lo: Millis; readonly hi: Millis }): string {
  return lo === hi ? writeDuration(lo) : `${writeDuration(lo)} … ${writeDuration(hi)}`;
}
