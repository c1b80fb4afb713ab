// Watches one workload of a cluster with the user's own kubeconfig and writes down what it sees. It changes nothing there:
// whoever wants to see a pod end deletes it, or rolls the workload, by other means.
import { listAt, textAt } from '../core/observed/json.ts';
import { changeLine, headLine, withoutSecrets, type Change } from '../core/observed/recording.ts';
import type { ObserveEnd, ObserveListener, ObserveRequest, Observing } from '../protocol/observing.ts';
import { Refusal } from './clusterError.ts';
import { follow, type Follower, type Resource } from './follow.ts';
import { Connections, waiting, whyFailed, without } from './messages.ts';
import { Scene } from './scene.ts';
import { resourcesOf, subjectOf, type Subject } from './subject.ts';
import { namespacedPath, podLabels, selects } from './workloads.ts';

export { contexts } from './kubeconfig.ts';

export function observe(request: ObserveRequest, listener: ObserveListener): Observing {
  const stop = new AbortController();
  return {
    ended: untilOver(request, listener, stop.signal),
    stop: () => {
      stop.abort();
    },
  };
}

async function untilOver(request: ObserveRequest, listener: ObserveListener, stop: AbortSignal): Promise<ObserveEnd> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  try {
    await watchAll(await subjectOf(request, signal), listener, signal, () => {
      over.abort();
    });
  } catch (error) {
    // The other watches are of no use any more.
    over.abort();
    return stop.aborted ? { type: 'stopped' } : { type: 'failed', why: whyFailed(error) };
  }
  return stop.aborted ? { type: 'stopped' } : { type: 'over' };
}

async function watchAll(
  subject: Subject,
  listener: ObserveListener,
  signal: AbortSignal,
  over: () => void,
): Promise<void> {
  const { api, kind, namespace, name } = subject;
  const version = await api.get('/version', {}, signal).catch(() => undefined);
  const target = { kind: kind.kind, namespace, name };
  listener.record(headLine({ target, kubernetesVersion: textAt(version, 'gitVersion') }));
  const services = await orWithout(servicesOf(subject, signal), 'services', listener);
  const record = (change: Change, object: unknown): void => {
    listener.record(changeLine(new Date().toISOString(), change, withoutSecrets(object)));
  };
  for (const service of services ?? []) record('LISTED', service);
  listener.say(waiting(subject));
  const watching: Watching = { subject, record, scene: new Scene(over), connections: new Connections(listener) };
  const followed = resourcesOf(subject, services ?? []).map((resource) => {
    const following = follow(api, resource, followerOf(resource, watching), signal);
    return resource.name === 'pods' ? following : orWithout(following, resource.name, listener);
  });
  await Promise.all(followed);
}

/** What this user may not read is left out. */
async function orWithout<T>(asked: Promise<T>, resource: string, listener: ObserveListener): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    listener.say(without(resource, error));
    return undefined;
  }
}

async function servicesOf(
  { api, kind, namespace, workload }: Subject,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const list = await api.get(namespacedPath({ apiVersion: 'v1', plural: 'services' }, namespace), {}, signal);
  const labels = podLabels(kind, workload);
  return listAt(list, 'items')
    .filter((service) => selects(service, labels))
    .map((service) => ({ apiVersion: 'v1', kind: 'Service', ...(service as object) }));
}

interface Watching {
  readonly subject: Subject;
  readonly record: (change: Change, object: unknown) => void;
  readonly scene: Scene;
  readonly connections: Connections;
}

function followerOf(resource: Resource, { subject, record, scene, connections }: Watching): Follower {
  let isFirst = true;
  return {
    changed: (change, object) => {
      // Events of before say nothing of what is to come, and those of other workloads nothing at all.
      if (resource.kind === 'Event' && (isFirst || !isAbout(object, subject.name))) return;
      if (resource.kind === 'Pod' || resource.kind === 'EndpointSlice' || resource.kind === 'Event')
        record(change, object);
      scene.take(change, object);
    },
    listed: () => {
      isFirst = false;
      connections.back(resource.name);
    },
    lost: (why) => {
      connections.lost(resource.name, why);
    },
  };
}

/** Controllers name pods after themselves. */
function isAbout(event: unknown, name: string): boolean {
  const pod = textAt(event, 'involvedObject', 'name') ?? '';
  return pod === name || pod.startsWith(`${name}-`);
}
