// A recording by pods. Pods of a StatefulSet come back under the same name, so that a pod is known by its uid.
import { listAt, textAt, at as valueAt } from './json.ts';
import type { ObservedChange, Recording } from './recording.ts';

export interface EndpointConditions {
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
}

/** What a Service's slices say of the pod from now on; undefined: they do not name it. */
export interface EndpointChange {
  readonly seen: ObservedChange;
  readonly service: string;
  readonly before: EndpointConditions | undefined;
  readonly after: EndpointConditions | undefined;
}

export interface PodHistory {
  readonly pods: readonly ObservedChange[];
  readonly events: readonly ObservedChange[];
  readonly endpoints: readonly EndpointChange[];
}

interface Growing {
  readonly pods: ObservedChange[];
  readonly events: ObservedChange[];
  readonly endpoints: EndpointChange[];
}

export function kindOf(change: ObservedChange): string | undefined {
  return textAt(change.object, 'kind');
}

/** In the order in which the pods were first seen. */
export function podHistories({ changes }: Recording): readonly PodHistory[] {
  const histories = new Map<string, Growing>();
  const of = (uid: string): Growing => {
    const known = histories.get(uid) ?? { pods: [], events: [], endpoints: [] };
    histories.set(uid, known);
    return known;
  };
  const slices = new Slices();
  for (const change of changes) {
    const { object } = change;
    const kind = kindOf(change);
    if (kind === 'Pod') of(uidOf(object)).pods.push(change);
    else if (kind === 'Event') of(textAt(object, 'involvedObject', 'uid') ?? '').events.push(change);
    else if (kind === 'EndpointSlice') for (const [uid, one] of slices.take(change)) of(uid).endpoints.push(one);
  }
  return [...histories.values()].filter(({ pods }) => pods.length > 0);
}

function uidOf(pod: unknown): string {
  return textAt(pod, 'metadata', 'uid') ?? textAt(pod, 'metadata', 'name') ?? '';
}

/** A Service has a slice for each family of addresses, and more where it has many endpoints. */
class Slices {
  readonly #slices = new Map<string, { readonly service: string; readonly endpoints: readonly unknown[] }>();

  /** What a change of one slice says of which pods. */
  take(seen: ObservedChange): readonly (readonly [uid: string, change: EndpointChange])[] {
    const name = textAt(seen.object, 'metadata', 'name') ?? '';
    const service = textAt(seen.object, 'metadata', 'labels', 'kubernetes.io/service-name') ?? '';
    const before = this.#endpointsOf(service);
    const gone = seen.change === 'DELETED' || seen.change === 'MISSED';
    this.#slices.set(name, { service, endpoints: gone ? [] : listAt(seen.object, 'endpoints') });
    const after = this.#endpointsOf(service);
    return [...new Set([...before.keys(), ...after.keys()])].map((uid) => [
      uid,
      { seen, service, before: before.get(uid), after: after.get(uid) },
    ]);
  }

  #endpointsOf(service: string): ReadonlyMap<string, EndpointConditions> {
    const slices = [...this.#slices.values()].filter((slice) => slice.service === service);
    return new Map(
      slices
        .flatMap(({ endpoints }) => endpoints)
        .map((one) => [textAt(one, 'targetRef', 'uid') ?? '', conditions(one)]),
    );
  }
}

/** As the API documents what is left out: ready is true, and serving is what ready is. */
function conditions(endpoint: unknown): EndpointConditions {
  const ready = valueAt(endpoint, 'conditions', 'ready') !== false;
  const serving = valueAt(endpoint, 'conditions', 'serving') ?? ready;
  return { ready, serving: serving === true, terminating: valueAt(endpoint, 'conditions', 'terminating') === true };
}
