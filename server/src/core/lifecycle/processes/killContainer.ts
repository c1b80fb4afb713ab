// The kubelet's killContainer, line by line: preStop inside the grace period, the turn of a sidecar, the stop signal,
// and SIGKILL when what is left of the grace period, but at least two seconds, is over.
import { seconds, type Millis } from '../../base/duration.ts';
import type { Sourced } from '../../base/origin.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { minimumGraceSeconds } from '../grace.ts';
import type { Process, Signal } from '../kernel.ts';
import type { ContainerProcess, Exit, PodRun } from '../podRun.ts';
import { because, since } from '../recorder.ts';
import { sendSigkill, sendStopSignal } from './containerProcess.ts';
import { startPreStop } from './hook.ts';

export interface KillOrder {
  /** What made the kubelet stop the container. */
  readonly because: LifecycleEvent;
  /** Whole seconds that hook, turn and process share (R22, R24). */
  readonly graceSeconds: Sourced<number>;
  /** Fires when a sidecar may be signalled; undefined for containers that wait for nobody (R34). */
  readonly turn: Signal<LifecycleEvent> | undefined;
}

interface Left {
  readonly seconds: number;
  readonly causes: readonly Cause[];
}

/** Ends when the container is stopped, with its exit. */
export function* killContainer(run: PodRun, process: ContainerProcess, order: KillOrder): Process<Exit> {
  let left: Left = { seconds: order.graceSeconds.value, causes: [because(order.because)] };
  left = yield* runPreStop(run, process, order, left);
  left = yield* awaitTurn(run, order, left);
  if (process.exited.fired) return yield* run.kernel.wait(process.exited);
  const timeout = seconds(Math.max(minimumGraceSeconds, left.seconds));
  const signalled = sendStopSignal(run, process, left.causes);
  const ended = yield* run.kernel.waitForEither(process.exited, run.kernel.after(timeout));
  if (ended === 'elapsed') sendSigkill(run, process, [because(signalled), since(order.graceSeconds)]);
  return yield* run.kernel.wait(process.exited);
}

/** R28–R30: the hook may use the whole grace period; its whole seconds are then gone. */
function* runPreStop(run: PodRun, process: ContainerProcess, order: KillOrder, left: Left): Process<Left> {
  const hook = process.model.preStop;
  if (!hook || left.seconds <= 0 || process.exited.fired) return left;
  const { kernel, scenario } = run;
  const start = kernel.now;
  const running = startPreStop(run, process, hook, left.causes);
  const ended = yield* kernel.waitForEither(running.finished, kernel.after(seconds(left.seconds)));
  const spent = scenario.kubelet.deductsPreStop ? wholeSeconds(start, kernel.now) : 0;
  if (ended !== 'elapsed') return { seconds: left.seconds - spent, causes: [because(ended.event)] };
  running.abandon();
  return { seconds: left.seconds - spent, causes: [because(running.started), since(order.graceSeconds)] };
}

/** R30, R35: a sidecar waits for its turn as long as its budget lasts. */
function* awaitTurn(run: PodRun, order: KillOrder, left: Left): Process<Left> {
  if (!order.turn || left.seconds <= 0) return left;
  const { kernel } = run;
  const start = kernel.now;
  const turn = yield* kernel.waitForEither(order.turn, kernel.after(seconds(left.seconds)));
  const causes = turn === 'elapsed' ? [...left.causes, since(order.graceSeconds)] : [...left.causes, because(turn)];
  return { seconds: left.seconds - wholeSeconds(start, kernel.now), causes };
}

function wholeSeconds(from: Millis, to: Millis): number {
  return Math.floor((to - from) / seconds(1));
}
