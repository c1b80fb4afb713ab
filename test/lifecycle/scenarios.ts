// Scenarios for the engine's tests, in a few words.
import { never, seconds, type Millis } from '../../server/src/core/base/duration.ts';
import { assumed, type Sourced } from '../../server/src/core/base/origin.ts';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import { kubeletBehaviour } from '../../server/src/core/lifecycle/kubeletBehaviour.ts';
import type {
  ContainerModel,
  HookModel,
  ProbeModel,
  Scenario,
  ServiceModel,
  Trigger,
} from '../../server/src/core/lifecycle/models.ts';

const said = <T>(key: string, value: T): Sourced<T> => assumed(key, value);

export interface ContainerSketch {
  readonly name?: string;
  readonly role?: ContainerModel['role'];
  /** Seconds of the hook. */
  readonly preStop?: number;
  readonly handler?: HookModel['handler'];
  readonly fails?: boolean;
  /** Seconds from the stop signal to the exit; left out: ignores the signal. */
  readonly exitsAfter?: number;
  readonly exitsAt?: number;
  readonly stopSignal?: string;
  /** Seconds of the postStart hook. */
  readonly postStart?: number;
  readonly postStartFails?: boolean;
  readonly runsFor?: number;
  readonly exitCode?: number;
  readonly startup?: ProbeSketch;
  readonly readiness?: ProbeSketch;
  readonly liveness?: ProbeSketch;
  readonly startedAfter?: number;
  readonly readyAfter?: number;
  readonly liveUntil?: number;
  readonly unreadyOnStopSignal?: boolean;
  readonly restartPolicy?: ContainerModel['restartPolicy'];
}

export interface ProbeSketch {
  readonly handler?: ProbeModel['handler'];
  readonly delay?: number;
  readonly period?: number;
  readonly success?: number;
  readonly failure?: number;
  readonly grace?: number;
}

function probe(sketch: ProbeSketch | undefined): ProbeModel | undefined {
  if (!sketch) return undefined;
  return {
    handler: sketch.handler ?? 'httpGet',
    initialDelaySeconds: said('initialDelaySeconds', sketch.delay ?? 0),
    periodSeconds: said('periodSeconds', sketch.period ?? 10),
    successThreshold: said('successThreshold', sketch.success ?? 1),
    failureThreshold: said('failureThreshold', sketch.failure ?? 3),
    terminationGracePeriodSeconds: sketch.grace === undefined ? undefined : said('probeGrace', sketch.grace),
  };
}

function hook(takes: number | undefined, handler: HookModel['handler'] = 'exec', fails = false): HookModel | undefined {
  if (takes === undefined) return undefined;
  return { handler, takes: said('takes', seconds(takes)), fails: said('fails', fails) };
}

export function container(sketch: ContainerSketch): ContainerModel {
  const { name = 'app', preStop, postStart, exitsAt } = sketch;
  const after = (count: number | undefined, otherwise: Millis): Millis =>
    count === undefined ? otherwise : seconds(count);
  return {
    name,
    role: sketch.role ?? 'ordinary',
    restartPolicy: sketch.restartPolicy,
    restartPolicyRules: [],
    preStop: hook(preStop, sketch.handler, sketch.fails),
    postStart: hook(postStart, 'exec', sketch.postStartFails),
    stopSignal: said('stopSignal', sketch.stopSignal ?? 'SIGTERM'),
    exitsAfterStopSignal: said('exitsAfterStopSignal', after(sketch.exitsAfter, never)),
    exitCode: said('exitCode', sketch.exitCode ?? 0),
    exitsAfterDeletion: exitsAt === undefined ? undefined : said('exitsAfterDeletion', seconds(exitsAt)),
    runsFor: said('runsFor', after(sketch.runsFor, sketch.role === 'init' ? 0 : never)),
    startupProbe: probe(sketch.startup),
    readinessProbe: probe(sketch.readiness),
    livenessProbe: probe(sketch.liveness),
    startedAfter: said('startedAfter', after(sketch.startedAfter, 0)),
    readyAfter: said('readyAfter', after(sketch.readyAfter, 0)),
    liveUntil: said('liveUntil', after(sketch.liveUntil, never)),
    unreadyOnStopSignal: said('unreadyOnStopSignal', sketch.unreadyOnStopSignal ?? false),
  };
}

