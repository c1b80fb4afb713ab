// Containers that others of their pod need, and how long they are there for them while the pod ends.
import { never, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { assuming, containerEnds, relatedHook, relatedSetting, type ContainerEnd } from './containerEnd.ts';
import type { Confidence, Related, RuleContext } from './rule.ts';

export interface ServingSidecar {
  readonly end: ContainerEnd;
  /** As in `its database`. */
  readonly serves: Localized;
  /** Seconds from the deletion, at the latest; infinite where it may serve for as long as there is grace, or nobody knows. */
  readonly servesUntil: number;
}

export interface ServedApp {
  readonly end: ContainerEnd;
  /** Seconds from the deletion that it may work at most; undefined where nobody knows. */
  readonly worksUntil: number | undefined;
}

/** The ordinary containers of a pod: those that others need, and the others. */
export function servingAndServed(
  workload: Workload,
  context: RuleContext,
): { readonly sidecars: readonly ServingSidecar[]; readonly apps: readonly ServedApp[] } {
  const ends = [...containerEnds(workload, context)];
  return {
    sidecars: ends.flatMap((end) => {
      const { serves } = end.shutdown.app ?? {};
      return serves ? [{ end, serves, servesUntil: servesUntil(end, workload, context) }] : [];
    }),
    apps: ends
      .filter((end) => end.shutdown.app?.serves === undefined)
      .map((end) => ({ end, worksUntil: worksUntil(end) })),
  };
}

/** A hook of which nobody knows how long it takes may wait for the others. */
function servesUntil({ container, drain, shutdown }: ContainerEnd, workload: Workload, context: RuleContext): number {
  const { name, preStop } = container;
  const stated = new AssumptionReader(context.assumptions, workload.ref).duration(name, 'preStopTakes')?.value;
  const hook: Millis = preStop ? (stated ?? hookDuration(preStop.action, container).hi) : 0;
  const wait: Millis = drain?.atMost ?? shutdown.exitsAfterStopSignal?.hi ?? never;
  return (hook + wait) / 1000;
}

/** A process that only SIGKILL ends has no work to finish. */
function worksUntil({ drain, stopSeconds, killSeconds, shutdown }: ContainerEnd): number | undefined {
  const exits = shutdown.exitsAfterStopSignal;
  if (!drain && !exits) return undefined;
  const works = drain ? drain.atMost / 1000 : exits && exits.hi !== never ? exits.hi / 1000 : 0;
  return Math.min(stopSeconds + works, killSeconds);
}

export interface KnownWork {
  readonly end: ContainerEnd;
  /** Seconds from the deletion; infinite where nothing ends it by itself. */
  readonly until: number;
}

/** How long the containers work after the deletion as far as that is known, by hook and drain; the longest first. */
export function knownWork(workload: Workload, context: RuleContext): readonly KnownWork[] {
  return [...containerEnds(workload, context)]
    .filter(({ drain, stopSeconds }) => drain !== undefined || stopSeconds > 0)
    .map((end) => ({ end, until: end.stopSeconds + (end.drain?.atMost ?? 0) / 1000 }))
    .toSorted((a, b) => b.until - a.until);
}

/** What a statement about how long a container works rests on. */
export interface Evidence {
  /** Behind the message. */
  readonly assumed: Localized;
  readonly related: readonly Related[];
  readonly confidence: Confidence;
}

export function evidenceOf(end: ContainerEnd, context: RuleContext, others: readonly Localized[] = []): Evidence {
  const said = end.drain?.said;
  const assumes = [...others, ...end.assumes, ...(said?.assumes ? [said.assumes] : [])];
  return {
    assumed: assuming(assumes),
    related: [...relatedHook(end, context), ...(said ? [relatedSetting(said)] : [])],
    confidence: assumes.length > 0 ? 'assumed' : (said?.confidence ?? 'derived'),
  };
}
