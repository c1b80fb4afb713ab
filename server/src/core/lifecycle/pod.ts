// The state that the processes of one pod share.
import type { LifecycleEvent } from './events.ts';
import type { Kernel, Signal } from './kernel.ts';
import type { ContainerModel, Scenario } from './models.ts';
import type { Recorder } from './recorder.ts';

export interface PodRun {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly scenario: Scenario;
}

/** The main process of a container, from the moment that the deletion is seen. */
export interface ContainerProcess {
  readonly model: ContainerModel;
  /** Fires with the event of its end. */
  readonly exited: Signal<LifecycleEvent>;
}
