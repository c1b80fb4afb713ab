import type { Place } from '../base/place.ts';
import type { Namespace } from '../manifest/manifest.ts';
import { setField, setKey } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import { objectNamed } from '../workspace/links/naming.ts';
import { targetsIn, targetsOf, type Target } from './loadBalancerTargets.ts';
import { defineRule, type Finding, type RuleContext, type RuleFix, type Severity } from './rule.ts';

const label = 'elbv2.k8s.aws/pod-readiness-gate-inject';

export const missingLbReadinessGate = defineRule({
  meta: {
    id: 'missing-lb-readiness-gate',
    title: { en: 'Load balancer targets without a readiness gate', ko: 'readiness gate 없는 로드 밸런서 대상' },
    severity: 'information',
    group: 'traffic',
    appliesTo: ['Namespace', 'Ingress', 'Service', 'TargetGroupBinding'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: `Pods that are targets of an ALB or NLB themselves (ip targets), in a Namespace without the label \`${label}: enabled\`. A warning where a rollout may also be short of pods and does not wait (minReadySeconds 0); a hint where the Namespace is not here.`,
        ko: `\`${label}: enabled\` 레이블이 없는 네임스페이스에서 ALB나 NLB의 대상이 되는 파드(ip 대상). 롤아웃 중 파드가 모자랄 수 있고 기다리지도 않으면(minReadySeconds 0) 경고, 네임스페이스가 여기 없으면 힌트입니다.`,
      },
      why: {
        en: 'A new pod is ready for Kubernetes as soon as its probe passes, and for the load balancer some health checks later. Without the gate a rollout does not wait for that: it takes the old pods away while the new ones get no requests yet.',
        ko: '새 파드는 프로브가 성공하면 Kubernetes에는 바로 ready지만, 로드 밸런서에는 상태 검사를 몇 번 더 통과해야 합니다. gate가 없으면 롤아웃이 이를 기다리지 않아, 새 파드가 아직 요청을 받지 못하는데 이전 파드를 제거합니다.',
      },
      fix: {
        en: 'Label the Namespace; pods that are made from then on have the gate. Or let the rollout wait by minReadySeconds.',
        ko: '네임스페이스에 레이블을 붙이십시오. 그 뒤에 만들어지는 파드부터 gate가 생깁니다. 또는 minReadySeconds로 롤아웃이 기다리게 하십시오.',
      },
      falsePositives: {
        en: 'A label that is set outside of the repository.',
        ko: '저장소 밖에서 붙이는 레이블.',
      },
      references: [
        'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/',
        'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1064',
      ],
    },
  },

  *check(manifest, context) {
    if (manifest.kind === 'Namespace') {
      if (manifest.labels.has(label) || manifest.partial) return;
      const targets = targetsIn(manifest, context);
      const [first] = targets;
      if (first)
        yield finding(
          manifest.nameAt,
          first,
          targets.some(({ isHasty }) => isHasty) ? 'warning' : 'information',
          addLabel(manifest, context),
        );
      return;
    }
    // Where the Namespace is here, the finding is its own.
    const { namespace } = manifest.ref;
    if (namespace !== undefined && objectNamed(context.unit, 'Namespace', undefined, namespace)) return;
    const [target] = targetsOf(manifest, context);
    if (target) yield finding(target.at, target, 'hint', () => []);
  },
});

function finding(at: Place, target: Target, severity: Severity, fixes: Finding['fixes']): Finding {
  const { entrance, loadBalancer } = target;
  const name = `${entrance.ref.kind} ${entrance.ref.name}`;
  return {
    at,
    severity,
    message: {
      en: `${loadBalancer} ip targets without a readiness gate: rollout continues before new pods are healthy in the target group`,
      ko: `${loadBalancer} ip 대상에 readiness gate가 없음: 새 파드가 대상 그룹에서 healthy가 되기 전에 롤아웃이 진행됨`,
    },
    related:
      at === target.at
        ? []
        : [{ at: target.at, message: { en: `${name} targets pods`, ko: `${name}: 파드를 직접 대상으로 함` } }],
    fixes,
    confidence: 'certain',
  };
}

function addLabel({ root, ref }: Namespace, { document }: RuleContext): () => readonly RuleFix[] {
  return () => {
    const edit = setField(document, root, 'metadata.labels', { [label]: 'enabled' }) ?? insertLabel(root, document);
    const title = {
      en: `Label Namespace ${ref.name} ${label}=enabled`,
      ko: `네임스페이스 ${ref.name}에 ${label}=enabled 레이블 추가`,
    };
    return edit ? [{ title, safe: false, edits: [edit] }] : [];
  };
}

/** Among labels that are there already. */
function insertLabel(root: Namespace['root'], document: RuleContext['document']) {
  const labels = valueAt(root, ['metadata', 'labels']);
  return labels && setKey(document, labels.span, label, 'enabled');
}
