import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { DaemonSet, Deployment } from '../manifest/manifest.ts';
import { setField } from '../syntax/edits.ts';
import type { Rejection } from '../validation/rejection.ts';
import { relatedNumbers } from './probes.ts';
import { defineRule, type Finding, type Related, type RuleContext, type RuleFix } from './rule.ts';

export const rolloutCannotProgress = defineRule({
  meta: {
    id: 'rollout-cannot-progress',
    title: { en: 'A rollout that could never move', ko: '진행될 수 없는 롤아웃' },
    severity: 'error',
    group: 'rollout',
    appliesTo: ['DaemonSet', 'Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A rolling update that may neither add nor take away a pod, a DaemonSet that would do both, or a progressDeadlineSeconds that ends before a pod can count as available.',
        ko: '파드를 더할 수도 뺄 수도 없는 롤링 업데이트, 둘 다 하려는 DaemonSet, 또는 파드가 가용으로 인정되기 전에 끝나는 progressDeadlineSeconds.',
      },
      why: {
        en: 'The API server rejects the object. Of a Deployment, maxSurge and maxUnavailable may not both be 0 as they are written, and progressDeadlineSeconds (600 where it is absent) must be greater than minReadySeconds. Of a DaemonSet exactly one of the two is not 0. Percentages that only come to 0 by rounding are legal: the controller then takes 1 unavailable.',
        ko: 'API 서버가 오브젝트를 거부합니다. Deployment에서는 maxSurge와 maxUnavailable을 둘 다 0으로 쓸 수 없고, progressDeadlineSeconds(없으면 600)가 minReadySeconds보다 커야 합니다. DaemonSet에서는 둘 중 정확히 하나만 0이 아니어야 합니다. 반올림해서 0이 되는 백분율은 허용되며, 이때 컨트롤러는 maxUnavailable을 1로 봅니다.',
      },
      fix: {
        en: 'Let the rollout add a pod (maxSurge: 1) or miss one (maxUnavailable: 1); raise progressDeadlineSeconds above minReadySeconds.',
        ko: '파드를 하나 더하거나(maxSurge: 1) 하나 빼도록(maxUnavailable: 1) 하고, progressDeadlineSeconds를 minReadySeconds보다 크게 하십시오.',
      },
      falsePositives: {
        en: 'None is known: it repeats what the API server says.',
        ko: '알려진 것이 없습니다. API 서버의 판단을 그대로 알립니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go',
      ],
    },
  },

  *check(workload, context) {
    for (const rejection of context.rejections) {
      const found = refused(workload, rejection, context);
      if (!found) continue;
      yield {
        at: found.at ?? { document: workload.at.document, span: rejection.span },
        message: found.message,
        related: found.related,
        fixes: found.fixes,
        confidence: 'certain',
        rejectedByApiServer: true,
        namesRefusalOf: rejection.field,
      } satisfies Finding;
    }
  },
});

interface Refused {
  readonly at?: Place | undefined;
  readonly message: Localized;
  readonly related: readonly Related[];
  readonly fixes: () => readonly RuleFix[];
}

function refused(workload: Deployment | DaemonSet, rejection: Rejection, context: RuleContext): Refused | undefined {
  const { field, message } = rejection;
  if (field === 'spec.progressDeadlineSeconds' && message.endsWith('must be greater than minReadySeconds')) {
    return workload.kind === 'Deployment' ? deadline(workload, context) : undefined;
  }
  const bound = /\.rollingUpdate\.(maxSurge|maxUnavailable)$/.exec(field)?.[1];
  const words = Object.entries(reasons).find(([end]) => message.endsWith(end))?.[1];
  if (!bound || !words) return undefined;
  const { maxSurge, maxUnavailable } = workload.kind === 'Deployment' ? workload.strategy : workload.updateStrategy;
  const other = bound === 'maxSurge' ? ({ maxUnavailable } as const) : ({ maxSurge } as const);
  return {
    message: words.message,
    related: relatedNumbers(Object.entries(other)),
    fixes: () => words.fixes.flatMap(([key, value]) => setBound(workload, key, value, context)),
  };
}

/** By how the API server's words end. */
const reasons: Readonly<Record<string, { message: Localized; fixes: readonly (readonly [BoundKey, 0 | 1])[] }>> = {
  'may not be 0 when `maxSurge` is 0': bothZero(),
  'cannot be 0 when maxSurge is 0': bothZero(),
  'may not be set when maxUnavailable is non-zero': {
    message: {
      en: 'maxSurge and maxUnavailable are both non-zero, and a DaemonSet takes only one: the API server rejects this object',
      ko: 'DaemonSet은 maxSurge와 maxUnavailable 중 하나만 0이 아니어야 하는데 둘 다 0이 아님: API 서버가 이 오브젝트를 거부함',
    },
    fixes: [
      ['maxUnavailable', 0],
      ['maxSurge', 0],
    ],
  },
};

type BoundKey = 'maxSurge' | 'maxUnavailable';

function bothZero(): (typeof reasons)[string] {
  return {
    message: {
      en: 'maxSurge and maxUnavailable are both 0, so that no pod could be replaced: the API server rejects this object',
      ko: 'maxSurge와 maxUnavailable이 모두 0이라 어떤 파드도 교체할 수 없음: API 서버가 이 오브젝트를 거부함',
    },
    fixes: [
      ['maxSurge', 1],
      ['maxUnavailable', 1],
    ],
  };
}

function deadline(deployment: Deployment, context: RuleContext): Refused | undefined {
  const { progressDeadlineSeconds: end, minReadySeconds: ready, root } = deployment;
  if (!isReadable(end) || !isReadable(ready)) return undefined;
  const enough = ready.value + 600;
  const edit = (): RuleFix[] => {
    const set = setField(context.document, root, 'spec.progressDeadlineSeconds', enough);
    const title = `progressDeadlineSeconds: ${String(enough)}`;
    return set ? [{ title: { en: `Set ${title}`, ko: `${title} 설정` }, safe: false, edits: [set] }] : [];
  };
  const isDefault = end.origin.type === 'defaulted';
  return {
    ...(isDefault && ready.origin.type === 'written' && { at: ready.origin.at }),
    message: {
      en: `progressDeadlineSeconds ${String(end.value)}${isDefault ? ' (default)' : ''} must exceed minReadySeconds ${String(ready.value)}: the API server rejects this object`,
      ko: `progressDeadlineSeconds ${String(end.value)}${isDefault ? '(기본값)' : ''}은 minReadySeconds ${String(ready.value)}보다 커야 함: API 서버가 이 오브젝트를 거부함`,
    },
    related: isDefault ? [] : relatedNumbers([['minReadySeconds', ready]]),
    fixes: edit,
  };
}

/** A percentage stays one: a number would be written in its quotes, and is refused there. */
function setBound(
  workload: Deployment | DaemonSet,
  key: BoundKey,
  count: 0 | 1,
  { document }: RuleContext,
): readonly RuleFix[] {
  const isDeployment = workload.kind === 'Deployment';
  const strategy = isDeployment ? workload.strategy : workload.updateStrategy;
  const name = isDeployment ? 'strategy' : 'updateStrategy';
  const value =
    typeof strategy[key].value === 'string' && strategy[key].origin.type === 'written' ? percent[count] : count;
  const edit = setField(document, workload.root, `spec.${name}.rollingUpdate.${key}`, value);
  const title = `${key}: ${String(value)}`;
  return edit ? [{ title: { en: `Set ${title}`, ko: `${title} 설정` }, safe: false, edits: [edit] }] : [];
}

const percent = { 0: '0%', 1: '25%' } as const;
