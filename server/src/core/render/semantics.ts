// What Kubernetes does at an event, in plain words, and the page of its documentation that says so.
import type { Localized } from '../base/localized.ts';
import type { EventType } from '../lifecycle/events.ts';

export interface Semantics {
  readonly says: Localized;
  readonly url: string;
}

const docs = 'https://kubernetes.io/docs';
const lifecycle = `${docs}/concepts/workloads/pods/pod-lifecycle/`;
const pages = {
  termination: `${lifecycle}#pod-termination`,
  forced: `${lifecycle}#pod-termination-forced`,
  restarts: `${lifecycle}#restart-policy`,
  probes: `${lifecycle}#container-probes`,
  phase: `${lifecycle}#pod-phase`,
  hooks: `${docs}/concepts/containers/container-lifecycle-hooks/`,
  endpoints: `${docs}/concepts/services-networking/endpoint-slices/#conditions`,
  traffic: `${docs}/tutorials/services/pods-and-endpoint-termination-flow/`,
  nodeShutdown: `${docs}/concepts/cluster-administration/node-shutdown/`,
  scheduling: `${docs}/concepts/scheduling-eviction/kube-scheduler/`,
  eviction: `${docs}/concepts/scheduling-eviction/api-eviction/`,
  drain: `${docs}/tasks/administer-cluster/safely-drain-node/`,
  budgets: `${docs}/tasks/run-application/configure-pdb/`,
  deployment: `${docs}/concepts/workloads/controllers/deployment/`,
  finalizers: `${docs}/concepts/overview/working-with-objects/finalizers/`,
  jobs: `${docs}/concepts/workloads/controllers/job/#job-termination-and-cleanup`,
} as const;

const stopSignal: Localized = {
  en: 'The stop signal follows preStop, or the end of the grace period if that comes first.',
  ko: '종료 신호는 preStop이 끝난 뒤, 또는 그 전에 유예 기간이 끝나면 그때 전송됩니다.',
};
const hookSays: Localized = {
  en: 'preStop runs inside the grace period: what it takes is no longer there for the process.',
  ko: 'preStop은 유예 기간 안에서 실행되므로, 걸린 시간만큼 프로세스의 몫이 줄어듭니다.',
};
const postStart: Localized = {
  en: 'postStart runs beside the process. If it fails, the container is killed.',
  ko: 'postStart는 프로세스와 나란히 실행되며, 실패하면 컨테이너가 종료됩니다.',
};
const endpoints: Localized = {
  en: 'An EndpointSlice says of each pod whether it is ready, serving and terminating; new requests go to the ready ones.',
  ko: 'EndpointSlice는 파드마다 ready, serving, terminating을 나타내며, 새 요청은 ready인 파드로 갑니다.',
};
const startupProbe: Localized = {
  en: 'Until the startup probe passes no other probe runs. If it fails for good, the container is killed and restarted.',
  ko: 'startup 프로브가 통과할 때까지 다른 프로브는 실행되지 않으며, 끝내 실패하면 컨테이너가 종료되고 다시 시작됩니다.',
};
const budget: Localized = {
  en: 'An eviction asks the PodDisruptionBudgets first. If one allows none, it is refused with 429 and kubectl asks again every 5 s.',
  ko: '축출은 먼저 PodDisruptionBudget의 허락을 받습니다. 허용되지 않으면 429로 거절되고, kubectl이 5초마다 다시 요청합니다.',
};
const rollout: Localized = {
  en: 'A rolling update makes new pods and takes old ones away within maxSurge and maxUnavailable.',
  ko: '롤링 업데이트는 maxSurge와 maxUnavailable의 범위 안에서 새 파드를 만들고 이전 파드를 지웁니다.',
};
const argo: Localized = {
  en: 'Argo Rollouts sends requests to the new pods step by step, or to all of them at once; the old ones go afterwards.',
  ko: 'Argo Rollouts는 요청을 새 파드로 단계별로 또는 한 번에 옮기고, 이전 파드는 그 뒤에 지웁니다.',
};
const drain: Localized = {
  en: 'kubectl drain cordons a node and evicts its pods one by one; it waits until they are gone.',
  ko: 'kubectl drain은 노드를 cordon하고 파드를 축출한 뒤, 모두 사라질 때까지 기다립니다.',
};

