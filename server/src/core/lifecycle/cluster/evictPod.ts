// One goroutine of `kubectl drain`: it asks for the eviction of a pod until it is granted, and waits for the pod to go
// (R116, R117).
import { seconds, writeDuration, type Millis } from '../../base/duration.ts';
import type { Sourced } from '../../base/origin.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { Signal, type Process } from '../kernel.ts';
import { because } from '../recorder.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { ClusterRun } from './clusterRun.ts';
import { answerEviction, type EvictionAnswer, type PodPhase } from './eviction.ts';

const retryPause = seconds(5);
const pollPause = seconds(1);

/** How the eviction of one pod came out. */
export type Evicted =
  | { readonly type: 'gone'; readonly because: LifecycleEvent }
  | { readonly type: 'failed'; readonly message: string; readonly because: LifecycleEvent | undefined }
  /** It would be asked for ever, and nothing will change the answer. */
  | { readonly type: 'blocked'; readonly budgets: readonly string[]; readonly because: LifecycleEvent };

/** `--timeout`. */
export interface GiveUp {
  readonly at: Millis;
  readonly after: Millis;
}

interface Request {
  readonly node: string;
  readonly giveUp: GiveUp | undefined;
  readonly causes: readonly Cause[];
  /** Undefined: that of the pod. */
  readonly gracePeriodSeconds: Sourced<number> | undefined;
}

export function* evictPod(run: ClusterRun, pod: ClusterPod, request: Request): Process<Evicted> {
  const { kernel } = run;
  const { giveUp } = request;
  let refused: LifecycleEvent | undefined;
  for (;;) {
    if (giveUp && kernel.now >= giveUp.at) return timedOut(pod, giveUp, refused);
    if (pod.gone.value) return { type: 'gone', because: pod.gone.value };
    const { answer, budgets } = ask(run, pod);
    const causes = refused ? [because(refused)] : request.causes;
    if (answer.type === 'accepted') {
      const detail = { node: request.node, budget: answer.charged ?? null };
      const accepted = run.record('evictionAccepted', pod.name, detail, causes);
      run.deletePod(pod, [because(accepted)], request.gracePeriodSeconds);
      return yield* awaitEnd(run, pod, giveUp);
    }
    refused = run.record('evictionRefused', pod.name, refusal(run, request.node, answer, budgets), causes);
    if (answer.status !== 429) return failed(pod, answer.message, refused);
    if (run.settled && !giveUp) return { type: 'blocked', budgets, because: refused };
    yield* kernel.wait(kernel.after(retryPause));
  }
}

/** `--disable-eviction`: a plain DELETE, which no budget is asked about (R110, R118). */
export function* deletePod(run: ClusterRun, pod: ClusterPod, request: Request): Process<Evicted> {
  run.deletePod(pod, request.causes, request.gracePeriodSeconds);
  return yield* awaitEnd(run, pod, request.giveUp);
}

interface Asked {
  readonly answer: EvictionAnswer;
  /** The names of the budgets that had a say. */
  readonly budgets: readonly string[];
}

function ask(run: ClusterRun, pod: ClusterPod): Asked {
  const budgets = run.budgets.covering(pod);
  const told = { phase: phaseOf(pod), ready: pod.serves, terminating: pod.deletedAt !== undefined };
  return { answer: answerEviction(told, budgets), budgets: budgets.map(({ name }) => name) };
}

function phaseOf({ finished, startedAt, createdAt }: ClusterPod): PodPhase {
  if (finished) return 'Succeeded';
  return createdAt !== undefined && startedAt === undefined ? 'Pending' : 'Running';
}

function refusal(
  run: ClusterRun,
  node: string,
  { status, cause, message }: Extract<EvictionAnswer, { readonly type: 'refused' }>,
  budgets: readonly string[],
) {
  const retryAt = status === 429 ? run.kernel.now + retryPause : null;
  return { node, status, message: cause ?? message, budgets, retryAt };
}

/** It looks once a second whether the pod is gone. */
function* awaitEnd(run: ClusterRun, pod: ClusterPod, giveUp: GiveUp | undefined): Process<Evicted> {
  const { kernel } = run;
  const asked = kernel.now;
  const end = giveUp
    ? yield* kernel.waitForEither(pod.gone, kernel.after(giveUp.at - kernel.now))
    : yield* kernel.wait(pod.gone);
  if (end === 'elapsed') return timedOut(pod, giveUp, undefined);
  const ticks = Math.ceil((kernel.now - asked) / pollPause);
  yield* kernel.wait(pause(run, asked + ticks * pollPause - kernel.now));
  return { type: 'gone', because: end };
}

function timedOut(pod: ClusterPod, giveUp: GiveUp | undefined, refused: LifecycleEvent | undefined): Evicted {
  return failed(pod, `global timeout reached: ${writeDuration(giveUp?.after ?? 0)}`, refused);
}

function failed({ name }: ClusterPod, message: string, refused: LifecycleEvent | undefined): Evicted {
  return { type: 'failed', message: `error when evicting pods/"${name}": ${message}`, because: refused };
}

/** Fires after a while that somebody waits for: until then nothing is settled. */
export function pause(run: ClusterRun, delay: Millis): Signal<'elapsed'> {
  const elapsed = new Signal<'elapsed'>();
  run.later(delay, () => {
    elapsed.fire('elapsed');
  });
  return elapsed;
}
