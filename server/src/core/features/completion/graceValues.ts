// A grace period that suffices, and a preStop that fits into the one there is.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Container } from '../../manifest/container.ts';
import { isWorkload, type Workload } from '../../manifest/manifest.ts';
import { kubeletBehaviour } from '../../lifecycle/kubeletBehaviour.ts';
import { defaultDrainSeconds, drainSeconds, marginSeconds } from '../../rules/gracePeriod.ts';
import { AssumptionReader } from '../../scenario/assumptions.ts';
import { hookDuration } from '../../scenario/hookDuration.ts';
import { routeOf } from '../../scenario/routes.ts';
import { assumedKubernetesMinor } from '../../scenario/podScenario.ts';
import { entry } from '../../syntax/navigate.ts';
import { servicesSelecting } from '../../workspace/links/services.ts';
import { block, type Pair, type Suggestion, type Typing } from './typing.ts';

const graceKey = 'terminationGracePeriodSeconds';

export function gracePeriods(typing: Typing): readonly Suggestion[] {
  const { manifest, field, key, mapping } = typing;
  if (!isWorkload(manifest) || field !== manifest.pod.spec.path) return [];
  if (key !== graceKey && (key !== undefined || entry(mapping, graceKey))) return [];
  const needs = manifest.pod.spec.containers.filter(isStopped).map((container) => needOf(typing, manifest, container));
  const [longest] = needs.toSorted((a, b) => b.total - a.total);
  if (!longest) return [];
  const text = key === undefined ? `${graceKey}: ${longest.total}` : String(longest.total);
  return [{ text, type: key === undefined ? 'block' : 'value', detail: sum(longest, marginOf(typing)) }];
}

function isStopped({ role }: Container): boolean {
  return role === 'ordinary' || role === 'sidecar';
}

interface Need {
  readonly total: number;
  readonly preStop: number;
  /** Undefined where nobody knows. */
  readonly drain: number | undefined;
}

function needOf(typing: Typing, workload: Workload, container: Container): Need {
  const preStop = container.preStop ? Math.ceil(hookDuration(container.preStop.action, container).lo / 1000) : 0;
  const drain = drainOf(typing, workload, container);
  return { total: preStop + (drain === undefined ? defaultDrainSeconds : drain + marginOf(typing)), preStop, drain };
}

function marginOf({ snapshot }: Typing): number {
  return marginSeconds(snapshot.config);
}

function drainOf({ snapshot, unit }: Typing, workload: Workload, container: Container): number | undefined {
  const drain = drainSeconds(container, workload, { assumptions: snapshot.config.assumptions, unit });
  return drain === undefined ? undefined : Math.ceil(drain);
}

function sum({ preStop, drain }: Need, margin: number): Localized {
  const hook = preStop === 0 ? { en: '', ko: '' } : { en: `${preStop} s preStop + `, ko: `preStop ${preStop} s + ` };
  return drain === undefined
    ? {
        en: `${hook.en}${defaultDrainSeconds} s to stop (assumed)`,
        ko: `${hook.ko}종료 ${defaultDrainSeconds} s (가정)`,
      }
    : {
        en: `${hook.en}${drain} s to stop + ${margin} s margin`,
        ko: `${hook.ko}종료 ${drain} s + 여유 ${margin} s`,
      };
}

/** Under `seconds`, `preStop`, `lifecycle` and the container, as much of the hook as is missing there. */
export function preStops(typing: Typing): readonly Suggestion[] {
  const { manifest, field, key, mapping } = typing;
  if (!isWorkload(manifest)) return [];
  const container = manifest.pod.spec.containers.find(({ path }) => field === path || field.startsWith(`${path}.`));
  if (!container || !isStopped(container)) return [];
  const rest = field.slice(container.path.length);
  const written = key === undefined ? missing[rest] : given[`${rest}.${key}`];
  if (!written || (key === undefined && mapping?.type === 'map' && written.unless.some((one) => entry(mapping, one)))) {
    return [];
  }
  const found =
    key === undefined
      ? untilUnused(typing, manifest, roomFor(typing, manifest, container))
      : fitting(typing, manifest, container);
  return found.map(({ sleep, detail }) => ({
    text: written.text(typing, sleep),
    detail,
    type: key === undefined ? 'block' : 'value',
  }));
}

interface Written {
  readonly unless: readonly string[];
  readonly text: (typing: Typing, sleep: number) => string;
}

