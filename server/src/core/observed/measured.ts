// What was seen to happen to a pod, in the engine's words. Two clocks tell of it: the cluster's, in whole seconds, by which
// objects are dated, and that of whoever watched, finer and a little late. The two need not agree, so that an instant is
// only ever taken from t = 0 on its own clock.
import type { Millis } from '../base/duration.ts';
import type { EventDetails } from '../lifecycle/events.ts';
import type { Timestamp } from './timestamp.ts';

export type MeasuredType =
  | 'podScheduled'
  | 'containerStarted'
  | 'containerRestarted'
  | 'startupProbePassed'
  | 'startupProbeFailed'
  | 'readinessChanged'
  | 'podReady'
  | 'endpointReady'
  | 'endpointChanged'
  | 'livenessFailed'
  | 'podMarkedTerminating'
  | 'endpointMarkedTerminating'
  | 'endpointRemoved'
  | 'preStopStarted'
  | 'preStopFinished'
  | 'stopSignalSent'
  | 'sigkillSent'
  | 'containerExited'
  | 'podRemoved';

/** What an object or an Event says of the instant. */
export interface Said extends Timestamp {
  /** Where it says so: `containerStatuses[app].state.terminated.finishedAt`, `Event Killing`. */
  readonly by: string;
}

/** When it was seen. */
export interface Seen {
  readonly at: Millis;
  /** In what it was seen, as the API names it. */
  readonly resource: 'pods' | 'endpointslices' | 'events';
  /** It was there when somebody looked, and came about some time before. */
  readonly late: boolean;
}

export interface MeasuredOf<T extends MeasuredType> {
  readonly type: T;
  readonly container: string | undefined;
  readonly detail: Readonly<EventDetails[T]>;
  readonly said: Said | undefined;
  readonly seen: Seen;
}

export type MeasuredEvent = { [T in MeasuredType]: MeasuredOf<T> }[MeasuredType];

/** t = 0 on both clocks; undefined on a clock that did not tell. */
export interface Zero {
  readonly said: Said | undefined;
  readonly seen: Millis | undefined;
}
