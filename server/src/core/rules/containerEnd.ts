// What rules ask of the end of a container: when its stop signal comes, what its app does then, and when SIGKILL comes.
import { writeDuration, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Said } from '../knowledge/settings.ts';
import type { Drain, ShutdownKnowledge } from '../knowledge/shutdownOf.ts';
import type { Container } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { ViewMemo } from '../workspace/viewMemo.ts';
import { gracePeriodOf, killAfterHook, type GracePeriod, type Kill } from './gracePeriod.ts';
import { nativeSidecarsSinceMinor } from './nativeSidecar.ts';
import { durationPlace } from './preStopSleep.ts';
import type { Related, RuleContext } from './rule.ts';

export interface ContainerEnd extends Kill {
  readonly workload: Workload;
  readonly container: Container;
  readonly grace: GracePeriod;
  /** At least, and at most the grace period: the stop signal comes this long after the deletion. */
  readonly stopSeconds: number;
  /** Whose hook that is: of a native sidecar it may be that of another container, which has to end before. */
  readonly waitsFor: Container;
  readonly shutdown: ShutdownKnowledge;
  /** How long the process may take to finish its work: as its app is told, else as somebody states, else by default. */
  readonly drain: Drain | undefined;
  /** Somebody states how long it takes. */
  readonly drainIsStated: boolean;
  /** What somebody states of it. */
  readonly assumes: readonly Localized[];
}

/** Of the containers that get their stop signal with the pod; sidecars wait for the others, and init containers are gone. */
export function containerEnds(workload: Workload, context: RuleContext): readonly ContainerEnd[] {
  return ends.get(context.unit, workload, () => {
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace || grace.seconds < 1) return [];
    const ordinary = workload.pod.spec.containers.filter(({ role }) => role === 'ordinary');
    return ordinary.map((container) => endOf(workload, container, grace, context));
  });
}

const ends = new ViewMemo<Workload, readonly ContainerEnd[]>();

/** Of all containers that get one. */
export function allEnds(workload: Workload, context: RuleContext): readonly ContainerEnd[] {
  return [...containerEnds(workload, context), ...sidecarEnds(workload, context)];
}

/** Of the native sidecars, which get their stop signal when the ordinary containers have ended, and so not before their hooks. */
function sidecarEnds(workload: Workload, context: RuleContext): readonly ContainerEnd[] {
  const { kubernetesMinor: minor } = context;
  const grace = gracePeriodOf(workload.pod.spec);
  if (!grace || grace.seconds < 1 || (minor !== undefined && minor < nativeSidecarsSinceMinor)) return [];
  const others = [...containerEnds(workload, context)];
  return workload.pod.spec.containers
    .filter(({ role }) => role === 'sidecar')
    .map((container) => {
      const own = endOf(workload, container, grace, context);
      const [longest = own] = [own, ...others].toSorted((a, b) => b.stopSeconds - a.stopSeconds);
      const { stopSeconds, waitsFor, killSeconds, note } = longest;
      return { ...own, stopSeconds, waitsFor, killSeconds, note };
    });
}

function endOf(workload: Workload, container: Container, grace: GracePeriod, context: RuleContext): ContainerEnd {
  const { name, preStop } = container;
  const assumptions = new AssumptionReader(context.assumptions, workload.ref);
  const hook = preStop && assumptions.duration(name, 'preStopTakes');
  const hookTakes = preStop ? (hook?.value ?? hookDuration(preStop.action, container).lo) / 1000 : 0;
  const shutdown = shutdownIn(context.unit, workload, container);
  const exit = shutdown.drain?.said ? undefined : assumptions.duration(name, 'exitsAfterStopSignal');
  return {
    workload,
    container,
    grace,
    stopSeconds: Math.min(hookTakes, grace.seconds),
    waitsFor: container,
    ...killAfterHook(grace, hookTakes, context),
    shutdown,
    drain: exit ? { atMost: exit.value, said: undefined, bound: { byDefault: exit.value } } : shutdown.drain,
    drainIsStated: exit !== undefined,
    assumes: [
      ...(hook ? [statedDuration(`${name}.preStopTakes`, hook.value)] : []),
      ...(exit ? [statedDuration(`${name}.exitsAfterStopSignal`, exit.value)] : []),
    ],
  };
}

/** When the stop signal comes; a native sidecar may have to wait longer for the others. */
export function stopTime({ container, stopSeconds }: ContainerEnd): Localized {
  const at = `t+${String(stopSeconds)}s`;
  return container.role === 'sidecar' ? { en: `${at} at the earliest`, ko: `빨라야 ${at}` } : { en: at, ko: at };
}

/** How an assumption is written, for `assuming`. */
export function statedDuration(key: string, value: Millis): Localized {
  const text = `${key} = ${writeDuration(value)}`;
  return { en: text, ko: text };
}

/** Why the stop signal does not come at once. */
export function relatedHook({ waitsFor, stopSeconds }: ContainerEnd, context: RuleContext): readonly Related[] {
  if (!waitsFor.preStop || stopSeconds === 0) return [];
  const takes = String(stopSeconds);
  return [
    {
      at: durationPlace(waitsFor.preStop, context),
      message: { en: `preStop takes ${takes} s`, ko: `preStop에 ${takes}초` },
    },
  ];
}

/** Where somebody says how it ends. */
export function relatedSetting({ name, text, origin, keptIn }: Said): Related {
  const where = keptIn === undefined ? '' : ` (${keptIn})`;
  const message = `${name}: ${text}${where}`;
  return { at: origin.at, message: { en: message, ko: message } };
}

/** Behind a message: what it rests on. */
export function assuming(assumed: readonly Localized[]): Localized {
  if (assumed.length === 0) return { en: '', ko: '' };
  return {
    en: ` (assumes ${assumed.map(({ en }) => en).join(', ')})`,
    ko: ` (가정: ${assumed.map(({ ko }) => ko).join(', ')})`,
  };
}
