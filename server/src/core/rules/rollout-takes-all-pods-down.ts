import type { Localized } from '../base/localized.ts';
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Deployment, PodSpec, Service } from '../manifest/manifest.ts';
import { probeTiming } from '../scenario/probeTiming.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { routesTo } from '../workspace/links/routes.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { exclusiveClaimOf } from './exclusiveClaim.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { barrierToSecondPod } from './secondPod.ts';
import { rollWith } from './strategyEdit.ts';

export const rolloutTakesAllPodsDown = defineRule({
  meta: {
    id: 'rollout-takes-all-pods-down',
    title: { en: 'A rollout that takes all pods down', ko: '파드를 모두 내리는 롤아웃' },
    severity: 'information',
    group: 'rollout',
    appliesTo: ['Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Deployment behind a Service that stops every pod before a new one is ready: the strategy Recreate, or a maxUnavailable that comes to all replicas.',
        ko: 'Service 뒤에 있으면서 새 파드가 ready가 되기 전에 모든 파드를 내리는 Deployment. strategy가 Recreate이거나 maxUnavailable이 복제본 전부에 이르는 경우입니다.',
      },
      why: {
        en: 'Every rollout is then an outage: for as long as the old pods take to stop (with Recreate), and the new ones to start and get ready, the Service has no endpoints. The default is safe: 25 % of one replica rounds down to 0, so that the new pod comes first.',
        ko: '롤아웃할 때마다 서비스가 끊깁니다. (Recreate라면) 이전 파드가 종료되고 새 파드가 시작되어 ready가 될 때까지 Service에 엔드포인트가 없습니다. 기본값은 안전합니다. 복제본 하나의 25%는 내림하여 0이므로 새 파드가 먼저 뜹니다.',
      },
      fix: {
        en: 'Roll with maxUnavailable: 0 and maxSurge: 1, if two versions may run side by side.',
        ko: '두 버전이 함께 실행되어도 된다면 maxUnavailable: 0, maxSurge: 1로 롤아웃하십시오.',
      },
      falsePositives: {
        en: 'Migrations, or anything of which there may be only one. With a volume that only one node can have, or a port or an anti-affinity that bars a second pod, there is no other way, and the rule is silent.',
        ko: '마이그레이션처럼 하나만 실행되어야 하는 것. 노드 하나만 쓸 수 있는 볼륨이 있거나 포트나 anti-affinity 때문에 두 번째 파드가 들어갈 수 없으면 다른 방법이 없으므로 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment',
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
      ],
    },
  },

  *check(deployment, context) {
    const { unit, document } = context;
    const outage = outageOf(deployment, leastReplicas(unit, deployment));
    const services = outage ? servicesSelecting(unit, deployment) : [];
    if (!outage || services.length === 0 || hasNoOtherWay(deployment, context)) return;
    yield {
      at: outage.at,
      severity: services.some((service) => isExternal(unit, service)) ? 'warning' : 'information',
      message: message(deployment, outage),
      related: outage.replicas ? relatedReplicas(outage.replicas) : [],
      fixes: () => rollWith(document, deployment, { maxSurge: 1, maxUnavailable: 0 }),
      confidence: 'certain',
    };
  },
});

interface Outage {
  readonly at: Place;
  readonly what: string;
  /** That all may be missing of; undefined where none is kept anyhow. */
  readonly replicas: Sourced<number> | undefined;
}

function outageOf(deployment: Deployment, replicas: Field<number> | undefined): Outage | undefined {
  const { type, maxUnavailable } = deployment.strategy;
  if (!replicas || !isReadable(replicas) || replicas.value < 1) return undefined;
  if (type.value === 'Recreate' && type.origin.type === 'written') {
    return { at: type.origin.at, what: 'Recreate', replicas: undefined };
  }
  const missing = rollingUpdateOf(deployment, replicas)?.unavailable ?? 0;
  if (missing < replicas.value || maxUnavailable.origin.type !== 'written') return undefined;
  const what = `maxUnavailable ${String(maxUnavailable.value)} of ${String(replicas.value)}`;
  return { at: maxUnavailable.origin.at, what, replicas };
}

function hasNoOtherWay(deployment: Deployment, { unit }: RuleContext): boolean {
  return exclusiveClaimOf(unit, deployment) !== undefined || barrierToSecondPod(deployment) !== undefined;
}

/** People or other systems come through it. */
function isExternal(unit: UnitView, service: Service): boolean {
  return service.type.value === 'LoadBalancer' || routesTo(unit, service).length > 0;
}

function message({ pod }: Deployment, { what, replicas }: Outage): Localized {
  const grace = pod.spec.terminationGracePeriodSeconds.value ?? 0;
  const ready = secondsUntilReady(pod.spec);
  const parts: readonly Localized[] = [
    ...(replicas || grace <= 0 ? [] : [{ en: `up to ${String(grace)}s to stop`, ko: `종료에 최대 ${String(grace)}s` }]),
    ...(ready > 0 ? [{ en: `at least ${String(ready)}s to get ready`, ko: `ready까지 최소 ${String(ready)}s` }] : []),
  ];
  const [en, ko] = [parts.map((part) => part.en).join(', then '), parts.map((part) => part.ko).join(', 그 뒤 ')];
  return {
    en: `${what}: no pod serves from t+0s until a new one is ready${en && ` (${en})`}`,
    ko: `${what}: t+0s부터 새 파드가 ready가 될 때까지 서비스하는 파드가 없음${ko && ` (${ko})`}`,
  };
}

/** Of the slowest container, if it answers at once; pulling the image and starting the process come on top. */
function secondsUntilReady({ containers }: PodSpec): number {
  const waits = containers.map(({ startupProbe, readinessProbe }) =>
    [startupProbe, readinessProbe]
      .flatMap((probe) => (probe && probeTiming(probe)) ?? [])
      .reduce(
        (sum, { initialDelaySeconds: delay, successThreshold, periodSeconds }) =>
          sum + delay + (successThreshold - 1) * periodSeconds,
        0,
      ),
  );
  return Math.max(0, ...waits);
}
