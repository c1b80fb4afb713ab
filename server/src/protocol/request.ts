// A request is a name with two phantom types. The client and the server wrap it with their own LSP library, whose
// classes differ between the two packages; the contract itself weighs nothing at run time.
declare const types: unique symbol;

export interface Request<P, R> {
  readonly method: string;
  readonly [types]?: [P, R];
}

export interface Notification<P> {
  readonly method: string;
  readonly [types]?: [P];
}

export function request<P, R>(method: string): Request<P, R> {
  return { method };
}

export function notification<P>(method: string): Notification<P> {
  return { method };
}

export type ParamsOf<R> = R extends Request<infer P, unknown> ? P : never;
