// The pods that are not gone, by what they are asked for: all of them, those of an owner, of a node, of a budget.
import type { ClusterPod } from './clusterPod.ts';
import type { BudgetModel } from './models.ts';

export class PodSets {
  /** In the order of their creation. */
  readonly all = new Set<ClusterPod>();
  readonly #byOwner = new Map<string, Set<ClusterPod>>();
  readonly #byNode = new Map<string, Set<ClusterPod>>();
  readonly #byBudget = new Map<string, Set<ClusterPod>>();

  add(pod: ClusterPod): void {
    this.all.add(pod);
    if (pod.ownerKey !== undefined) setOf(this.#byOwner, pod.ownerKey).add(pod);
    for (const key of budgetKeys(pod)) setOf(this.#byBudget, key).add(pod);
    if (pod.node !== undefined) this.placed(pod, pod.node);
  }

  placed(pod: ClusterPod, node: string): void {
    pod.node = node;
    setOf(this.#byNode, node).add(pod);
  }

  remove(pod: ClusterPod): void {
    this.all.delete(pod);
    if (pod.ownerKey !== undefined) this.#byOwner.get(pod.ownerKey)?.delete(pod);
    if (pod.node !== undefined) this.#byNode.get(pod.node)?.delete(pod);
    for (const key of budgetKeys(pod)) this.#byBudget.get(key)?.delete(pod);
  }

  ofOwner(key: string): readonly ClusterPod[] {
    return [...(this.#byOwner.get(key) ?? [])];
  }

  ofNode(name: string): readonly ClusterPod[] {
    return [...(this.#byNode.get(name) ?? [])];
  }

  ofBudget({ name, namespace }: BudgetModel): readonly ClusterPod[] {
    return [...(this.#byBudget.get(`${namespace}/${name}`) ?? [])];
  }
}

function budgetKeys({ template }: ClusterPod): readonly string[] {
  return template.budgets.map((name) => `${template.namespace}/${name}`);
}

function setOf(sets: Map<string, Set<ClusterPod>>, key: string): Set<ClusterPod> {
  const known = sets.get(key);
  if (known) return known;
  const made = new Set<ClusterPod>();
  sets.set(key, made);
  return made;
}
