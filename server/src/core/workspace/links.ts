// Who selects whom. Services and budgets reach pods by the labels of the pod template, within one namespace.
import type { Manifest, PodDisruptionBudget, Service, Workload } from '../manifest/manifest.ts';
import { includes, matches } from '../manifest/labelSelector.ts';
import { fileManifests } from './fileEntry.ts';
import type { Workspace } from './workspace.ts';

/** The Services whose selector matches the pods of a workload (R85), in the order of the workspace. */
export function servicesSelecting(workspace: Workspace, workload: Workload): readonly Service[] {
  return indexOf(workspace).services.filter(
    (service) => sharesNamespace(service, workload) && selects(service, workload),
  );
}

/** The PodDisruptionBudgets that cover the pods of a workload, in the order of the workspace. */
export function budgetsCovering(workspace: Workspace, workload: Workload): readonly PodDisruptionBudget[] {
  return indexOf(workspace).budgets.filter((budget) => sharesNamespace(budget, workload) && covers(budget, workload));
}

interface Index {
  readonly services: readonly Service[];
  readonly budgets: readonly PodDisruptionBudget[];
}

const indexes = new WeakMap<Workspace, Index>();

function indexOf(workspace: Workspace): Index {
  let index = indexes.get(workspace);
  if (!index) {
    const manifests = [...workspace.files.values()].flatMap(fileManifests);
    index = {
      services: manifests.filter((manifest) => manifest.kind === 'Service'),
      budgets: manifests.filter((manifest) => manifest.kind === 'PodDisruptionBudget'),
    };
    indexes.set(workspace, index);
  }
  return index;
}

/** A manifest without a namespace goes where kubectl is told to, and that is `default` unless somebody says otherwise. */
function sharesNamespace(a: Manifest, b: Manifest): boolean {
  return (a.ref.namespace ?? 'default') === (b.ref.namespace ?? 'default');
}

/** Without a selector a Service's endpoints are its author's business; an ExternalName has none. */
function selects({ selector, type }: Service, workload: Workload): boolean {
  return (
    selector !== undefined &&
    selector.size > 0 &&
    type.value !== 'ExternalName' &&
    includes(workload.pod.labels, selector)
  );
}

/** In policy/v1 an empty selector covers every pod of the namespace; in v1beta1 it covered none. */
function covers({ selector, ref }: PodDisruptionBudget, workload: Workload): boolean {
  if (!selector) return false;
  const empty = selector.matchLabels.size === 0 && selector.matchExpressions.length === 0;
  return !(empty && ref.apiVersion === 'policy/v1beta1') && matches(selector, workload.pod.labels);
}
