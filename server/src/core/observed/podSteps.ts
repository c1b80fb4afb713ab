// What happened between two sights of one pod.
import { seconds, type Millis } from '../base/duration.ts';
import { at, listAt, namedIn, numberAt, textAt } from './json.ts';
import type { MeasuredEvent, Said, Seen } from './measured.ts';
import type { ObservedChange } from './recording.ts';
import { parseTimestamp } from './timestamp.ts';

/** Status and spec of the containers, as pods list them. */
const lists = [
  ['initContainerStatuses', 'initContainers'],
  ['containerStatuses', 'containers'],
  ['ephemeralContainerStatuses', 'ephemeralContainers'],
] as const;

/** Since when the pod is terminating, by its own account. */
export function deletedAt(pod: unknown): Said | undefined {
  const timestamp = parseTimestamp(textAt(pod, 'metadata', 'deletionTimestamp'));
  const grace = numberAt(pod, 'metadata', 'deletionGracePeriodSeconds');
  if (!timestamp || grace === undefined) return undefined;
  return { ...timestamp, at: timestamp.at - seconds(grace), by: `deletionTimestamp − ${String(grace)} s` };
}

/** Since when the first ordinary container has been running, by its own account. */
export function startedAt(pod: unknown): Said | undefined {
  const name = textAt(listAt(pod, 'spec', 'containers')[0], 'name') ?? '';
  const status = namedIn(listAt(pod, 'status', 'containerStatuses'), name);
  return said(status, `containerStatuses[${name}]`, ['state', 'running', 'startedAt']);
}

/** @param before undefined where the pod is new */
export function podSteps(before: unknown, change: ObservedChange): readonly MeasuredEvent[] {
  const { object: after } = change;
  const seen: Seen = {
    at: change.at,
    resource: 'pods',
    late: change.change === 'LISTED' || change.change === 'MISSED',
  };
  const containers = lists.flatMap(([statuses, specs]) =>
    listAt(after, 'status', statuses).flatMap((status) => {
      const name = textAt(status, 'name') ?? '';
      const step = {
        name,
        path: `${statuses}[${name}]`,
        spec: namedIn(listAt(after, 'spec', specs), name),
        before: namedIn(listAt(before, 'status', statuses), name),
        after: status,
        seen,
      };
      return containerSteps(step);
    }),
  );
  return [...wholePod(before, after, seen), ...containers, ...removal(change, seen)];
}

function wholePod(before: unknown, after: unknown, seen: Seen): readonly MeasuredEvent[] {
  const container = undefined;
  const events: MeasuredEvent[] = [];
  const begun = deletedAt(before) === undefined ? deletedAt(after) : undefined;
  if (begun) {
    const gracePeriodSeconds = numberAt(after, 'metadata', 'deletionGracePeriodSeconds') ?? 0;
    events.push({ type: 'podMarkedTerminating', container, detail: { gracePeriodSeconds }, said: begun, seen });
  }
  const scheduled = becameTrue(before, after, 'PodScheduled');
  if (scheduled) events.push({ type: 'podScheduled', container, detail: {}, said: scheduled, seen });
  const ready = becameTrue(before, after, 'Ready');
  if (ready) events.push({ type: 'podReady', container, detail: {}, said: ready, seen });
  return events;
}

function becameTrue(before: unknown, after: unknown, type: string): Said | undefined {
  const condition = (pod: unknown): unknown => namedIn(listAt(pod, 'status', 'conditions'), type, 'type');
  if (textAt(condition(before), 'status') === 'True' || textAt(condition(after), 'status') !== 'True') return undefined;
  return said(condition(after), `conditions[${type}]`, ['lastTransitionTime']);
}

function removal({ change }: ObservedChange, seen: Seen): readonly MeasuredEvent[] {
  if (change !== 'DELETED' && change !== 'MISSED') return [];
  return [{ type: 'podRemoved', container: undefined, detail: {}, said: undefined, seen }];
}

interface ContainerStep {
  readonly name: string;
  readonly path: string;
  readonly spec: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly seen: Seen;
}

function containerSteps(step: ContainerStep): readonly MeasuredEvent[] {
  return [...exit(step), ...start(step), ...probes(step)];
}

function start({ name: container, path, before, after, seen }: ContainerStep): readonly MeasuredEvent[] {
  const running = said(after, path, ['state', 'running', 'startedAt']);
  if (!running || running.at === startOf(before)) return [];
  const restarts = numberAt(after, 'restartCount') ?? 0;
  if (restarts === 0) return [{ type: 'containerStarted', container, detail: {}, said: running, seen }];
  return [{ type: 'containerRestarted', container, detail: { restarts }, said: running, seen }];
}

function startOf(status: unknown): Millis | undefined {
  return parseTimestamp(textAt(status, 'state', 'running', 'startedAt'))?.at;
}

/** A container that was started again at once is seen to have ended by its last state only. */
function exit({ name: container, path, before, after, seen }: ContainerStep): readonly MeasuredEvent[] {
  const [state, last] = [at(after, 'state', 'terminated'), at(after, 'lastState', 'terminated')];
  const ended = state ?? last;
  if (
    !ended ||
    sameRun(ended, at(before, 'state', 'terminated')) ||
    sameRun(ended, at(before, 'lastState', 'terminated'))
  )
    return [];
  const finished = said(ended, `${path}.${state ? 'state' : 'lastState'}.terminated`, ['finishedAt']);
  const exitCode = numberAt(ended, 'exitCode') ?? 0;
  const exited: MeasuredEvent = { type: 'containerExited', container, detail: { exitCode }, said: finished, seen };
  // 128 + 9: that is how a runtime reports SIGKILL. The kernel sends it too, when memory runs out.
  const killed = exitCode === 137 && textAt(ended, 'reason') !== 'OOMKilled' && finished;
  if (!killed) return [exited];
  const by = `${killed.by}, exitCode 137`;
  return [{ type: 'sigkillSent', container, detail: {}, said: { ...killed, by }, seen }, exited];
}

function sameRun(one: unknown, other: unknown): boolean {
  const key = (run: unknown): unknown => at(run, 'containerID') ?? at(run, 'finishedAt');
  return other !== undefined && key(one) === key(other);
}

/** At its end a container is no longer ready either, which is no news. */
function probes({ name: container, spec, before, after, seen }: ContainerStep): readonly MeasuredEvent[] {
  const events: MeasuredEvent[] = [];
  if (startOf(after) === undefined) return events;
  if (at(spec, 'startupProbe') && at(after, 'started') === true && at(before, 'started') !== true) {
    events.push({ type: 'startupProbePassed', container, detail: {}, said: undefined, seen });
  }
  const ready = at(after, 'ready') === true;
  if (ready !== (at(before, 'ready') === true)) {
    events.push({ type: 'readinessChanged', container, detail: { ready }, said: undefined, seen });
  }
  return events;
}

function said(object: unknown, where: string, path: readonly string[]): Said | undefined {
  const timestamp = parseTimestamp(textAt(object, ...path));
  return timestamp && { ...timestamp, by: [where, ...path].join('.') };
}
