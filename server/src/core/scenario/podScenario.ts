// One workload, its Services and what people assume of it, as the engine is told of one of its pods: in the best and in
// the worst case.
import { seconds } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import { kubeletBehaviour } from '../lifecycle/kubeletBehaviour.ts';
import type { Scenario, Trigger } from '../lifecycle/models.ts';
import type { Service, Workload } from '../manifest/manifest.ts';
import { AssumptionReader, type Assumptions, type AssumptionUse } from './assumptions.ts';
import type { ConfigOf } from './containerModel.ts';
import { kubectlDelete } from './kubectlDelete.ts';
import { shutdownPeriod } from './nodeGrace.ts';
import { podModel, unreadableNumber } from './podModel.ts';
import type { Range } from './range.ts';
import { serviceModel } from './serviceModel.ts';

export interface PodRequest {
  readonly workload: Workload;
  /** The Services that select its pods. */
  readonly services: readonly Service[];
  readonly configOf: ConfigOf;
  readonly trigger: Trigger;
  /** Grace of the DELETE, in seconds; 0 is a force deletion, as it is for the API server (R4). */
  readonly requestedGraceSeconds: number | undefined;
  readonly assumptions: Assumptions;
  /** Undefined behaves as 1.36. */
  readonly kubernetesMinor: number | undefined;
  /** Gates that somebody has set; the others are as the version has them. */
  readonly featureGates: ReadonlyMap<string, boolean>;
}

export type PodScenario =
  | { readonly type: 'scenario'; readonly scenario: Range<Scenario>; readonly assumptions: readonly AssumptionUse[] }
  | { readonly type: 'unknown'; readonly why: Localized };

/** The Kubernetes whose behaviour we follow where nobody names another. */
export const assumedKubernetesMinor = 36;

export function podScenario(request: PodRequest): PodScenario {
  const { spec } = request.workload.pod;
  const grace = spec.terminationGracePeriodSeconds;
  const unreadable = unreadableNumber(spec);
  if (unreadable || !isReadable(grace)) return { type: 'unknown', why: whyUnreadable(unreadable ?? grace) };
  if (!spec.containers.some(({ role }) => role === 'ordinary')) return { type: 'unknown', why: noContainers };
  const reader = new AssumptionReader(request.assumptions, request.workload.ref);
  const requested = requestedGrace(request);
  if (requested.type === 'error') return { type: 'unknown', why: kubectlRefuses(requested.message) };
  const kubelet = kubeletBehaviour(request.kubernetesMinor ?? assumedKubernetesMinor, request.featureGates, {
    maxContainerRestartPeriod: reader.statedPodDuration('maxContainerRestartPeriod'),
  });
  const pod = podModel(request.workload, grace, { ...request, kubelet, reader });
  const rest = {
    trigger: request.trigger,
    services: request.services.map((service) => serviceModel(service, request.workload, reader)),
    requestedGraceSeconds: requested.graceSeconds,
    shutdownGraceSeconds: request.trigger === 'nodeShutdown' ? shutdownPeriod(spec, reader) : grace,
    kubelet,
    requestsTake: reader.podDuration('requestsTake', seconds(1)),
  };
  const best: Scenario = { ...rest, pod: pod.best, luck: 'good' };
  const worst: Scenario = { ...rest, pod: pod.worst, luck: 'bad' };
  return { type: 'scenario', scenario: { best, worst }, assumptions: reader.used };
}

type RequestedGrace =
  | { readonly type: 'grace'; readonly graceSeconds: Sourced<number> | undefined }
  | { readonly type: 'error'; readonly message: string };

/** A force deletion is kubectl's, which has its own mind about options; a plain one is a DELETE with the grace as given. */
function requestedGrace({ trigger, requestedGraceSeconds }: PodRequest): RequestedGrace {
  if (trigger === 'forceDeletion') {
    const deletion = kubectlDelete({ force: true, now: false, gracePeriodSeconds: requestedGraceSeconds });
    return deletion.type === 'error' ? deletion : graceOf(deletion.gracePeriodSeconds, '--grace-period=0 --force');
  }
  return graceOf(requestedGraceSeconds, `--grace-period=${String(requestedGraceSeconds)}`);
}

function graceOf(value: number | undefined, option: string): RequestedGrace {
  const graceSeconds = value === undefined ? undefined : ({ value, origin: { type: 'requested', option } } as const);
  return { type: 'grace', graceSeconds };
}

function kubectlRefuses(message: string): Localized {
  return { en: `kubectl refuses this deletion: ${message}`, ko: `kubectl이 이 삭제를 거부합니다: ${message}` };
}

const noContainers: Localized = {
  en: 'this manifest names no containers (a patch?), so there is nothing to simulate',
  ko: '이 매니페스트에는 컨테이너가 없어(패치?) 시뮬레이션할 것이 없습니다',
};

function whyUnreadable({ origin }: Field<number>): Localized {
  if (origin.type !== 'unreadable') throw new Error('a readable field has no reason to be unreadable');
  const { field } = origin;
  switch (origin.why) {
    case 'templated':
      return {
        en: `${field} is filled in by a template, so its value is unknown here`,
        ko: `${field} 값이 템플릿으로 채워져 여기서는 알 수 없습니다`,
      };
    case 'wrongType':
      return {
        en: `${field} is not a whole number: the API server rejects this object`,
        ko: `${field} 값이 정수가 아닙니다. API 서버가 이 오브젝트를 거부합니다`,
      };
    case 'partial':
      return {
        en: `this manifest is only a part (a patch?), so ${field} is unknown here`,
        ko: `이 매니페스트는 일부(패치?)라서 ${field} 값을 여기서는 알 수 없습니다`,
      };
  }
}
