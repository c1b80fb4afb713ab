import type { Localized } from '../base/localized.ts';
import { isWorkload, type PodDisruptionBudget, type Workload } from '../manifest/manifest.ts';
import { nodeAtPath, pairAt, pathSteps } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import { gatedFields, isServed, type GatedField } from './gatedFields.ts';
import { replaceAction } from './hookAction.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const lifecycleFieldNeedsNewerKubernetes = defineRule({
  meta: {
    id: 'lifecycle-field-needs-newer-kubernetes',
    title: {
      en: 'A field that the Kubernetes of the cluster does not know',
      ko: '클러스터의 Kubernetes가 모르는 필드',
    },
    severity: 'error',
    group: 'hooks',
    appliesTo: [...workloadKinds, 'PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A field of the lifecycle that the target version (kubernetesVersion) does not serve, feature gates considered: sleep in a hook before 1.30, restartPolicy of init containers before 1.29, terminationGracePeriodSeconds of a probe before 1.25, grpc probes before 1.24, lifecycle.stopSignal before 1.37 (alpha since 1.33), unhealthyPodEvictionPolicy before 1.27. Also lifecycle.stopSignal without spec.os.name. Without a target version the rule is silent.',
        ko: '대상 버전(kubernetesVersion)과 기능 게이트에서 쓸 수 없는 수명 주기 필드. 훅의 sleep(1.30 전), 초기화 컨테이너의 restartPolicy(1.29 전), 프로브의 terminationGracePeriodSeconds(1.25 전), grpc 프로브(1.24 전), lifecycle.stopSignal(1.33부터 알파, 1.37 전), unhealthyPodEvictionPolicy(1.27 전). spec.os.name 없는 lifecycle.stopSignal도 해당합니다. 대상 버전이 없으면 알리지 않습니다.',
      },
      why: {
        en: 'A version that has never heard of a field rejects it, or drops it where it does not validate strictly; one that has it behind a closed feature gate drops it in silence. The pod then behaves otherwise than it is written: a native sidecar becomes an init container that never ends, and the pod never starts.',
        ko: '필드를 아예 모르는 버전은 거부하거나, 엄격하게 검증하지 않으면 버립니다. 기능 게이트가 꺼져 있으면 조용히 버립니다. 그러면 파드가 적힌 것과 다르게 동작합니다. 네이티브 사이드카는 끝나지 않는 초기화 컨테이너가 되어 파드가 시작되지 않습니다.',
      },
      fix: {
        en: 'Upgrade, open the feature gate, or write what the version has: an exec hook that sleeps in place of the sleep action.',
        ko: '업그레이드하거나, 기능 게이트를 켜거나, 그 버전에 있는 방법을 쓰십시오. 예: sleep 액션 대신 sleep을 실행하는 exec 훅.',
      },
      falsePositives: {
        en: 'A kubernetesVersion that is older than the cluster.',
        ko: '실제 클러스터보다 낮게 적은 kubernetesVersion.',
      },
      references: [
        'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4960-container-stop-signals',
      ],
    },
  },

  *check(manifest, context) {
    const { kubernetesMinor: minor, featureGates } = context;
    for (const field of gatedFields(manifest)) {
      const served = minor === undefined || isServed(field, minor, featureGates);
      if (!served) yield finding(field, manifest, tooOld(field, minor), context);
      else if (field.name === 'lifecycle.stopSignal' && isRefused(field, context))
        yield finding(field, manifest, withoutOs, context);
    }
  },
});

function finding(
  field: GatedField,
  manifest: Workload | PodDisruptionBudget,
  message: Localized,
  context: RuleContext,
): Finding {
  const key = pairAt(manifest.root, pathSteps(field.path))?.key;
  return {
    at: { document: context.document, span: key?.span ?? manifest.kindAt.span },
    message,
    related: [],
    fixes: () => fixes(field, manifest, context),
    confidence: 'certain',
    rejectedByApiServer: isRefused(field, context),
  };
}

/** The field itself, or what is empty without it. */
function isRefused({ path }: GatedField, { rejections }: RuleContext): boolean {
  return rejections.some(({ field }) => field === path || path.startsWith(`${field}.`));
}

const withoutOs: Localized = {
  en: 'lifecycle.stopSignal needs spec.os.name beside the containers: the API server rejects this object',
  ko: 'lifecycle.stopSignal에는 파드의 spec.os.name이 필요함: API 서버가 이 오브젝트를 거부함',
};

function tooOld({ name, feature }: GatedField, minor: number): Localized {
  const { since, openFrom, gate, otherwise } = feature;
  const rejects = minor < since;
  const what = rejects
    ? {
        en: `rejected, or dropped where fields are not validated strictly: ${otherwise.en}`,
        ko: `거부되거나, 엄격하게 검증하지 않으면 버려짐. ${otherwise.ko}`,
      }
    : {
        en: `dropped without the feature gate ${gate}: ${otherwise.en}`,
        ko: `기능 게이트 ${gate} 없이는 버려짐. ${otherwise.ko}`,
      };
  return {
    en: `${name} needs Kubernetes 1.${String(openFrom)}; target is 1.${String(minor)}: ${what.en}`,
    ko: `${name}에는 Kubernetes 1.${String(openFrom)} 필요, 대상은 1.${String(minor)}: ${what.ko}`,
  };
}

function fixes(field: GatedField, manifest: Workload | PodDisruptionBudget, context: RuleContext): readonly RuleFix[] {
  const { hook, path, feature, name } = field;
  if (hook?.action.type === 'sleep' && isWorkload(manifest)) {
    const seconds = hook.action.seconds.value;
    if (seconds === undefined || seconds < 0) return [];
    const command = ['sleep', String(seconds)];
    const edit = replaceAction(manifest, hook, 'exec', { command }, context);
    const title = { en: `Run sleep ${String(seconds)} with exec`, ko: `exec으로 sleep ${String(seconds)} 실행` };
    return edit ? [{ title, safe: false, edits: [edit] }] : [];
  }
  const steps = pathSteps(path);
  const map = feature.removable ? nodeAtPath(manifest.root, steps.slice(0, -1)) : undefined;
  const edit = map && removeKey(context.document, map.span, String(steps.at(-1)));
  return edit ? [{ title: { en: `Remove ${name}`, ko: `${name} 지우기` }, safe: false, edits: [edit] }] : [];
}
