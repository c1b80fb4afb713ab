// One kind of object, followed for as long as somebody wants: listed, watched, and listed anew where a watch has a gap.
import { setTimeout as delay } from 'node:timers/promises';
import { at, listAt, numberAt, textAt } from '../core/observed/json.ts';
import type { Change } from '../core/observed/recording.ts';
import { Refusal } from './clusterError.ts';
import type { Query, ReadOnlyApi } from './readOnlyApi.ts';

export interface Resource {
  /** As the API names it: `pods`. */
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Of the list. */
  readonly path: string;
  readonly query: Query;
}

export interface Follower {
  readonly changed: (change: Change, object: unknown) => void;
  /** Everything that is there has been told of. */
  readonly listed: () => void;
  readonly lost: (why: string) => void;
}

/** From a quarter of a second to eight, twice as long each time. */
const backOff = (failures: number): number => Math.min(250 * 2 ** failures, 8000);

/** @throws Refusal where the server will not answer this user */
export async function follow(
  api: ReadOnlyApi,
  resource: Resource,
  follower: Follower,
  signal: AbortSignal,
): Promise<void> {
  const known = new Known(resource, follower);
  let failures = 0;
  let version: string | undefined;
  while (!signal.aborted) {
    try {
      version ??= known.list(await api.get(resource.path, resource.query, signal));
      failures = 0;
      version = await watch(api, resource, known, version, signal);
    } catch (error) {
      if (aborted(signal)) return;
      if (error instanceof Refusal && [401, 403, 404].includes(error.status)) throw error;
      version = undefined;
      follower.lost(error instanceof Error ? error.message : String(error));
      await delay(backOff(failures), undefined, { signal }).catch(() => undefined);
      failures += 1;
    }
  }
}

/** The compiler takes the condition of a loop for settled. */
function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/**
 * @returns the version to go on from; undefined where what came since is forgotten
 * @throws where the connection is lost
 */
async function watch(
  api: ReadOnlyApi,
  { path, query }: Resource,
  known: Known,
  from: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  let version: string | undefined = from;
  let failure: Refusal | undefined;
  const asked = { ...query, allowWatchBookmarks: 'true', resourceVersion: from };
  const tell = ({ type, object }: { readonly type: string; readonly object: unknown }): void => {
    if (type === 'ERROR') {
      // 410 Gone: the version is older than what the server remembers.
      if (numberAt(object, 'code') !== 410) failure = new Refusal(500, textAt(object, 'message') ?? 'ERROR');
      version = undefined;
      return;
    }
    if (version !== undefined) version = textAt(object, 'metadata', 'resourceVersion') ?? version;
    if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') known.change(type, object);
  };
  try {
    await api.watch(path, asked, tell, signal);
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 410)) throw error;
    return undefined;
  }
  if (failure) throw failure;
  return version;
}

/** What is there as far as one knows, so that a new list tells what has changed. */
class Known {
  readonly #resource: Resource;
  readonly #follower: Follower;
  #objects = new Map<string, unknown>();

  constructor(resource: Resource, follower: Follower) {
    this.#resource = resource;
    this.#follower = follower;
  }

  change(change: 'ADDED' | 'MODIFIED' | 'DELETED', object: unknown): void {
    if (change === 'DELETED') this.#objects.delete(keyOf(object));
    else this.#objects.set(keyOf(object), object);
    this.#follower.changed(change, object);
  }

  /** @returns the version of the list */
  list(list: unknown): string {
    const { apiVersion, kind } = this.#resource;
    const now = new Map(listAt(list, 'items').map((one) => [keyOf(one), { apiVersion, kind, ...(one as object) }]));
    for (const [key, object] of now) {
      if (versionOf(this.#objects.get(key)) !== versionOf(object)) this.#follower.changed('LISTED', object);
    }
    for (const [key, object] of this.#objects) if (!now.has(key)) this.#follower.changed('MISSED', object);
    this.#objects = new Map(now);
    this.#follower.listed();
    return textAt(list, 'metadata', 'resourceVersion') ?? '';
  }
}

function keyOf(object: unknown): string {
  return String(at(object, 'metadata', 'uid') ?? at(object, 'metadata', 'name'));
}

function versionOf(object: unknown): unknown {
  return at(object, 'metadata', 'resourceVersion') ?? null;
}
