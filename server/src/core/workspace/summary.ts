// What other objects may ask of an object without looking into it: plain data without places, so that an edit which
// changes none of it changes no link.
import type { LabelSelector, Manifest, ManifestKind, PodDisruptionBudget, Service } from '../manifest/manifest.ts';
import { isWorkload } from '../manifest/manifest.ts';

export interface ObjectSummary {
  readonly kind: ManifestKind;
  /** As written. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of the pod template; undefined for objects that make no pods. */
  readonly podLabels: ReadonlyMap<string, string> | undefined;
  /** Which pods it reaches, as Kubernetes takes it; undefined where it reaches none. */
  readonly selector: LabelSelector | undefined;
}

export function summarise(manifest: Manifest): ObjectSummary {
  const { kind, ref } = manifest;
  return {
    kind,
    namespace: ref.namespace,
    name: ref.name,
    podLabels: isWorkload(manifest) ? manifest.pod.labels : undefined,
    selector: selectorOf(manifest),
  };
}

function selectorOf(manifest: Manifest): LabelSelector | undefined {
  switch (manifest.kind) {
    case 'Service':
      return ofService(manifest);
    case 'PodDisruptionBudget':
      return ofBudget(manifest);
    default:
      return undefined;
  }
}

/** Without a selector a Service's endpoints are its author's business, an empty one selects nothing, ExternalName has none. */
function ofService({ selector, type }: Service): LabelSelector | undefined {
  if (!selector || selector.size === 0 || type.value === 'ExternalName') return undefined;
  return { matchLabels: selector, matchExpressions: [] };
}

/** In policy/v1 an empty selector covers every pod of the namespace; in v1beta1 it covered none. */
function ofBudget({ selector, ref }: PodDisruptionBudget): LabelSelector | undefined {
  const empty = selector?.matchLabels.size === 0 && selector.matchExpressions.length === 0;
  return empty && ref.apiVersion === 'policy/v1beta1' ? undefined : selector;
}

type Pairs = readonly (readonly [string, string])[];

type Content = readonly [
  kind: ManifestKind,
  namespace: string | null,
  name: string,
  podLabels: Pairs | null,
  selector: { readonly pairs: Pairs; readonly expressions: LabelSelector['matchExpressions'] } | null,
];

/** The summaries of manifests as texts: equal for those that say the same, and for no others. */
export function contentsOf(manifests: readonly Manifest[]): readonly string[] {
  return manifests.map((manifest) => contentOf(summarise(manifest)));
}

function contentOf({ kind, namespace, name, podLabels, selector }: ObjectSummary): string {
  const content: Content = [
    kind,
    namespace ?? null,
    name,
    podLabels ? [...podLabels] : null,
    selector ? { pairs: [...selector.matchLabels], expressions: selector.matchExpressions } : null,
  ];
  return JSON.stringify(content);
}

export function readContent(content: string): ObjectSummary {
  const [kind, namespace, name, podLabels, selector] = JSON.parse(content) as Content;
  return {
    kind,
    namespace: namespace ?? undefined,
    name,
    podLabels: podLabels ? new Map(podLabels) : undefined,
    selector: selector ? { matchLabels: new Map(selector.pairs), matchExpressions: selector.expressions } : undefined,
  };
}
