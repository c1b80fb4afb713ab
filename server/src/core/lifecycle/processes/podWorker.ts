// The kubelet's pod worker: one pass after another over the same pod, each of which looks at what is and does what is
// next. A pass is not interrupted, so whoever wants something of the pod waits for its end (R18).
import { effectiveGrace } from '../grace.ts';
import type { Process } from '../kernel.ts';
import type { ContainerRun, PodRun } from '../podRun.ts';
import { because } from '../recorder.ts';
import { willRestart } from '../restartPolicy.ts';
import { inBackOff, retryAfterBackOff } from './crashBackOff.ts';
import { killContainer } from './killContainer.ts';
import { endPod } from './endPod.ts';
import { killPod } from './killPod.ts';
import { lookRound, startContainer } from './startContainer.ts';
import type { Cause } from '../events.ts';

/** Ends when the pod has: killed, or all its containers done. */
export function* podWorker(run: PodRun): Process {
  for (;;) {
    run.bell.reset();
    if (run.kill.fired) {
      const kill = yield* run.kernel.wait(run.kill);
      yield* endPod(run, kill, yield* killPod(run, kill));
      return;
    }
    if (isComplete(run)) orderCompletion(run);
    else {
      yield* syncPod(run);
      yield* run.kernel.wait(run.bell.rung);
    }
  }
}

/**
 * One pass: what a probe has condemned is killed, then come ephemeral containers, and then the next init step or the
 * ordinary containers (R12).
 */
function* syncPod(run: PodRun): Process {
  yield* killCondemned(run);
  const passed: ContainerRun[] = [];
  yield* startEphemeral(run);
  const step = isInitialized(run) ? 'done' : initStep(run);
  if (step === 'waiting') return;
  if (step !== 'done') {
    yield* startContainer(run, step, startCauses(run));
    passed.push(step);
  } else {
    for (const container of run.containers) {
      const { role } = container.model;
      if (role === 'init' || role === 'ephemeral' || !shouldStart(run, container)) continue;
      yield* startContainer(run, container, startCauses(run));
      passed.push(container);
    }
  }
  // Only now does the status show them, so only now do probes begin (R17).
  for (const { process } of passed) if (process) show(run, process.visible);
}

/** Once, and never again (R144). */
function* startEphemeral(run: PodRun): Process {
  for (const container of run.containers) {
    const { model, process } = container;
    if (model.role === 'ephemeral' && !process) yield* startContainer(run, container, startCauses(run));
  }
}

function show(run: PodRun, visible: { fire(value: undefined): void }): void {
  run.kernel.at(run.kernel.now + lookRound(run), () => {
    visible.fire(undefined);
    run.bell.ring();
  });
}

/** Containers that several probes condemned at once are killed one after the other (R59). */
function* killCondemned(run: PodRun): Process {
  for (const container of run.containers) {
    const { condemned, process, running } = container;
    if (condemned && process && running) yield* killContainer(run, process, { ...condemned, turn: undefined });
  }
}

/** Once an ordinary container has been started, sidecars are started again without anybody waiting for them (R14). */
function isInitialized(run: PodRun): boolean {
  return run.containers.some(({ model, process }) => model.role === 'ordinary' && process !== undefined);
}

/** Init containers run one by one, each to its end; a sidecar lets the next one start once it has started (R13, R14). */
function initStep(run: PodRun): ContainerRun | 'waiting' | 'done' {
  for (const container of run.containers) {
    const { role } = container.model;
    if (role === 'ordinary' || role === 'ephemeral') break;
    if (container.running) {
      if (role === 'init' || !container.started) return 'waiting';
    } else if (shouldStart(run, container)) {
      return container;
    } else if (role === 'sidecar' || !succeeded(container)) {
      return 'waiting';
    }
  }
  return 'done';
}

function succeeded({ process }: ContainerRun): boolean {
  return process?.exited.value?.exitCode === 0;
}

/** Not running, allowed to run (again), and not waiting for its back-off. */
function shouldStart(run: PodRun, container: ContainerRun): boolean {
  if (container.running) return false;
  if (!container.process) return true;
  if (!restarts(run, container)) return false;
  if (!inBackOff(run, container)) return true;
  retryAfterBackOff(run, container);
  return false;
}

function restarts(run: PodRun, { model, process }: ContainerRun): boolean {
  return willRestart(model, run.scenario.pod.restartPolicy, process?.exited.value?.exitCode);
}

/**
 * All ordinary containers have ended for good, or an init container has failed for good (R13, R25). One that a probe has
 * condemned counts as ended: where it will not be restarted and no other is left, the whole pod is killed with it.
 */
function isComplete(run: PodRun): boolean {
  const doneForGood = (container: ContainerRun): boolean =>
    container.process !== undefined &&
    (!container.running || container.condemned !== undefined) &&
    !restarts(run, container);
  const failedInit = run.containers.some((one) => one.model.role === 'init' && doneForGood(one) && !succeeded(one));
  return failedInit || run.containers.filter(({ model }) => model.role === 'ordinary').every(doneForGood);
}

/** The sidecars that are left are killed like the containers of a deleted pod (R25). */
function orderCompletion(run: PodRun): void {
  const condemned = run.containers.find((container) => container.running && container.condemned)?.condemned;
  const last = condemned?.because ?? run.recorder.last('containerExited');
  if (!last) throw new Error('a pod is complete and no container has ended');
  run.kill.fire({ because: last, graceSeconds: effectiveGrace(run.scenario.pod), fails: false });
}

/** A container starts because something before it has ended or started; the first ones because the pod was scheduled. */
function startCauses(run: PodRun): readonly Cause[] {
  const last =
    run.recorder.last('containerExited') ??
    run.recorder.last('startupProbePassed') ??
    run.recorder.last('podScheduled');
  return last ? [because(last)] : [];
}
