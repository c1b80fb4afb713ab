// The bridge between manifests and the engine: one workload, its Services and what people assume of it become a
// scenario, and the scenario a timeline.
import { seconds } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { Service, Workload } from '../manifest/manifest.ts';
import type { Timeline } from '../lifecycle/events.ts';
import type { ContainerModel, PodModel, Scenario, Trigger } from '../lifecycle/models.ts';
import { timelineOf } from '../lifecycle/timeline.ts';
import { AssumptionReader, type Assumptions, type AssumptionUse } from './assumptions.ts';
import { containerModel, type Range } from './containerModel.ts';
import { serviceModel } from './serviceModel.ts';

export interface TimelineRequest {
  readonly workload: Workload;
  /** The Services that select its pods. */
  readonly services: readonly Service[];
  readonly trigger: Trigger;
  /** Grace of the DELETE, in seconds; 0 is a force deletion, as it is for the API server (R4). */
  readonly requestedGraceSeconds: number | undefined;
  readonly assumptions: Assumptions;
  /** Undefined behaves as 1.36. */
  readonly kubernetesMinor: number | undefined;
}

export type TimelineFor =
  | { readonly type: 'timeline'; readonly timeline: Timeline; readonly assumptions: readonly AssumptionUse[] }
  | { readonly type: 'unknown'; readonly why: Localized };

/** The Kubernetes whose behaviour we follow where nobody names another. */
export const assumedKubernetesMinor = 36;

/** An act comes as soon as the pod is ready; where it never gets ready, that long after its creation. */
const patience = seconds(60);

export function timelineFor(request: TimelineRequest): TimelineFor {
  const { spec } = request.workload.pod;
  const grace = spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return { type: 'unknown', why: unreadable(grace) };
  if (spec.containers.length === 0) return { type: 'unknown', why: noContainers };
  const reader = new AssumptionReader(request.assumptions, request.workload.ref);
  const pod = podModel(request.workload, grace, reader);
  const rest = {
    trigger: request.trigger,
    services: request.services.map((service) => serviceModel(service, reader)),
    requestedGraceSeconds: requestedGrace(request),
    kubernetesMinor: request.kubernetesMinor ?? assumedKubernetesMinor,
    requestsTake: reader.podDuration('requestsTake', seconds(1)),
  };
  const best: Scenario = { ...rest, pod: pod.best };
  const worst: Scenario = pod.worst === pod.best ? best : { ...rest, pod: pod.worst };
  return { type: 'timeline', timeline: timelineOf({ best, worst }), assumptions: reader.used };
}

function requestedGrace(request: TimelineRequest): Sourced<number> | undefined {
  if (request.trigger === 'forceDeletion') {
    return { value: 0, origin: { type: 'requested', option: '--grace-period=0 --force' } };
  }
  const value = request.requestedGraceSeconds;
  if (value === undefined) return undefined;
  return { value, origin: { type: 'requested', option: `--grace-period=${String(value)}` } };
}

function podModel(workload: Workload, grace: Sourced<number>, reader: AssumptionReader): Range<PodModel> {
  const running = runningContainers(workload.pod.spec.containers, reader);
  const models = running.containers.map((container) => containerModel(container, reader));
  const of = (containers: readonly ContainerModel[]): PodModel => ({
    name: workload.ref.name,
    terminationGracePeriodSeconds: grace,
    containers,
    ready: running.started && running.containers.every((container) => becomesReady(container, reader)),
  });
  const best = of(models.map((model) => model.best));
  if (models.every((model) => model.best === model.worst)) return { best, worst: best };
  return { best, worst: of(models.map((model) => model.worst)) };
}

/** Init containers are done at t = 0, unless one is said to run on: then nothing behind it has started (R13, R36). */
function runningContainers(
  containers: readonly Container[],
  reader: AssumptionReader,
): { readonly containers: readonly Container[]; readonly started: boolean } {
  const running: Container[] = [];
  for (const container of containers) {
    if (container.role !== 'init') {
      running.push(container);
    } else if ((reader.duration(container.name, 'runsFor')?.value ?? 0) > patience) {
      return { containers: [...running, container], started: false };
    }
  }
  return { containers: running, started: true };
}

/** A probe that does not pass in time leaves the pod unready when the act comes (R69). */
function becomesReady(container: Container, reader: AssumptionReader): boolean {
  const passesInTime = (property: 'readyAfter' | 'startedAfter'): boolean =>
    (reader.duration(container.name, property)?.value ?? 0) <= patience;
  return (
    (container.readinessProbe === undefined || passesInTime('readyAfter')) &&
    (container.startupProbe === undefined || passesInTime('startedAfter'))
  );
}

const noContainers: Localized = {
  en: 'this manifest names no containers (a patch?), so there is nothing to simulate',
  ko: '이 매니페스트에는 컨테이너가 없어(패치?) 시뮬레이션할 것이 없습니다',
};

function unreadable(grace: Field<number>): Localized {
  const { origin } = grace;
  return origin.type === 'unreadable' && origin.why === 'templated'
    ? {
        en: 'terminationGracePeriodSeconds is filled in by a template, so its value is unknown here',
        ko: 'terminationGracePeriodSeconds 가 템플릿으로 채워져 값을 알 수 없습니다',
      }
    : {
        en: 'terminationGracePeriodSeconds is not a whole number: the API server rejects this object',
        ko: 'terminationGracePeriodSeconds 가 정수가 아닙니다. API 서버가 이 객체를 거부합니다',
      };
}
