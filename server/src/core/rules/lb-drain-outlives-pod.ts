import type { Localized } from '../base/localized.ts';
import type { Ingress, Service } from '../manifest/manifest.ts';
import { backendsOf } from '../workspace/links/routes.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { assuming, containerEnds, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { raiseGracePeriod, relatedGracePeriod } from './gracePeriod.ts';
import { drainOf, shortenDrain, type LoadBalancerDrain } from './loadBalancerDrain.ts';
import { runsOn } from './preStopDelay.ts';
import { defineRule, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const lbDrainOutlivesPod = defineRule({
  meta: {
    id: 'lb-drain-outlives-pod',
    title: { en: 'The load balancer drains longer than the pod lives', ko: '파드 수명보다 긴 로드 밸런서 드레인' },
    severity: 'information',
    group: 'traffic',
    appliesTo: ['Service', 'Ingress'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A load balancer whose targets are pods (ALB and NLB with ip targets, Application Gateway), and that lets open connections go on for longer than a pod can live after its deletion.',
        ko: '파드를 직접 대상으로 삼으면서(ip 대상의 ALB와 NLB, Application Gateway) 삭제된 파드가 살아 있을 수 있는 시간보다 오래 기존 연결을 유지하는 로드 밸런서.',
      },
      why: {
        en: 'The deregistration delay, 300 s by default at AWS, is how long a target that goes may finish its connections. The pod is gone by the end of its grace period: whatever is still open then is cut, long before the load balancer would.',
        ko: '등록 취소 지연(AWS 기본 300초)은 빠지는 대상이 연결을 마칠 수 있는 시간입니다. 파드는 유예 기간이 끝나면 사라지므로, 그때 열려 있는 연결은 로드 밸런서가 끊기 훨씬 전에 끊깁니다.',
      },
      fix: {
        en: 'Set the delay to what the grace period leaves after preStop, or raise the grace period above the delay.',
        ko: '지연을 preStop 뒤에 남는 유예 기간으로 줄이거나, 유예 기간을 지연보다 길게 하십시오.',
      },
      falsePositives: {
        en: 'Requests that are all short: nothing is open any more by then.',
        ko: '요청이 모두 짧아 그때까지 열려 있는 연결이 없는 경우.',
      },
      references: [
        'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
        'https://azure.github.io/application-gateway-kubernetes-ingress/annotations/',
      ],
    },
  },

  *check(entrance, context) {
    const drain = drainOf(entrance);
    if (!drain) return;
    const services = entrance.kind === 'Ingress' ? backendsOf(context.unit, entrance) : [entrance];
    const workloads = services.flatMap((service) => workloadsSelectedBy(context.unit, service)).filter(runsOn);
    // Of several workloads the one that goes first; its longest container decides when it has gone.
    const lives = workloads.flatMap((workload) => longest([...containerEnds(workload, context)]) ?? []);
    const [end] = lives.sort((a, b) => a.killSeconds - b.killSeconds);
    if (end && drain.seconds > end.killSeconds) yield finding(entrance, drain, end, context);
  },
});

function longest(ends: readonly ContainerEnd[]): ContainerEnd | undefined {
  return ends.toSorted((a, b) => b.killSeconds - a.killSeconds)[0];
}

function finding(
  entrance: Ingress | Service,
  drain: LoadBalancerDrain,
  end: ContainerEnd,
  context: RuleContext,
): Finding {
  const assumed = assuming(end.assumes);
  const name = `${end.workload.ref.kind} ${end.workload.ref.name}`;
  return {
    at: drain.at,
    message: message(drain, end.killSeconds, { en: end.note.en + assumed.en, ko: end.note.ko + assumed.ko }),
    related: [
      {
        at: end.workload.nameAt,
        message: { en: `${name} is the target`, ko: `대상: ${name}` },
      },
      ...relatedGracePeriod(end.grace),
      ...relatedHook(end, context),
    ],
    fixes: () => [...shortenDrain(entrance, drain, end, context), ...raise(drain, end, context)],
    confidence: end.assumes.length > 0 ? 'assumed' : 'certain',
  };
}

function message({ seconds, written, flows }: LoadBalancerDrain, killSeconds: number, tail: Localized): Localized {
  const [d, kill] = [`${String(seconds)}s`, `${String(killSeconds)}s`];
  const [byDefault, byDefaultKo] = written ? ['', ''] : [', the default,', ', 기본값'];
  const what = flows === 'flows' ? '플로' : '연결';
  return {
    en: `Deregistration delay ${d}${byDefault} exceeds the pod's life after removal (${kill}): ${flows} still open at t+${kill} are cut${tail.en}`,
    ko: `등록 취소 지연(${d}${byDefaultKo})이 제거 뒤 파드 수명(${kill})보다 긺: t+${kill}에 열려 있는 ${what}은(는) 끊김${tail.ko}`,
  };
}

function raise(
  drain: LoadBalancerDrain,
  { grace, stopSeconds, workload }: ContainerEnd,
  context: RuleContext,
): readonly RuleFix[] {
  if (workload.at.document !== context.document) return [];
  return raiseGracePeriod(grace, stopSeconds, drain.seconds, context).map((fix) => ({ ...fix, safe: false }));
}
