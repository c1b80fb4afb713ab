// Timelines measured on a real Kubernetes 1.36.2 (data/timelines.json), and how a prediction is held to them.
import { readFileSync } from 'node:fs';
import { seconds } from '../../server/src/core/base/duration.ts';
import { fileUri } from '../../server/src/core/base/place.ts';
import type { Container } from '../../server/src/core/manifest/container.ts';
import { isWorkload, type Workload } from '../../server/src/core/manifest/manifest.ts';
import type { Timeline, TimelineEvent } from '../../server/src/core/lifecycle/events.ts';
import type { Trigger } from '../../server/src/core/lifecycle/models.ts';
import { timelineFor } from '../../server/src/core/scenario/timelineFor.ts';
import { servicesSelecting } from '../../server/src/core/workspace/links/services.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { configAlone } from '../support/configAlone.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';

export interface Milestone {
  readonly what: string;
  /** Median, least and greatest over the runs, in milliseconds from the trigger. */
  readonly t: number;
  readonly min: number;
  readonly max: number;
}

export interface Measured {
  readonly id: string;
  readonly title: string;
  readonly action: string;
  readonly trigger: Trigger;
  readonly gracePeriodSeconds?: number;
  /** What the processes were told to do. */
  readonly assumptions: Readonly<Record<string, string>>;
  /** Hooks by the name under which they wrote to the log. */
  readonly hooks: Readonly<Record<string, { readonly container: string; readonly hook: 'preStop' | 'postStart' }>>;
  readonly manifest: string;
  readonly milestones: readonly Milestone[];
}

