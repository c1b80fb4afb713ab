// What the API server refuses of a rollout, in words about pods.
import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { DaemonSet, Deployment } from '../manifest/manifest.ts';
import { setField } from '../syntax/edits.ts';
import type { Rejection } from '../validation/rejection.ts';
import { relatedNumbers } from './probes.ts';
import type { Related, RuleContext, RuleFix } from './rule.ts';

/** What is said of a refusal, and done about it. */
export interface RefusedRollout {
  readonly at?: Place | undefined;
  readonly message: Localized;
  readonly related: readonly Related[];
  readonly fixes: () => readonly RuleFix[];
}

export function refusedRollout(
  workload: Deployment | DaemonSet,
  rejection: Rejection,
  context: RuleContext,
): RefusedRollout | undefined {
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

function deadline(deployment: Deployment, context: RuleContext): RefusedRollout | undefined {
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
