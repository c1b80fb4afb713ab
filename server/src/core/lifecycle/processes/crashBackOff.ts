// How long a crashed container waits for its next start (R20, R21).
import type { ContainerRun, PodRun } from '../podRun.ts';

/** The container has just ended. The first restart is immediate; then the waits double, up to the longest. */
export function noteCrash(run: PodRun, container: ContainerRun): void {
  const { initial, longest } = run.scenario.kubelet.crashLoopBackOff;
  container.backOffUntil = run.kernel.now + container.nextBackOff;
  container.nextBackOff = container.nextBackOff === 0 ? initial : Math.min(container.nextBackOff * 2, longest);
}

/** The worker comes back when the wait is over, or with bad luck half of it later (R21). */
export function retryAfterBackOff(run: PodRun, container: ContainerRun): void {
  const remaining = container.backOffUntil - run.kernel.now;
  const late = run.scenario.luck === 'good' ? 1 : 1.5;
  run.kernel.at(run.kernel.now + Math.round(remaining * late), () => {
    run.bell.ring();
  });
}

export function inBackOff(run: PodRun, container: ContainerRun): boolean {
  return container.backOffUntil > run.kernel.now;
}