export interface ScenarioSketch {
  readonly grace?: number;
  readonly requested?: number;
  readonly containers?: readonly ContainerSketch[];
  readonly minor?: number;
  readonly services?: readonly ServiceModel[];
  readonly trigger?: Trigger;
  readonly restartPolicy?: Scenario['pod']['restartPolicy'];
  readonly readinessGates?: readonly string[];
  readonly activeDeadline?: number;
  readonly finalizers?: readonly string[];
  readonly shutdownGrace?: number;
  readonly luck?: Scenario['luck'];
}

/** Undefined where nothing was said. */
function ifSaid<T>(key: string, value: T | undefined): Sourced<T> | undefined {
  return value === undefined ? undefined : said(key, value);
}

export function scenario(sketch: ScenarioSketch): Scenario {
  const { trigger = 'deletion', services = [], minor = 36, luck = 'good', shutdownGrace = 20 } = sketch;
  return {
    trigger,
    pod: podOf(sketch),
    services,
    requestedGraceSeconds: ifSaid('gracePeriodSeconds', sketch.requested),
    shutdownGraceSeconds: said('shutdownGracePeriod', shutdownGrace),
    kubelet: kubeletBehaviour(minor),
    luck,
    requestsTake: said('requestsTake', seconds(1)),
  };
}

function podOf(sketch: ScenarioSketch): Scenario['pod'] {
  const { grace = 30, containers = [{}], restartPolicy = 'Always', readinessGates = [] } = sketch;
  return {
    name: 'pod',
    terminationGracePeriodSeconds: said('terminationGracePeriodSeconds', grace),
    containers: containers.map(container),
    restartPolicy,
    readinessGates,
    finalizers: ifSaid('finalizers', sketch.finalizers),
    activeDeadlineSeconds: ifSaid('activeDeadlineSeconds', sketch.activeDeadline),
  };
}

export function service(sketch: {
  name?: string;
  published?: boolean;
  propagatesIn?: number;
  alone?: boolean;
  local?: boolean;
}): ServiceModel {
  return {
    name: sketch.name ?? 'web',
    publishNotReadyAddresses: said('publishNotReadyAddresses', sketch.published ?? false),
    policies: {
      internalTrafficPolicyLocal: sketch.local === true,
      externalTrafficPolicyLocal: false,
      externallyAccessible: false,
    },
    othersReady: said('replicas', sketch.alone !== true),
    servedBy: [],
    route: 'ClusterIP',
    propagatesIn: said('endpointsPropagateIn', seconds(sketch.propagatesIn ?? 5)),
  };
}

/** `app SIGTERM 120 | app SIGKILL 122 | …`: signals, exits and hooks in seconds, in the order of the events. */
export function told(events: readonly LifecycleEvent[]): string {
  return events.flatMap((event) => line(event) ?? []).join(' | ');
}

function line(event: LifecycleEvent): string | undefined {
  const who = event.container ?? '';
  const at = String(event.at / 1000);
  switch (event.type) {
    case 'stopSignalSent':
      return `${who} ${event.detail.signal} ${at}`;
    case 'sigkillSent':
      return `${who} SIGKILL ${at}`;
    case 'containerExited':
      return `${who} exit(${String(event.detail.exitCode)}) ${at}`;
    case 'preStopFinished': {
      const how = event.detail.cutShort ? ' cut' : event.detail.failed ? ' failed' : '';
      return `${who} preStop${how} ${at}`;
    }
    default:
      return undefined;
  }
}
