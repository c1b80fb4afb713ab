// Recordings of what real pods did (data/seen.json), with objects in the form in which the API server sends them.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { changeLine, headLine, type Change } from '../../server/src/core/observed/recording.ts';
import { readClusterMeasured } from '../truth/clusterMeasured.ts';
import { readMeasured } from '../truth/measured.ts';

type SeenEvent = readonly [at: number, what: string, container: string | null, pod?: string];

interface Story {
  readonly id: string;
  readonly events: readonly SeenEvent[];
}

/** Somebody's clock, 37 s ahead of the cluster's. */
const clusterZero = Date.parse('2026-07-01T10:00:00.400Z');
const ourZero = clusterZero + 37_000;

type Loose = Record<string, unknown>;

export const stories = JSON.parse(readFileSync(new URL('data/seen.json', import.meta.url), 'utf8')) as readonly Story[];

export function manifestOf(id: string): string {
  const found = [...readMeasured(), ...readClusterMeasured()].find((one) => one.id === id);
  if (!found) throw new Error(`no manifest of ${id}`);
  return found.manifest;
}

export interface SeenChange {
  readonly at: number;
  readonly change: Change;
  readonly object: Loose;
}

/** What a watch would have brought, in its order. */
export function changesOf(id: string): readonly SeenChange[] {
  const story = stories.find((one) => one.id === id);
  if (!story) throw new Error(`no story of ${id}`);
  return new Retelling(manifestOf(id)).tell(story.events);
}

export function recordingOf(id: string, kind = 'Pod'): string {
  const head = headLine({ target: { kind, namespace: 'shop', name: 'app' }, kubernetesVersion: 'v1.36.2' });
  const lines = changesOf(id).map(({ at, change, object }) => changeLine(new Date(at).toISOString(), change, object));
  return head + lines.join('');
}

/** `metav1.Time` has whole seconds. */
function dated(at: number): string {
  return `${new Date(clusterZero + at).toISOString().slice(0, 19)}Z`;
}

/** Plays what was seen, and keeps the objects as they are at each moment. */
class Retelling {
  readonly #template: { readonly metadata: Loose; readonly spec: Loose };
  readonly #service: Loose | undefined;
  readonly #pods = new Map<string, Loose>();
  readonly #endpoints = new Map<string, Loose>();
  readonly #changes: SeenChange[] = [];
  #version = 1000;

  constructor(manifest: string) {
    const documents = parseAllDocuments(manifest).map((one) => one.toJS() as Loose);
    const workload = documents.find(({ kind }) => kind === 'Pod' || kind === 'Deployment');
    const spec = (workload?.spec ?? {}) as Loose;
    this.#template = (spec.template ?? workload) as { metadata: Loose; spec: Loose };
    const service = documents.find(({ kind }) => kind === 'Service');
    this.#service = service && { ...service, metadata: { ...(service.metadata as Loose), namespace: 'shop' } };
  }

  tell(events: readonly SeenEvent[]): readonly SeenChange[] {
    if (this.#service) this.#push(events[0]?.[0] ?? 0, 'LISTED', { ...this.#service });
    const begin = Math.min(...events.map(([at]) => at)) - 500;
    const seenAtFirst = new Set(events.filter(([, what]) => what === 'pod-seen').map(([, , , pod]) => pod ?? 'app'));
    for (const name of new Set(events.map(([, , , pod]) => pod ?? 'app'))) {
      if (!seenAtFirst.has(name) && !name.includes('/')) this.#runningAlready(begin, name);
    }
    for (const event of events) this.#one(event);
    return this.#changes.toSorted((a, b) => a.at - b.at);
  }

  #push(at: number, change: Change, object: Loose): void {
    const metadata = { ...(object.metadata as Loose), resourceVersion: String((this.#version += 1)) };
    this.#changes.push({ at: ourZero + at, change, object: structuredClone({ ...object, metadata }) });
  }

  #new(name: string): Loose {
    const spec = { terminationGracePeriodSeconds: 30, nodeName: 'n1', ...this.#template.spec };
    const { labels } = this.#template.metadata;
    const metadata = { name, namespace: 'shop', uid: `uid-${name}`, labels };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: { phase: 'Pending', conditions: [] } };
    this.#pods.set(name, pod);
    return pod;
  }

  #runningAlready(at: number, name: string): void {
    const pod = this.#new(name);
    const status = pod.status as Loose;
    for (const [list, statuses] of lists) {
      status[statuses] = ((pod.spec as Loose)[list] as Loose[] | undefined)?.map(({ name: container }) => ({
        name: container,
        ready: true,
        started: true,
        restartCount: 0,
        containerID: `containerd://${name}-${String(container)}-0`,
        state: { running: { startedAt: dated(at - 60_000) } },
      }));
    }
    Object.assign(status, { phase: 'Running', conditions: [condition('Ready', 'True', at - 59_000)] });
    this.#push(at, 'LISTED', pod);
    if (this.#service) this.#endpoint(at, name, { ready: true, serving: true, terminating: false }, 'LISTED');
  }

  #endpoint(at: number, pod: string, conditions: Loose | undefined, change: Change = 'MODIFIED'): void {
    if (conditions) {
      const targetRef = { kind: 'Pod', namespace: 'shop', name: pod, uid: `uid-${pod}` };
      this.#endpoints.set(pod, { addresses: ['10.88.0.7'], conditions, targetRef });
    } else this.#endpoints.delete(pod);
    const { name } = this.#service?.metadata as { readonly name: string };
    const metadata = { name: `${name}-x2x4z`, namespace: 'shop', labels: { 'kubernetes.io/service-name': name } };
    const slice = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', addressType: 'IPv4', metadata };
    this.#push(at, change, { ...slice, endpoints: [...this.#endpoints.values()] });
  }

  #one([at, what, container, name = 'app']: SeenEvent): void {
    const [, reason, message] = /^k8s-event (\w+): (.*)$/s.exec(what) ?? [];
    const [, ready, serving, terminating] = /^endpoint ready=(\w+) serving=(\w+) terminating=(\w+)/.exec(what) ?? [];
    if (name.includes('/')) return;
    if (reason !== undefined) this.#event(at, name, container, reason, message ?? '');
    else if (ready !== undefined) {
      const is = { ready: ready === 'true', serving: serving === 'true', terminating: terminating === 'true' };
      this.#endpoint(at, name, is);
    } else if (what === 'endpoint removed from slice') this.#endpoint(at, name, undefined);
    else if (what === 'api-object-removed') this.#push(at, 'DELETED', this.#pods.get(name) ?? {});
    else if (what === 'pod-seen') this.#push(at, 'ADDED', this.#new(name));
    else this.#status(at, what, container, this.#pods.get(name));
  }