const given: Readonly<Record<string, Written>> = {
  '.lifecycle.preStop.sleep.seconds': { unless: [], text: (_, sleep) => String(sleep) },
  '.lifecycle.preStop.exec.command': { unless: [], text: (_, sleep) => `["sleep", "${sleep}"]` },
};

const missing: Readonly<Record<string, Written>> = {
  '.lifecycle.preStop.sleep': { unless: ['seconds'], text: (_, sleep) => `seconds: ${sleep}` },
  '.lifecycle.preStop': {
    unless: ['sleep', 'exec', 'httpGet', 'tcpSocket'],
    text: (typing, sleep) => block(typing, handler(typing, sleep)),
  },
  '.lifecycle': {
    unless: ['preStop'],
    text: (typing, sleep) => block(typing, ['preStop', [handler(typing, sleep)]]),
  },
  '': {
    unless: ['lifecycle'],
    text: (typing, sleep) => block(typing, ['lifecycle', [['preStop', [handler(typing, sleep)]]]]),
  },
};

/** The sleep action where the cluster knows it (R44), for it needs no program in the image. */
function handler({ snapshot: { config } }: Typing, sleep: number): Pair {
  const { sleepAction } = kubeletBehaviour(config.kubernetesMinor ?? assumedKubernetesMinor, config.featureGates);
  return sleepAction ? ['sleep', [`seconds: ${sleep}`]] : ['exec', [`command: ["sleep", "${sleep}"]`]];
}

interface Fitting {
  readonly sleep: number;
  readonly detail: Localized;
}

/** Long enough for the last client to stop sending, and the longest for which the grace period has room. */
function fitting(typing: Typing, workload: Workload, container: Container): readonly Fitting[] {
  const room = roomFor(typing, workload, container);
  const needed = untilUnused(typing, workload, room);
  const grace = workload.pod.spec.terminationGracePeriodSeconds.value;
  if (!room || needed.some(({ sleep }) => sleep === room.sleep)) return needed;
  const margin = marginOf(typing);
  const longest: Localized = room.drain
    ? {
        en: `${grace ?? 0} s grace period − ${room.drain} s to stop − ${margin} s margin: the longest that fits`,
        ko: `유예 기간 ${grace ?? 0} s − 종료 ${room.drain} s − 여유 ${margin} s: 가능한 최댓값`,
      }
    : {
        en: `${grace ?? 0} s grace period − ${margin} s margin: the longest that fits, for a process that stops at once`,
        ko: `유예 기간 ${grace ?? 0} s − 여유 ${margin} s: 바로 종료되는 프로세스라면 가능한 최댓값`,
      };
  return [...needed, { sleep: room.sleep, detail: longest }];
}

interface Room {
  readonly sleep: number;
  /** What the process is left to stop in; 0 where nobody knows what it needs and 30 s are not there. */
  readonly drain: number;
}

function roomFor(typing: Typing, workload: Workload, container: Container): Room | undefined {
  const grace = workload.pod.spec.terminationGracePeriodSeconds.value ?? 0;
  const known = drainOf(typing, workload, container);
  const margin = marginOf(typing);
  const drains = known === undefined ? [defaultDrainSeconds, 0] : [known];
  return drains.map((drain) => ({ drain, sleep: grace - drain - margin })).find(({ sleep }) => sleep >= 1);
}

function untilUnused({ snapshot, unit }: Typing, workload: Workload, room: Room | undefined): readonly Fitting[] {
  const reader = new AssumptionReader(snapshot.config.assumptions, workload.ref);
  const routes = servicesSelecting(unit, workload).map((service) => {
    const { name, propagatesIn } = routeOf(service);
    return { name, takes: reader.podDuration('endpointsPropagateIn', propagatesIn).value };
  });
  const [slowest] = routes.toSorted((a, b) => b.takes - a.takes);
  if (!slowest) return [];
  const sleep = Math.ceil(slowest.takes / 1000);
  const takes = formatSeconds(seconds(sleep));
  const short =
    sleep > (room?.sleep ?? 0)
      ? { en: '; the grace period has no room for it', ko: '; 유예 기간이 모자람' }
      : { en: '', ko: '' };
  return [
    {
      sleep,
      detail: {
        en: `${takes} until clients of ${slowest.name} stop sending (assumed)${short.en}`,
        ko: `${slowest.name} 클라이언트가 요청을 멈출 때까지 ${takes} (가정)${short.ko}`,
      },
    },
  ];
}
