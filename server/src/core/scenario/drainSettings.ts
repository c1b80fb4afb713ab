// What somebody wrote down of their nodes, and of how they drain them.
import type { DrainModel } from '../lifecycle/cluster/drain.ts';
import type { NodeRequest } from './placement.ts';

export interface DrainSettings {
  /** Empty: nobody named any. */
  readonly nodes: readonly NodeRequest[];
  /** The nodes of each `kubectl drain`, one command after the other; empty: the first node. */
  readonly drained: readonly (readonly string[])[];
  readonly flags: Partial<Omit<DrainModel, 'nodes'>>;
}

/** Where nobody wrote anything. */
export const noDrainSettings: DrainSettings = { nodes: [], drained: [], flags: {} };

export function gracePeriodFlag(seconds: number): DrainModel['gracePeriodSeconds'] {
  return { value: seconds, origin: { type: 'requested', option: `--grace-period=${String(seconds)}` } };
}
