import { seconds } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import type { Rollout } from '../manifest/manifest.ts';
import type { RolloutStrategy } from '../manifest/kinds/rollout.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { routeOf } from '../scenario/routes.ts';
import { setField } from '../syntax/edits.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';

export const argoScaleDownTooEarly = defineRule({
  meta: {
    id: 'argo-scale-down-too-early',
    title: { en: 'Argo Rollouts removes old pods too early', ko: 'Argo Rollouts가 이전 파드를 너무 빨리 제거함' },
    severity: 'warning',
    group: 'rollout',
    appliesTo: ['Rollout'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Rollout with blueGreen, or with a canary and trafficRouting, whose scaleDownDelaySeconds (or abortScaleDownDelaySeconds) ends before every client has heard of the switch.',
        ko: 'blueGreen이나 trafficRouting을 쓰는 canary Rollout에서 모든 클라이언트가 전환을 알기 전에 scaleDownDelaySeconds(또는 abortScaleDownDelaySeconds)가 끝나는 경우.',
      },
      why: {
        en: 'When the traffic switches, the nodes and load balancers keep sending to the old ReplicaSet until they have heard of it. The default of 30 s exists for this. preStop helps: the pods serve while it runs, so that its time is added to the delay and not to what the route needs.',
        ko: '트래픽이 전환되어도 노드와 로드 밸런서는 변경을 알 때까지 이전 ReplicaSet으로 요청을 보냅니다. 기본값 30초는 그래서 있습니다. preStop이 실행되는 동안에는 파드가 계속 서비스합니다. 그래서 preStop 시간은 경로에 필요한 시간이 아니라 지연 시간에 더합니다.',
      },
      fix: {
        en: 'Leave the field out (30 s), or raise it to the time that your route needs.',
        ko: '필드를 지우거나(기본값 30초), 경로에 필요한 시간까지 늘리십시오.',
      },
      falsePositives: {
        en: 'A service mesh hears of a switch within seconds: for its providers only what is below 5 s is told.',
        ko: '서비스 메시는 몇 초 안에 전환을 압니다. 그런 provider에서는 5초보다 짧을 때만 알립니다.',
      },
      references: [
        'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds',
        'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
      ],
    },
  },

  *check(rollout, context) {
    const { strategy } = rollout;
    if (!strategy) return;
    for (const [key, delay] of delaysOf(strategy)) {
      if (delay?.origin.type !== 'written' || !isReadable(delay)) continue;
      const { at, field } = delay.origin;
      const needed = propagation(rollout, strategy, context);
      const hook = preStopSeconds(rollout);
      if (delay.value + hook >= needed.seconds) continue;
      yield {
        at,
        message: message(key, delay.value, hook, needed),
        related: [],
        fixes: () => raise(rollout, key, field, Math.ceil(needed.seconds), context.document),
        confidence: needed.isAssumed ? 'assumed' : 'certain',
      };
    }
  },
});

/** Of a canary without traffic routing they are not read. After an abort 0 keeps the pods. */
function delaysOf({ scaleDownDelaySeconds, abortScaleDownDelaySeconds: abort }: RolloutStrategy) {
  return Object.entries({ scaleDownDelaySeconds, ...(abort?.value !== 0 && { abortScaleDownDelaySeconds: abort }) });
}

interface Needed {
  readonly route: string;
  readonly seconds: number;
  /** Somebody states it. */
  readonly isAssumed: boolean;
}

/** Argo's own default, which its documentation asks for so that every node has its rules. */
const least = seconds(30);
const inMesh = seconds(5);
const meshes: ReadonlySet<string> = new Set(['appMesh', 'istio', 'smi']);

function propagation(rollout: Rollout, strategy: RolloutStrategy, { unit, assumptions }: RuleContext): Needed {
  const reader = new AssumptionReader(assumptions, rollout.ref);
  const providers = strategy.type === 'canary' ? (strategy.trafficRouting?.providers ?? []) : [];
  const mesh = providers.find((provider) => meshes.has(provider));
  const routes = mesh ? [] : servicesSelecting(unit, rollout).map(routeOf);
  const slowest = routes.toSorted((a, b) => b.propagatesIn - a.propagatesIn)[0];
  const usual = mesh ? inMesh : Math.max(least, slowest?.propagatesIn ?? 0);
  const stated = reader.statedPodDuration('endpointsPropagateIn');
  return {
    route: mesh ?? slowest?.name ?? 'Service',
    seconds: (stated ?? usual) / 1000,
    isAssumed: stated !== undefined,
  };
}

/** For as long as preStop runs the old pods serve; of several containers the one that gives up first counts. */
function preStopSeconds({ pod }: Rollout): number {
  const ordinary = pod.spec.containers.filter(({ role }) => role === 'ordinary');
  const hooks = ordinary.map((one) => (one.preStop ? hookDuration(one.preStop.action, one).lo : 0));
  return hooks.length > 0 ? Math.min(...hooks) / 1000 : 0;
}

function message(key: string, delay: number, hook: number, { route, seconds, isAssumed }: Needed): Localized {
  const sum = hook > 0 ? ` + preStop ${String(hook)}s` : '';
  const assumed = isAssumed ? `endpointsPropagateIn = ${String(seconds)}s` : '';
  return {
    en: `${key} ${String(delay)}s${sum} is shorter than ${route} propagation (${String(seconds)}s): old ReplicaSet leaves while still routed${assumed && ` (assumes ${assumed})`}`,
    ko: `${key} ${String(delay)}s${sum}가 ${route} 전파 시간(${String(seconds)}s)보다 짧음: 아직 트래픽이 오는데 이전 ReplicaSet이 사라짐${assumed && ` (가정: ${assumed})`}`,
  };
}

/** Pods that live longer cannot shorten a drain. */
function raise({ root }: Rollout, key: string, field: string, value: number, document: SyntaxDocument): RuleFix[] {
  const edit = setField(document, root, field, value);
  const title = `${key}: ${String(value)}`;
  return edit ? [{ title: { en: `Set ${title}`, ko: `${title} 설정` }, safe: true, edits: [edit] }] : [];
}
