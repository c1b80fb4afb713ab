// Who selects whom. Services and budgets reach pods by the labels of the pod template, within one namespace.
import type { Manifest, PodDisruptionBudget, Service, Workload } from '../manifest/manifest.ts';
import { includes, matches } from '../manifest/labelSelector.ts';
import { fileManifests } from './fileEntry.ts';
import type { Workspace } from './workspace.ts';

/** The Services whose selector matches the pods of a workload (R85), in the order of the workspace. */
export function servicesSelecting(workspace: Workspace, workload: Workload): readonly Service[] {
  const { labels } = workload.pod;
  return candidates(indexOf(workspace).services, workload).filter((service) => includes(labels, pairsOf(service)));
}

/** The PodDisruptionBudgets that cover the pods of a workload, in the order of the workspace. */
export function budgetsCovering(workspace: Workspace, workload: Workload): readonly PodDisruptionBudget[] {
  const { labels } = workload.pod;
  return candidates(indexOf(workspace).budgets, workload).filter(
    ({ selector }) => selector && matches(selector, labels),
  );
}

/** Without a selector a Service's endpoints are its author's business, an empty one selects nothing, ExternalName has none. */
function selectsPods({ selector, type }: Service): boolean {
  return selector !== undefined && selector.size > 0 && type.value !== 'ExternalName';
}

/** In policy/v1 an empty selector covers every pod of the namespace; in v1beta1 it covered none. */
function coversPods({ selector, ref }: PodDisruptionBudget): boolean {
  if (!selector) return false;
  const empty = selector.matchLabels.size === 0 && selector.matchExpressions.length === 0;
  return !empty || ref.apiVersion !== 'policy/v1beta1';
}

const noPairs: ReadonlyMap<string, string> = new Map();

function pairsOf(manifest: Service | PodDisruptionBudget): ReadonlyMap<string, string> {
  return (manifest.kind === 'Service' ? manifest.selector : manifest.selector?.matchLabels) ?? noPairs;
}

/** The ranks of what asks for a pair, under the first pair it asks for: a workload then meets only those it may match. */
interface Selecting<M> {
  readonly all: readonly M[];
  readonly ranksByPair: ReadonlyMap<string, readonly number[]>;
}

interface Index {
  readonly services: Selecting<Service>;
  readonly budgets: Selecting<PodDisruptionBudget>;
}

const indexes = new WeakMap<Workspace, Index>();

function indexOf(workspace: Workspace): Index {
  let index = indexes.get(workspace);
  if (!index) {
    const manifests = [...workspace.files.values()].flatMap(fileManifests);
    index = {
      services: selecting(manifests.filter((manifest) => manifest.kind === 'Service').filter(selectsPods)),
      budgets: selecting(manifests.filter((manifest) => manifest.kind === 'PodDisruptionBudget').filter(coversPods)),
    };
    indexes.set(workspace, index);
  }
  return index;
}

function selecting<M extends Service | PodDisruptionBudget>(all: readonly M[]): Selecting<M> {
  const ranksByPair = new Map<string, number[]>();
  all.forEach((manifest, rank) => {
    const [first] = pairsOf(manifest);
    const key = pairKey(manifest, first);
    const ranks = ranksByPair.get(key);
    if (ranks) ranks.push(rank);
    else ranksByPair.set(key, [rank]);
  });
  return { all, ranksByPair };
}

function candidates<M>({ all, ranksByPair }: Selecting<M>, workload: Workload): readonly M[] {
  return [undefined, ...workload.pod.labels]
    .flatMap((pair) => ranksByPair.get(pairKey(workload, pair)) ?? [])
    .sort((a, b) => a - b)
    .flatMap((rank) => all[rank] ?? []);
}

/** A manifest without a namespace goes where kubectl is told to, and that is `default` unless somebody says otherwise. */
function pairKey({ ref }: Manifest, pair: readonly [string, string] | undefined): string {
  return JSON.stringify([ref.namespace ?? 'default', ...(pair ?? [])]);
}
