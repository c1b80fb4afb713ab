// Scenarios for the engine's tests, in a few words.
import { never, seconds, type Millis } from '../../server/src/core/base/duration.ts';
import { assumed, type Sourced } from '../../server/src/core/base/origin.ts';
import type { LifecycleEvent } from '../../server/src/core/lifecycle/events.ts';
import type { ContainerModel, HookModel, Scenario, ServiceModel } from '../../server/src/core/lifecycle/models.ts';

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
}

export function container(sketch: ContainerSketch): ContainerModel {
  const { name = 'app', preStop, exitsAfter, exitsAt } = sketch;
  const millis = (count: number | undefined): Millis => (count === undefined ? never : seconds(count));
  return {
    name,
    role: sketch.role ?? 'ordinary',
    preStop:
      preStop === undefined
        ? undefined
        : {
            handler: sketch.handler ?? 'exec',
            takes: said('preStopTakes', millis(preStop)),
            fails: said('preStopFails', sketch.fails ?? false),
          },
    stopSignal: said('stopSignal', sketch.stopSignal ?? 'SIGTERM'),
    exitsAfterStopSignal: said('exitsAfterStopSignal', millis(exitsAfter)),
    exitCode: said('exitCode', 0),
    exitsAfterDeletion: exitsAt === undefined ? undefined : said('exitsAfterDeletion', seconds(exitsAt)),
  };
}

export interface ScenarioSketch {
  readonly grace?: number;
  readonly requested?: number;
  readonly containers?: readonly ContainerSketch[];
  readonly minor?: number;
  readonly services?: readonly ServiceModel[];
  readonly ready?: boolean;
}

export function scenario(sketch: ScenarioSketch): Scenario {
  return {
    trigger: 'deletion',
    pod: {
      name: 'pod',
      terminationGracePeriodSeconds: said('terminationGracePeriodSeconds', sketch.grace ?? 30),
      containers: (sketch.containers ?? [{}]).map(container),
      ready: sketch.ready ?? true,
    },
    services: sketch.services ?? [],
    requestedGraceSeconds: sketch.requested === undefined ? undefined : said('gracePeriodSeconds', sketch.requested),
    kubernetesMinor: sketch.minor ?? 36,
    requestsTake: said('requestsTake', seconds(1)),
  };
}

export function service(sketch: { name?: string; published?: boolean; propagatesIn?: number }): ServiceModel {
  return {
    name: sketch.name ?? 'web',
    publishNotReadyAddresses: said('publishNotReadyAddresses', sketch.published ?? false),
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