  #event(at: number, pod: string, container: string | null, reason: string, message: string): void {
    const list = lists.find(([key]) =>
      (this.#template.spec[key] as Loose[] | undefined)?.some(({ name }) => name === container),
    )?.[0];
    const fieldPath = `spec.${list ?? 'containers'}{${container ?? ''}}`;
    const involvedObject = { kind: 'Pod', namespace: 'shop', name: pod, uid: `uid-${pod}`, fieldPath };
    const metadata = { name: `${pod}.${reason}.${String(at)}`, namespace: 'shop' };
    const times = { firstTimestamp: dated(at), lastTimestamp: dated(at), eventTime: null, count: 1 };
    this.#push(at, 'ADDED', { apiVersion: 'v1', kind: 'Event', metadata, involvedObject, reason, message, ...times });
  }

  #status(at: number, what: string, container: string | null, pod: Loose | undefined): void {
    if (!pod) return;
    const shown = container === null ? showOfPod(at, what, pod) : showOfContainer(at, what, container, pod);
    if (shown) this.#push(at, 'MODIFIED', pod);
  }
}

/** Whether it is something that the object of the pod shows. */
function showOfPod(at: number, what: string, pod: Loose): boolean {
  const [, grace] = /^deletionTimestamp set grace=(\d+)$/.exec(what) ?? [];
  const [, phase] = /^phase (\w+)$/.exec(what) ?? [];
  const [, isReady] = /^pod Ready=(\w+)$/.exec(what) ?? [];
  if (grace !== undefined) {
    const seconds = Number(grace);
    const deletion = { deletionTimestamp: dated(at + seconds * 1000), deletionGracePeriodSeconds: seconds };
    Object.assign(pod.metadata as Loose, deletion);
  } else if (phase !== undefined) (pod.status as Loose).phase = phase;
  else if (what.startsWith('scheduled')) setCondition(pod, condition('PodScheduled', 'True', at));
  else if (isReady !== undefined) setCondition(pod, condition('Ready', isReady === 'true' ? 'True' : 'False', at));
  else return false;
  return true;
}

/** Whether it is something that the status of the container shows. The process itself is in none; its instants are. */
function showOfContainer(at: number, what: string, container: string, pod: Loose): boolean {
  const status = statusOf(pod, container);
  const exit = /^container-process-exit status=(\d+)/.exec(what)?.[1];
  if (what === 'container-process-start') status.begun = at;
  if (exit !== undefined) status.ended = { finishedAt: dated(at), exitCode: Number(exit) };
  if (what === 'status running' || what.startsWith('restartCount')) run(status, at, what);
  else if (what.startsWith('status terminated')) {
    const reason = /\((\w+)/.exec(what)?.[1];
    status.state = { terminated: { ...(status.ended as Loose), reason, containerID: status.containerID } };
  } else if (what.startsWith('container ready=')) status.ready = what.endsWith('true');
  else if (what.startsWith('container started=')) status.started = what.endsWith('true');
  else return false;
  return true;
}

function run(status: Loose, at: number, what: string): void {
  if (status.ended) status.lastState = { terminated: { ...status.ended, containerID: status.containerID } };
  status.restartCount = Number(/^restartCount (\d+)/.exec(what)?.[1] ?? 0);
  status.containerID = `containerd://${String(status.name)}-${String(status.restartCount)}`;
  status.state = { running: { startedAt: dated((status.begun as number | undefined) ?? at) } };
}

const lists = [
  ['containers', 'containerStatuses'],
  ['initContainers', 'initContainerStatuses'],
] as const;

function condition(type: string, status: string, at: number): Loose {
  return { type, status, lastTransitionTime: dated(at) };
}

function setCondition(pod: Loose, set: Loose): void {
  const status = pod.status as Loose;
  const others = (status.conditions as Loose[]).filter(({ type }) => type !== set.type);
  status.conditions = [...others, set];
}

function statusOf(pod: Loose, container: string): Loose {
  const status = pod.status as Loose;
  for (const [list, statuses] of lists) {
    if (!((pod.spec as Loose)[list] as Loose[] | undefined)?.some(({ name }) => name === container)) continue;
    const all = (status[statuses] ??= []) as Loose[];
    const known = all.find(({ name }) => name === container);
    if (known) return known;
    const fresh = { name: container, ready: false, started: false, restartCount: 0, state: { waiting: {} } };
    all.push(fresh);
    return fresh;
  }
  return {};
}
