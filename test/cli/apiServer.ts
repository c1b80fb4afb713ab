// A small API server: it lists, it watches in chunks of JSON lines with bookmarks, and it forgets. It is driven by the test.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Loose = Record<string, unknown>;

interface Sent {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: Loose;
}

const plurals: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Service: 'services',
  Event: 'events',
  EndpointSlice: 'endpointslices',
  Deployment: 'deployments',
};

export class ApiServer {
  /** Everything that was ever asked: verb and address. */
  readonly requests: string[] = [];
  readonly refused = new Map<string, number>();
  readonly #server: Server;
  readonly #objects = new Map<string, Map<string, Loose>>();
  readonly #sent = new Map<string, Sent[]>();
  readonly #watchers = new Map<string, Set<ServerResponse>>();
  readonly #waiting: { readonly resource: string; readonly resolve: () => void }[] = [];
  #version = 5000;
  #oldest = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response);
    });
  }

  /** @returns a kubeconfig that leads here */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    onTestFinished(() => {
      this.#server.closeAllConnections();
      this.#server.close();
    });
    const server = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'lab',
      contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'reader', namespace: 'shop' } }],
      // The client speaks plain HTTP only where nothing is to be verified.
      clusters: [{ name: 'lab', cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'reader', user: { token: 'let-me-read' } }],
    });
  }

  put(object: Loose): void {
    const { ofKind, key, resource } = this.#find(object);
    const type = ofKind.has(key) ? 'MODIFIED' : 'ADDED';
    ofKind.set(key, object);
    this.#send(resource, type, object);
  }

  remove(object: Loose): void {
    const { ofKind, key, resource } = this.#find(object);
    ofKind.delete(key);
    this.#send(resource, 'DELETED', object);
  }

  /** Resolves when somebody watches it, or as soon as somebody does anew. */
  watched(resource: string): Promise<void> {
    if ((this.#watchers.get(resource)?.size ?? 0) > 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ resource, resolve }));
  }

  bookmark(resource: string): void {
    const metadata = { resourceVersion: String((this.#version += 1)) };
    this.#write(resource, { type: 'BOOKMARK', object: { metadata } });
  }

  /** Ends all watches of it, without a word. */
  drop(resource: string): void {
    for (const response of this.#watchers.get(resource) ?? []) response.destroy();
    this.#watchers.delete(resource);
  }

  /** Ends all watches of it, as a server does that has been asked for long enough. */
  finish(resource: string): void {
    for (const response of this.#watchers.get(resource) ?? []) response.end();
    this.#watchers.delete(resource);
  }

  /** What came until now is forgotten: whoever watches from there is told so, and has to list again. */
  forget(resource: string): void {
    this.#oldest = this.#version += 1;
    this.#write(resource, { type: 'ERROR', object: gone });
    this.finish(resource);
  }

  #find(object: Loose) {
    const resource = plurals[String(object.kind)] ?? '';
    const metadata = object.metadata as Loose;
    metadata.resourceVersion = String((this.#version += 1));
    const ofKind = this.#objects.get(resource) ?? new Map<string, Loose>();
    this.#objects.set(resource, ofKind);
    return { ofKind, key: String(metadata.uid ?? metadata.name), resource };
  }

  #send(resource: string, type: Sent['type'], object: Loose): void {
    const sent = this.#sent.get(resource) ?? [];
    this.#sent.set(resource, [...sent, { version: this.#version, type, object: structuredClone(object) }]);
    this.#write(resource, { type, object });
  }

  #write(resource: string, event: object): void {
    for (const response of this.#watchers.get(resource) ?? []) response.write(`${JSON.stringify(event)}\n`);
  }

  #answer({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${method} ${decodeURIComponent(url)}`);
    const { pathname, searchParams } = new URL(url, 'http://api');
    const [, resource = '', name] = /\/namespaces\/shop\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? [];
    const refusal = headers.authorization === 'Bearer let-me-read' ? this.refused.get(resource) : 401;
    if (refusal !== undefined) answer(response, refusal, status(refusal, `${resource} is forbidden`));
    else if (pathname === '/version') answer(response, 200, { gitVersion: 'v1.36.2' });
    else if (name !== undefined) this.#get(resource, name, response);
    else if (searchParams.get('watch') === 'true') this.#watch(resource, searchParams, response);
    else this.#list(resource, response);
  }

  #get(resource: string, name: string, response: ServerResponse): void {
    const all = [...(this.#objects.get(resource)?.values() ?? [])];
    const found = all.find(({ metadata }) => (metadata as Loose).name === name);
    answer(response, found ? 200 : 404, found ?? status(404, `"${name}" not found`));
  }

  /** Of a list no item says what it is. */
  #list(resource: string, response: ServerResponse): void {
    const all = [...(this.#objects.get(resource)?.values() ?? [])];
    const items = all.map((item) => ({ ...item, kind: undefined, apiVersion: undefined }));
    answer(response, 200, { kind: 'List', metadata: { resourceVersion: String(this.#version) }, items });
  }

  #watch(resource: string, query: URLSearchParams, response: ServerResponse): void {
    const from = Number(query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' });
    if (from < this.#oldest) {
      response.end(`${JSON.stringify({ type: 'ERROR', object: gone })}\n`);
      return;
    }
    response.flushHeaders();
    for (const { version, type, object } of this.#sent.get(resource) ?? []) {
      if (version > from) response.write(`${JSON.stringify({ type, object })}\n`);
    }
    this.#watchers.set(resource, (this.#watchers.get(resource) ?? new Set()).add(response));
    for (const one of this.#waiting.filter((waiter) => waiter.resource === resource)) {
      this.#waiting.splice(this.#waiting.indexOf(one), 1);
      one.resolve();
    }
  }
}

const gone = status(410, 'too old resource version');

function status(code: number, message: string): Loose {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code };
}

function answer(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
