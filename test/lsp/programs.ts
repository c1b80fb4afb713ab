// A server that may have programs run, and what it says of a file.
import type { ProgramAnswer, ProgramQuestion } from '../../server/src/protocol/programs.ts';
import { LanguageServer, type ServerOptions } from './languageServer.ts';

/** The settings of those tests: other rules have nothing to say. */
export const settings = {
  preset: 'off',
  rules: { 'prestop-outlasts-grace': 'error', 'build-not-rendered': 'information' },
};

export interface ProgramOptions extends ServerOptions {
  /** The PATH of the server. */
  readonly PATH: string;
  /** What the user says when he is asked. */
  readonly answer?: (question: ProgramQuestion) => ProgramAnswer | Promise<ProgramAnswer>;
}

export function startWithPrograms({
  PATH,
  answer = () => 'allowed',
  prepare,
  ...options
}: ProgramOptions): Promise<LanguageServer> {
  return LanguageServer.start({
    folders: [''],
    env: { PATH },
    settings,
    ...options,
    prepare: (one) => {
      one.connection.onRequest<ProgramAnswer, never>('graceline/mayRunPrograms', (question: ProgramQuestion) =>
        Promise.resolve(answer(question)),
      );
      prepare?.(one);
    },
  });
}

/** `9: prestop-outlasts-grace: preStop (40s) …`, with lines from 1. */
export async function problems(server: LanguageServer, uri: string): Promise<readonly string[]> {
  const found = await server.diagnostics(uri);
  return found.map(
    ({ range, code = '', message }) =>
      `${range.start.line + 1}: ${code}: ${typeof message === 'string' ? message : ''}`,
  );
}

export async function untilProblem(server: LanguageServer, uri: string, pattern: RegExp): Promise<void> {
  await server.until(async () => pattern.test((await problems(server, uri)).join('\n')));
}
