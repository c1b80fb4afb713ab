// From the labels that a selector asks for to those of the pod templates that it selects.
import type { Place } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import { isWorkload, type Manifest, type Workload } from '../../manifest/manifest.ts';
import { pairAt, valueAt } from '../../syntax/navigate.ts';
import type { MapEntry } from '../../syntax/syntaxTree.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import type { Link } from './link.ts';

/** Each pair to the label of the same key; `selector` itself to the names of what is selected. */
export function selectorLinks(unit: UnitView, manifest: Manifest): readonly Link[] {
  const path = selectorPath(manifest);
  const key = path && pairAt(manifest.root, path.slice(0, 2));
  const pairs = path && valueAt(manifest.root, path);
  if (!key) return [];
  const workloads = selectedBy(unit, manifest);
  const toNames: Link = {
    at: place(manifest, key.key.span),
    type: 'part',
    targets: workloads.map(({ nameAt }) => nameAt),
  };
  const toLabels = (pairs?.type === 'map' ? pairs.entries : []).map((pair): Link => {
    const targets = workloads.flatMap((workload) => labelPlace(workload, String(pair.key.value)) ?? []);
    return { at: place(manifest, pairSpan(pair)), type: 'part', targets };
  });
  return [...(isWorkload(manifest) ? [] : [toNames]), ...toLabels].filter(({ targets }) => targets.length > 0);
}

/** Where a label of the pods is written. */
function labelPlace({ root, at, pod }: Workload, key: string): Place | undefined {
  const path = [...pod.spec.path.split('.').slice(0, -1), 'metadata', 'labels', key];
  const pair = pairAt(root, path);
  return pair && { document: at.document, span: pairSpan(pair) };
}

function selectorPath(manifest: Manifest): readonly string[] | undefined {
  switch (manifest.kind) {
    case 'Service':
    case 'ReplicationController':
    case 'DeploymentConfig':
      return ['spec', 'selector'];
    case 'NetworkPolicy':
      return ['spec', 'podSelector', 'matchLabels'];
    case 'PodDisruptionBudget':
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
      return ['spec', 'selector', 'matchLabels'];
    default:
      return undefined;
  }
}

/** A workload selects the pods of its own template. */
function selectedBy(unit: UnitView, manifest: Manifest): readonly Workload[] {
  if (isWorkload(manifest)) return [manifest];
  const selects =
    manifest.kind === 'Service' || manifest.kind === 'PodDisruptionBudget' || manifest.kind === 'NetworkPolicy';
  return selects ? workloadsSelectedBy(unit, manifest) : [];
}

function pairSpan({ key, value }: MapEntry): Span {
  return { start: key.span.start, end: value.span.start >= key.span.end ? value.span.end : key.span.end };
}

function place({ at }: Manifest, span: Span): Place {
  return { document: at.document, span };
}
