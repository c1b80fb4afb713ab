// A request that fails loses its answer and nothing else: the server lives on, and the log says what was asked.
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis.ts';

export interface GuardHost {
  analysisFor(uri: string, token: CancellationToken): Promise<Analysis>;
  log(message: string): void;
  /** An answer as it is sent. */
  toClient<T>(answer: T): T;
}

type Guarded<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/** `uriOf` names the file that is asked about; `nothing` is the answer where the handler has none. */
export function guard<P, R>(
  host: GuardHost,
  method: string,
  uriOf: (params: NoInfer<P>) => string,
  nothing: NoInfer<R>,
  handle: (analysis: Analysis, params: P) => R,
): Guarded<P, R> {
  return async (params, token) => {
    try {
      const analysis = await host.analysisFor(uriOf(params), token);
      return token.isCancellationRequested ? cancelled() : host.toClient(handle(analysis, params));
    } catch (error) {
      host.log(`${method} failed for ${JSON.stringify(params)}: ${reason(error)}`);
      return nothing;
    }
  };
}

export function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

export function reason(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
