// Everything that is said about a timeline, once for each language. A sentence names what happens and why; the instant
// stands beside it.
import type { Locale } from '../base/localized.ts';
import type { ClusterWords } from './clusterWords.ts';
import { english } from './english.ts';
import { korean } from './korean.ts';

/** Why a container gets its stop signal now. */
export type StopReason =
  | { readonly type: 'atOnce' }
  | { readonly type: 'hookEnded'; readonly failed: boolean }
  | { readonly type: 'graceOver' }
  | { readonly type: 'turn'; readonly after: string }
  | { readonly type: 'turnGraceOver' }
  | { readonly type: 'probe'; readonly probe: 'startup' | 'liveness' }
  | { readonly type: 'postStartFailed' }
  | { readonly type: 'podComplete' };

export interface OutcomeKill {
  readonly at: string;
  /** The process does not end of its own accord in any case. */
  readonly certain: boolean;
}

export interface Words {
  podScheduled(): string;
  containerStarted(container: string): string;
  containerRestarted(container: string, restarts: number): string;
  postStartStarted(container: string, handler: string): string;
  postStartEnded(container: string, failed: boolean): string;
  startupProbePassed(container: string): string;
  /** `times`: how many failures in a row it took. */
  startupProbeFailed(container: string, times: number): string;
  livenessFailed(container: string, times: number): string;
  readinessChanged(container: string, ready: boolean): string;
  podReady(): string;
  endpointReady(service: string): string;
  endpointChanged(service: string, ready: boolean, serving: boolean): string;
  nodeShutdownStarted(grace: string): string;
  activeDeadlineExceeded(seconds: string): string;
  podFinished(phase: string): string;
  podMarkedTerminating(grace: string, origin: string): string;
  podForceDeleted(): string;
  endpointMarkedTerminating(service: string, ready: boolean, serving: boolean): string;
  endpointRemoved(service: string): string;
  trafficStopped(service: string, route: string): string;
  preStopStarted(container: string, handler: string): string;
  preStopEnded(container: string, failed: boolean): string;
  preStopAbandoned(container: string): string;
  preStopDied(container: string): string;
  stopSignalSent(container: string, signal: string, reason: StopReason): string;
  /**
   * `waited`: from the stop signal to SIGKILL; `least`: that is the least that the kubelet gives; `certain`: the process
   * does not end of its own accord in any case.
   */
  sigkillSent(container: string, waited: string, is: { readonly certain: boolean; readonly least: boolean }): string;
  /** `killed`: by SIGKILL; `maybeKilled`: only in the worst case. */
  containerExited(container: string, exitCode: number, end: 'byItself' | 'killed' | 'maybeKilled'): string;
  podRemoved(): string;
  finalizersPending(finalizers: string): string;

  outcomeStop(container: string, signal: string, at: string, kill: OutcomeKill | undefined): string;
  outcomeHookCut(container: string, takes: string, grace: string, hookLine: string, graceLine: string): string;
  outcomeReady(at: string, again: boolean): string;
  outcomeFinished(phase: string, at: string): string;
  outcomeRemoved(at: string): string;
  outcomeAtRisk(duration: string, from: string, to: string): string;
  outcomeNoRisk(): string;

  cause(name: string, value: string, origin: string): string;
  assumption(key: string, value: string, given: boolean): string;
  assumptionUnknown(key: string): string;

  /** What happens to several pods, and to nodes. */
  readonly cluster: ClusterWords;

  readonly apiServer: string;
  readonly clients: string;
  /** Short forms for the picture. */
  readonly picture: {
    readonly lastRequest: string;
    readonly removed: string;
    readonly hookEnds: string;
    readonly hookFails: string;
    readonly hookCut: string;
    readonly scheduled: string;
    readonly start: string;
    readonly ready: string;
    readonly notReady: string;
    readonly startupPassed: string;
    readonly startupFailed: string;
    readonly livenessFailed: string;
    readonly nodeShutdown: string;
    readonly deadline: string;
    restart(count: number): string;
    grace(duration: string): string;
    exit(code: number): string;
  };
}

const languages: Readonly<Record<Locale, Words>> = { en: english, ko: korean };

export function wordsOf(locale: Locale): Words {
  return languages[locale];
}
