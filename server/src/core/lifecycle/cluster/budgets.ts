// The disruption controller: it keeps the status of every budget, and writes it anew when one of its pods has changed.
import { budgetStatus, scalesOf } from './budgetStatus.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { BudgetStatus } from './eviction.ts';
import type { BudgetModel, ClusterModel, PodTemplate } from './models.ts';
import type { PodSets } from './podSets.ts';

export class Budgets {
  readonly #pods: PodSets;
  readonly #models: ReadonlyMap<string, BudgetModel>;
  readonly #scales: ReadonlyMap<string, number>;
  readonly #ofTemplate = new Map<PodTemplate, readonly BudgetModel[]>();
  readonly #statuses = new Map<BudgetModel, BudgetStatus>();

  constructor({ budgets, owners }: ClusterModel, pods: PodSets) {
    this.#pods = pods;
    this.#models = new Map(budgets.map((budget) => [`${budget.namespace}/${budget.name}`, budget]));
    this.#scales = scalesOf(owners);
  }

  /** The status of every budget that covers a pod. */
  covering({ template }: ClusterPod): readonly BudgetStatus[] {
    return this.#modelsOf(template).map((budget) => this.#statusOf(budget));
  }

  podChanged({ template }: ClusterPod): void {
    for (const budget of this.#modelsOf(template)) this.#statuses.delete(budget);
  }

  #statusOf(budget: BudgetModel): BudgetStatus {
    const known = this.#statuses.get(budget);
    if (known) return known;
    const status = budgetStatus(budget, this.#pods.ofBudget(budget), this.#scales);
    this.#statuses.set(budget, status);
    return status;
  }

  #modelsOf(template: PodTemplate): readonly BudgetModel[] {
    const known = this.#ofTemplate.get(template);
    if (known) return known;
    const models = template.budgets.flatMap((name) => this.#models.get(`${template.namespace}/${name}`) ?? []);
    this.#ofTemplate.set(template, models);
    return models;
  }
}
