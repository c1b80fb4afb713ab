import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { valueAt } from '../syntax/navigate.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { deleteBudget, narrowSelector } from './budgetEdit.ts';
import { defineRule, type Related } from './rule.ts';

export const overlappingPdbs = defineRule({
  meta: {
    id: 'overlapping-pdbs',
    title: { en: 'Several PodDisruptionBudgets for one pod', ko: '한 파드에 PDB가 여럿' },
    severity: 'error',
    group: 'disruption',
    appliesTo: ['PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'Two or more PodDisruptionBudgets whose selectors match the pods of one workload.',
        ko: '셀렉터가 한 워크로드의 파드와 맞는 둘 이상의 PodDisruptionBudget.',
      },
      why: {
        en: 'The eviction API supports one budget for a pod. With a second one it answers 500 to every eviction, whatever the budgets allow, so `kubectl drain`, node upgrades and autoscalers cannot move the pod.',
        ko: '축출 API는 파드 하나에 예산 하나만 지원합니다. 둘 이상이면 예산이 허용하는 수와 관계없이 모든 축출에 500으로 답하므로, `kubectl drain`, 노드 업그레이드, 오토스케일러가 파드를 옮길 수 없습니다.',
      },
      fix: {
        en: 'Delete all budgets but one, or narrow the selectors until each pod has one.',
        ko: '예산을 하나만 남기고 지우거나, 파드마다 하나만 맞도록 셀렉터를 좁히십시오.',
      },
      falsePositives: {
        en: 'None where both budgets are deployed. Budgets of one name are one object.',
        ko: '두 예산이 모두 배포된다면 없습니다. 이름이 같은 예산은 한 오브젝트입니다.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
        'https://github.com/kubernetes/kubernetes/issues/75957',
      ],
    },
  },

  *check(budget, { unit, document }) {
    const covered = workloadsSelectedBy(unit, budget).map((workload) => ({
      workload,
      others: budgetsCovering(unit, workload).filter(({ ref }) => ref.name !== budget.ref.name),
    }));
    const shared = covered.filter(({ others }) => others.length > 0);
    const [first] = shared;
    if (!first) return;
    const names = [...new Set([budget, ...first.others].map(({ ref }) => ref.name))].sort();
    const more = new Set(shared.map(({ workload }) => nameOf(workload))).size - 1;
    const count = String(names.length);
    const list = names.join(', ');
    yield {
      at: selectorPlace(budget),
      message: {
        en: `${count} PDBs (${list}) match ${nameOf(first.workload)}${more > 0 ? ` and ${String(more)} more` : ''}: every eviction answers 500 and drain cannot proceed`,
        ko: `PDB ${count}개(${list})가 ${nameOf(first.workload)}${more > 0 ? ` 외 ${String(more)}개` : ''}와 일치: 모든 축출이 500으로 실패하고 drain이 진행되지 않음`,
      },
      related: [...first.others.map(relatedBudget), relatedWorkload(first.workload)],
      fixes: () => {
        const alone = covered.filter(({ others }) => others.length === 0).map(({ workload }) => workload);
        // A workload that has no other budget keeps this one.
        return alone.length === 0
          ? deleteBudget(document, budget)
          : narrowSelector(
              document,
              budget,
              alone,
              shared.map(({ workload }) => workload),
            );
      },
      confidence: 'certain',
    };
  },
});

function nameOf({ ref }: Workload | PodDisruptionBudget): string {
  return `${ref.kind} ${ref.name}`;
}

function selectorPlace({ root, at, kindAt }: PodDisruptionBudget) {
  const selector = valueAt(root, ['spec', 'selector']);
  return selector ? { document: at.document, span: selector.span } : kindAt;
}

function relatedBudget(budget: PodDisruptionBudget): Related {
  const { name } = budget.ref;
  return { at: selectorPlace(budget), message: { en: `also matched by ${name}`, ko: `${name}도 일치` } };
}

function relatedWorkload(workload: Workload): Related {
  return { at: workload.nameAt, message: { en: 'its pods match all of them', ko: '모든 셀렉터와 일치하는 파드' } };
}