const table: Readonly<Record<EventType, readonly [Localized, string]>> = {
  podScheduled: [{ en: 'The scheduler picks a node.', ko: '스케줄러가 노드를 고릅니다.' }, pages.scheduling],
  containerStarted: [
    {
      en: 'Init containers start one after the other, ordinary ones then together.',
      ko: 'init 컨테이너는 차례로, 일반 컨테이너는 그 뒤에 함께 시작됩니다.',
    },
    lifecycle,
  ],
  containerRestarted: [
    {
      en: 'The kubelet restarts a container by its restartPolicy, each time after a longer pause.',
      ko: 'kubelet은 restartPolicy에 따라 컨테이너를 다시 시작하며, 대기 시간은 매번 길어집니다.',
    },
    pages.restarts,
  ],
  postStartStarted: [postStart, pages.hooks],
  postStartFinished: [postStart, pages.hooks],
  startupProbePassed: [startupProbe, pages.probes],
  startupProbeFailed: [startupProbe, pages.probes],
  livenessFailed: [
    {
      en: 'After failureThreshold failures the kubelet kills the container and restarts it.',
      ko: 'failureThreshold만큼 실패하면 kubelet이 컨테이너를 종료하고 다시 시작합니다.',
    },
    pages.probes,
  ],
  readinessChanged: [
    {
      en: 'Readiness decides whether Services send requests; it never restarts anything.',
      ko: 'readiness는 Service가 요청을 보낼지를 정할 뿐, 컨테이너를 다시 시작하지 않습니다.',
    },
    pages.probes,
  ],
  podReady: [
    {
      en: 'A pod is ready when all of its containers and readiness gates are.',
      ko: '모든 컨테이너와 readiness gate가 준비되면 파드가 준비됩니다.',
    },
    `${lifecycle}#pod-conditions`,
  ],
  endpointReady: [endpoints, pages.endpoints],
  endpointChanged: [endpoints, pages.endpoints],
  podMarkedTerminating: [
    {
      en: 'The API server sets a deletion timestamp: from now on the grace period runs.',
      ko: 'API 서버가 deletionTimestamp를 기록하고, 이때부터 유예 기간이 흐릅니다.',
    },
    pages.termination,
  ],
  nodeShutdownStarted: [
    {
      en: 'On a graceful node shutdown the kubelet gives pods at most what its own configuration allows.',
      ko: '노드가 정상 종료될 때 kubelet은 자기 설정이 허용하는 시간까지만 파드에 줍니다.',
    },
    pages.nodeShutdown,
  ],
  activeDeadlineExceeded: [
    {
      en: 'After activeDeadlineSeconds the kubelet ends the pod.',
      ko: 'activeDeadlineSeconds가 지나면 kubelet이 파드를 끝냅니다.',
    },
    pages.jobs,
  ],
  endpointMarkedTerminating: [endpoints, pages.endpoints],
  endpointRemoved: [endpoints, pages.endpoints],
  trafficStopped: [
    {
      en: 'Proxies and load balancers learn of a change only after a while; until then they go on sending.',
      ko: '프록시와 로드 밸런서는 변경을 조금 뒤에야 알며, 그때까지는 요청을 계속 보냅니다.',
    },
    pages.traffic,
  ],
  preStopStarted: [hookSays, pages.hooks],
  preStopFinished: [hookSays, pages.hooks],
  stopSignalSent: [stopSignal, pages.termination],
  sigkillSent: [
    {
      en: 'When the grace period is over, whatever still runs is killed with SIGKILL and cannot clean up.',
      ko: '유예 기간이 끝나면 남아 있는 프로세스는 SIGKILL로 강제 종료되어 정리할 기회가 없습니다.',
    },
    pages.forced,
  ],
  containerExited: [
    {
      en: 'The kubelet sees the end of a process a moment later and goes on with the pod.',
      ko: 'kubelet은 프로세스가 끝난 것을 조금 뒤에 알고 파드의 종료를 이어 갑니다.',
    },
    pages.termination,
  ],
  podRemoved: [
    {
      en: 'Once nothing runs any more the kubelet has the object removed.',
      ko: '아무것도 실행되지 않으면 kubelet이 파드 오브젝트를 지우게 합니다.',
    },
    pages.termination,
  ],
  finalizersPending: [
    {
      en: 'The object stays until every finalizer has been taken away.',
      ko: '모든 finalizer가 제거될 때까지 오브젝트가 남습니다.',
    },
    pages.finalizers,
  ],
  podFinished: [
    {
      en: 'A pod whose containers have ended for good is Succeeded or Failed.',
      ko: '컨테이너가 모두 끝난 파드는 Succeeded 또는 Failed가 됩니다.',
    },
    pages.phase,
  ],
  podCreated: [rollout, pages.deployment],
  podUnschedulable: [
    {
      en: 'A pod that no node takes stays Pending until something changes.',
      ko: '받아 줄 노드가 없는 파드는 상황이 바뀔 때까지 Pending으로 남습니다.',
    },
    pages.scheduling,
  ],
  nodeCordoned: [drain, pages.drain],
  evictionAccepted: [budget, pages.eviction],
  evictionRefused: [budget, pages.eviction],
  nodeDrained: [drain, pages.drain],
  drainBlocked: [budget, pages.budgets],
  drainFailed: [drain, pages.drain],
  rolloutCompleted: [rollout, pages.deployment],
  rolloutBlocked: [rollout, pages.deployment],
  rolloutPaused: [argo, 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/'],
  ownerScaled: [
    {
      en: 'An autoscaler scales in to the most that it has recommended within its stabilization window; no budget is asked.',
      ko: '오토스케일러는 안정화 기간 안에서 가장 큰 추천값까지만 줄입니다. PodDisruptionBudget은 묻지 않습니다.',
    },
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window',
  ],
  trafficShifted: [argo, 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  progressDeadlineExceeded: [
    {
      en: 'After progressDeadlineSeconds without progress the Deployment says so; it goes on trying.',
      ko: 'progressDeadlineSeconds 동안 진전이 없으면 Deployment가 이를 알릴 뿐, 시도는 계속됩니다.',
    },
    `${pages.deployment}#failed-deployment`,
  ],
};

export function semanticsOf(type: EventType): Semantics {
  const [says, url] = table[type];
  return { says, url };
}
