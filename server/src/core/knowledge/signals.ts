// What Linux does with a signal that a process has no handler for (signal(7)).

/** Signals whose default action ends the process. */
const fatal: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGIO: 29,
  SIGPWR: 30,
};

const ignored: ReadonlySet<string> = new Set(['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH']);

export type DefaultAction = { readonly type: 'exits'; readonly exitCode: number } | { readonly type: 'ignores' };

/** Undefined for a signal that is not listed. The kernel gives process 1 no default action but that of SIGKILL (R42). */
export function defaultAction(signal: string, isPid1: boolean): DefaultAction | undefined {
  const number = Object.hasOwn(fatal, signal) ? fatal[signal] : undefined;
  if (number === undefined && !ignored.has(signal)) return undefined;
  if (number === undefined || (isPid1 && signal !== 'SIGKILL')) return { type: 'ignores' };
  return { type: 'exits', exitCode: 128 + number };
}
