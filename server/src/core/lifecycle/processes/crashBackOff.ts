// How long a crashed container waits for its next start (R20, R21).
import { seconds, type Millis } from '../../base/duration.ts';
import type { ContainerRun, PodRun } from '../podRun.ts';

const firstBackOff = seconds(10);
const longestBackOff = seconds(300);

/** The first restart is immediate; then the waits double, from ten seconds to five minutes. */
export function noteCrash(container: ContainerRun, exitedAt: Millis): void {
  container.backOffUntil = exitedAt + container.nextBackOff;
  container.nextBackOff = Math.min(
    container.nextBackOff === 0 ? firstBackOff : container.nextBackOff * 2,
    longestBackOff,
  );
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
