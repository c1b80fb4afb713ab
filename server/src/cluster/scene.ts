// The workload, its pods and its endpoints as they are now, to know when what somebody did to them is over.
import { at, textAt } from '../core/observed/json.ts';
import type { Change } from '../core/observed/recording.ts';
import { isSettled } from '../core/observed/settled.ts';

export class Scene {
  readonly #over: () => void;
  readonly #objects = new Map<string, Map<string, unknown>>();
  readonly #gone = new Set<string>();
  /** Somebody has done something: a pod ends, or another one has come. */
  #acted = false;

  constructor(over: () => void) {
    this.#over = over;
  }

  take(change: Change, object: unknown): void {
    const kind = textAt(object, 'kind') ?? '';
    const uid = String(at(object, 'metadata', 'uid') ?? at(object, 'metadata', 'name'));
    const isGone = change === 'DELETED' || change === 'MISSED';
    const ofKind = this.#objects.get(kind) ?? new Map<string, unknown>();
    this.#objects.set(kind, ofKind);
    if (isGone) ofKind.delete(uid);
    else ofKind.set(uid, object);
    if (kind === 'Pod') {
      if (isGone) this.#gone.add(uid);
      this.#acted ||= isAct(change, object);
    }
    if (this.#acted && this.#isSettled()) this.#over();
  }

  #isSettled(): boolean {
    const all = (kind: string): readonly unknown[] => [...(this.#objects.get(kind)?.values() ?? [])];
    const owner = [...this.#objects.keys()].find((kind) => !['Pod', 'EndpointSlice', 'Event'].includes(kind));
    const workload = owner === undefined ? undefined : all(owner)[0];
    return isSettled({ workload, pods: all('Pod'), slices: all('EndpointSlice'), gone: this.#gone });
  }
}

function isAct(change: Change, pod: unknown): boolean {
  if (change === 'LISTED' || change === 'MODIFIED') return at(pod, 'metadata', 'deletionTimestamp') !== undefined;
  return true;
}
