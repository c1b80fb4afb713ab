import { seconds } from '../base/duration.ts';
import type { LifecycleEvent } from './events.ts';
import { Kernel } from './kernel.ts';
import type { Scenario } from './models.ts';
import { deletePod } from './processes/deletion.ts';
import { Recorder } from './recorder.ts';

/** Beyond this nothing is followed: a grace period has no upper bound (R1), and our patience has. */
const horizon = seconds(10 * 365 * 24 * 3600);
/** A run of a pod takes a few steps an event; the bound only guards against a process that never rests. */
const maxSteps = 200_000;

/** What happens in one scenario, in order of time. Pure: the same scenario gives the same events. */
export function simulate(scenario: Scenario): readonly LifecycleEvent[] {
  const kernel = new Kernel();
  const recorder = new Recorder(scenario.pod.name, () => kernel.now);
  kernel.spawn(deletePod({ kernel, recorder, scenario }));
  kernel.run(horizon, maxSteps);
  return recorder.events;
}
