// The pods that are not gone, by what they are asked for: all of them, those of an owner, of a node, of a budget.
import type { ClusterPod } from './clusterPod.ts';
import type { BudgetModel } from './models.ts';

export class PodSets {
  /** In the order of their creation. */
  readonly all = new Set<ClusterPod>();
  readonly #byOwner = new Map<string, Set<ClusterPod>>();
  readonly #byNode = new Map<string, Set<ClusterPod>>();
  /** How many of an owner's pods stand on a node: what the scheduler asks for every pod and every node. */
  readonly #onNode = new Map<string, Map<string, number>>();
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
    this.#countOnNode(pod, 1);
  }

  remove(pod: ClusterPod): void {
    this.all.delete(pod);
    if (pod.ownerKey !== undefined) this.#byOwner.get(pod.ownerKey)?.delete(pod);
    if (pod.node !== undefined && this.#byNode.get(pod.node)?.delete(pod)) this.#countOnNode(pod, -1);
    for (const key of budgetKeys(pod)) this.#byBudget.get(key)?.delete(pod);
  }

  ofOwner(key: string): ReadonlySet<ClusterPod> {
    return this.#byOwner.get(key) ?? none;
  }

  ofNode(name: string): ReadonlySet<ClusterPod> {
    return this.#byNode.get(name) ?? none;
  }

  ofBudget({ name, namespace }: BudgetModel): ReadonlySet<ClusterPod> {
    return this.#byBudget.get(`${namespace}/${name}`) ?? none;
  }

  /** How many pods with the same owner as `pod` stand on a node. */
  siblingsOn(node: string, { ownerKey }: ClusterPod): number {
    return ownerKey === undefined ? 0 : (this.#onNode.get(node)?.get(ownerKey) ?? 0);
  }

  #countOnNode({ node, ownerKey }: ClusterPod, change: 1 | -1): void {
    if (node === undefined || ownerKey === undefined) return;
    const counts = this.#onNode.get(node) ?? new Map<string, number>();
    this.#onNode.set(node, counts.set(ownerKey, (counts.get(ownerKey) ?? 0) + change));
  }
}

const none: ReadonlySet<ClusterPod> = new Set();

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
