import { valueAt } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import { defineRule } from './rule.ts';

export const pdbFieldsConflict = defineRule({
  meta: {
    id: 'pdb-fields-conflict',
    title: { en: 'The numbers of the PDB cannot be', ko: '쓸 수 없는 PDB 값' },
    severity: 'error',
    group: 'disruption',
    appliesTo: ['PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A PodDisruptionBudget with both minAvailable and maxUnavailable, or with a percentage outside of 0% to 100%.',
        ko: 'minAvailable과 maxUnavailable을 함께 쓰거나, 0%~100%를 벗어난 백분율을 쓴 PodDisruptionBudget.',
      },
      why: {
        en: 'The two are exclusive: the API server refuses the object, so that the pods stay without a budget, or with the one of before.',
        ko: '두 필드는 함께 쓸 수 없습니다. API 서버가 오브젝트를 거부하므로 파드에는 예산이 없거나 이전 예산이 그대로 남습니다.',
      },
      fix: {
        en: 'Keep maxUnavailable: it goes on allowing evictions however many replicas there are.',
        ko: 'maxUnavailable을 남기십시오. 복제본 수가 바뀌어도 축출을 계속 허용합니다.',
      },
      falsePositives: { en: 'None.', ko: '없습니다.' },
      references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/policy/validation/validation.go',
      ],
    },
  },

  *check({ root, minAvailable, maxUnavailable }, { document, rejections }) {
    const refused = { related: [], confidence: 'certain', rejectedByApiServer: true } as const;
    const spec = valueAt(root, ['spec']);
    if (
      minAvailable?.origin.type === 'written' &&
      rejections.some(({ message }) => message.endsWith('cannot be both set'))
    ) {
      yield {
        ...refused,
        at: minAvailable.origin.at,
        message: {
          en: 'minAvailable and maxUnavailable are exclusive: the API rejects this PDB',
          ko: 'minAvailable과 maxUnavailable은 함께 쓸 수 없음: API가 이 PDB를 거부함',
        },
        fixes: () => {
          const edit = spec && removeKey(document, spec.span, 'minAvailable');
          const title = { en: 'Keep maxUnavailable only', ko: 'maxUnavailable만 남기기' };
          return edit ? [{ title, safe: false, edits: [edit] }] : [];
        },
      };
    }
    for (const field of [minAvailable, maxUnavailable]) {
      if (field?.origin.type !== 'written') continue;
      const { at, field: path } = field.origin;
      const isShare = /^[+-]?\d+%$/.test(String(field.value));
      if (!isShare || !rejections.some((one) => one.field === path)) continue;
      const name = path.slice(path.lastIndexOf('.') + 1);
      yield {
        ...refused,
        at,
        message: {
          en: `${name} ${String(field.value)} is no share of the pods: the API rejects what is not between 0% and 100%`,
          ko: `${name} ${String(field.value)}: 0%~100%를 벗어나 API가 거부함`,
        },
        fixes: () => [],
      };
    }
  },
});
