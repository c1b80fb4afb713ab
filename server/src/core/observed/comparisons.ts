// What comes out: each pod that started or ended, with what was predicted of it.
import type { Localized } from '../base/localized.ts';
import type { Timeline } from '../lifecycle/events.ts';
import type { ComparedEvent } from './compare.ts';
import type { PodAct } from './podActs.ts';
import type { ObservedTarget } from './recording.ts';

export interface Comparisons {
  readonly target: ObservedTarget;
  readonly kubernetesVersion: string | undefined;
  /** What the prediction is made of. */
  readonly predictedFrom: 'files' | 'cluster';
  /** In the order in which they began. */
  readonly pods: readonly Comparison[];
}

export interface Comparison {
  readonly act: PodAct;
  readonly result:
    | { readonly type: 'compared'; readonly timeline: Timeline; readonly events: readonly ComparedEvent[] }
    | { readonly type: 'unknown'; readonly why: Localized };
}
