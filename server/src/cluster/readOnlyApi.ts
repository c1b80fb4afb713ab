// All that is ever asked of an API server: one object or one list, and to be told of changes. There is no verb here but GET.
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { Watch } from '@kubernetes/client-node/dist/watch.js';
import fetch, { type RequestInit } from 'node-fetch';
import { textAt } from '../core/observed/json.ts';
import { Refusal } from './clusterError.ts';

export type Query = Readonly<Record<string, string | undefined>>;

export interface WatchEvent {
  readonly type: string;
  readonly object: unknown;
}

/** A server that does not answer for so long is taken for gone. */
const patience = 30_000;

export class ReadOnlyApi {
  readonly #config: KubeConfig;

  constructor(config: KubeConfig) {
    this.#config = config;
  }

  /** @throws Refusal for any answer but 200; other errors where there is no answer */
  async get(path: string, query: Query, signal: AbortSignal): Promise<unknown> {
    const url = new URL((this.#config.getCurrentCluster()?.server ?? '') + path);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, value);
    const options = await this.#config.applyToFetchOptions({});
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    // Its types were written before Node had signals.
    const typed = limit as RequestInit['signal'];
    const response = await fetch(url, { ...options, method: 'GET', signal: typed });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === 200) return body;
    throw new Refusal(response.status, textAt(body, 'message') ?? response.statusText);
  }

  /**
   * Ends when the server ends it.
   * @throws Refusal for any answer but 200; other errors where the connection is lost
   */
  async watch(path: string, query: Query, told: (event: WatchEvent) => void, signal: AbortSignal): Promise<void> {
    let stop: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const done = (error: unknown): void => {
          if (error === null || error === undefined) resolve();
          else reject(asRefusal(error));
        };
        const tell = (type: string, object: unknown): void => {
          told({ type, object });
        };
        new Watch(this.#config).watch(path, query, tell, done).then((controller) => {
          stop = () => {
            controller.abort();
          };
          if (signal.aborted) stop();
          else signal.addEventListener('abort', stop, { once: true });
        }, reject);
      });
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
    }
  }
}

function asRefusal(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { statusCode } = error as Error & { readonly statusCode?: number };
  return statusCode === undefined ? error : new Refusal(statusCode, error.message);
}