export function readMeasured(): readonly Measured[] {
  const file = new URL('./data/timelines.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Measured[];
}

/** Scenarios that one call cannot express, or that need something that 1.36 does not have by default. */
export function isExpressible({ id }: Measured): boolean {
  return !/^(f5-|f6-|m\dg|m\dh|h12-|x3-|x4-|x5-|x7-)/.test(id);
}

export interface Prediction {
  readonly timeline: Timeline;
  readonly workload: Workload;
}

export function predict(measured: Measured): Prediction {
  const uri = fileUri('file:///measured.yaml');
  const workspace = applyChanges(emptyWorkspace, [{ uri, text: measured.manifest }]);
  const workload = manifestsOf(workspace, uri).find(isWorkload);
  if (!workload) throw new Error(`${measured.id} has no workload`);
  const answer = timelineFor({
    workload,
    services: servicesSelecting(unitView(workspace, uri), workload),
    configOf: configAlone,
    trigger: measured.trigger,
    requestedGraceSeconds: measured.gracePeriodSeconds,
    assumptions: new Map(Object.entries(measured.assumptions)),
    kubernetesMinor: 36,
    featureGates: new Map(),
  });
  if (answer.type === 'unknown') throw new Error(answer.why.en);
  return { timeline: answer.timeline, workload };
}

/** An event that a milestone is the measurement of; undefined for milestones that we do not predict. */
interface Expected {
  readonly type: TimelineEvent['type'];
  readonly matches: (event: TimelineEvent) => boolean;
  /** Milliseconds by which a single instant may be off: the machine was busy. */
  readonly tolerance: number;
}

const signals: Readonly<Record<string, string>> = {
  terminated: 'SIGTERM',
  quit: 'SIGQUIT',
  hangup: 'SIGHUP',
  user: 'SIGUSR1',
};

function expected({ what }: Milestone, hooks: Measured['hooks']): Expected | undefined {
  if (what === 'endpoint removed') return { type: 'endpointRemoved', matches: () => true, tolerance: 1200 };
  if (what === 'api object removed') return { type: 'podRemoved', matches: () => true, tolerance: 1700 };
  if (what === 'pod ready') return { type: 'podReady', matches: () => true, tolerance: 500 };
  const [, serving] = /^endpoint terminating, serving=(\w+)/.exec(what) ?? [];
  if (serving !== undefined) {
    const matches = (event: TimelineEvent): boolean =>
      event.type === 'endpointMarkedTerminating' && String(event.detail.serving) === serving;
    return { type: 'endpointMarkedTerminating', matches, tolerance: 500 };
  }
  return ofContainer(what) ?? ofHook(what, hooks);
}

function ofContainer(what: string): Expected | undefined {
  const [, who, verb, detail = ''] = /^(\S+)\.(signal|exit) \(?(\w+)/.exec(what) ?? [];
  if (verb === 'signal') {
    const matches = (event: TimelineEvent): boolean =>
      event.container === who && event.type === 'stopSignalSent' && event.detail.signal === signals[detail];
    return { type: 'stopSignalSent', matches, tolerance: 500 };
  }
  if (verb === 'exit') {
    const matches = (event: TimelineEvent): boolean =>
      event.container === who && event.type === 'containerExited' && String(event.detail.exitCode) === detail;
    return { type: 'containerExited', matches, tolerance: 500 };
  }
  return undefined;
}

function ofHook(what: string, hooks: Measured['hooks']): Expected | undefined {
  const [, name = '', edge] = /^(\S+)\.(start|end)$/.exec(what) ?? [];
  const known = hooks[name];
  if (!known || edge === undefined) return undefined;
  const type = `${known.hook}${edge === 'start' ? 'Started' : 'Finished'}` as const;
  return { type, matches: (event) => event.container === known.container, tolerance: 500 };
}

/** Milliseconds by which an instant of this milestone may be off; undefined for one that is not predicted. */
export function toleranceOf(milestone: Milestone, hooks: Measured['hooks']): number | undefined {
  return expected(milestone, hooks)?.tolerance;
}

/** What is predicted of one milestone. */
export interface Judged {
  readonly milestone: Milestone;
  readonly predicted: readonly TimelineEvent[];
  /** The event that is as near as it has to be. */
  readonly hit: TimelineEvent | undefined;
}

/** Every milestone that we predict, with what we predict. */
export function judged(measured: Measured, { timeline, workload }: Prediction): readonly Judged[] {
  return measured.milestones.flatMap((milestone) => {
    const want = expected(milestone, measured.hooks);
    if (!want) return [];
    const predicted = timeline.events.filter((event) => event.type === want.type && want.matches(event));
    const hit = predicted.find((event) => near(event, milestone, want, measured, workload));
    return [{ milestone, predicted, hit }];
  });
}

/** What is wrong with a prediction, a line each: every milestone that it misses or tells more than once. */
export function misses(measured: Measured, prediction: Prediction): readonly string[] {
  return judged(measured, prediction).flatMap(({ milestone, predicted, hit }) => {
    const said = predicted.map(({ earliest, latest }) => `${String(earliest)}…${String(latest)}`).join(' or ');
    if (!hit) {
      return [`${milestone.what}: measured at ${String(milestone.t)} ms, predicted ${said || 'nothing'}`];
    }
    return predicted.length > 1 && measured.trigger !== 'startup'
      ? [`${milestone.what}: predicted more than once (${said})`]
      : [];
  });
}

function near(
  event: TimelineEvent,
  { t, min, max }: Milestone,
  want: Expected,
  measured: Measured,
  workload: Workload,
): boolean {
  if (measured.trigger !== 'startup') {
    return Math.abs(event.at - t) <= want.tolerance || (event.at >= min - 300 && event.at <= max + 300);
  }
  // The phase of a probe is random: the measured instant lies in the predicted range, and the range says something.
  const latest = event.latest ?? Number.POSITIVE_INFINITY;
  const widest = longestPeriod(workload.pod.spec.containers) + seconds(1);
  return t >= event.earliest - 500 && t <= latest + 1000 && latest - event.earliest <= widest;
}

function longestPeriod(containers: readonly Container[]): number {
  const probes = containers.flatMap((one) => [one.readinessProbe, one.livenessProbe, one.startupProbe]);
  return seconds(Math.max(0, ...probes.map((probe) => probe?.periodSeconds.value ?? 0)));
}
