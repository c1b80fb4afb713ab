// What other objects may ask of an object without looking into it: plain data without places, so that an edit which
// changes none of it changes no link.
import { Memo } from '../base/memo.ts';
import {
  isWorkload,
  workloadKinds,
  type LabelSelector,
  type Manifest,
  type ManifestKind,
  type PodDisruptionBudget,
  type Service,
} from '../manifest/manifest.ts';
import { kindsNamedIn, mayHold } from '../manifest/readManifests.ts';
import { isTemplated } from '../syntax/scalarValue.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { referencesOf, type Reference } from './references.ts';

export interface ObjectSummary {
  readonly kind: ManifestKind;
  /** As written. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of the pod template; undefined for objects that make no pods. */
  readonly podLabels: ReadonlyMap<string, string> | undefined;
  /** Which pods it reaches, as Kubernetes takes it; undefined where it reaches none, or nobody knows which. */
  readonly selector: LabelSelector | undefined;
  readonly references: readonly Reference[];
  /** Some of it is written elsewhere, by a template or a patch: what does not match here may match in the end. */
  readonly unsure: boolean;
}

const namedOnly: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Gateway',
  'Namespace',
  'PersistentVolumeClaim',
  'Secret',
] satisfies ManifestKind[]);

/** A cheap look: whether the head of a text tells all that others may ask of its objects. */
export function saysOnlyItsName(text: string): boolean {
  return !mayHold((kind) => !namedOnly.has(kind), text);
}

/** What the manifests of a document say. One that cannot be read may hold anything of the kinds that it names. */
export function summaries(document: SyntaxDocument, manifests: readonly Manifest[]): readonly ObjectSummary[] {
  const isUnread = document.root === undefined || (document.template && manifests.length === 0);
  if (isUnread) return kindsNamedIn(document.text).map(unread);
  return manifests.map(summarise);
}

function unread(kind: ManifestKind): ObjectSummary {
  const podLabels = workloadKinds.some((one) => one === kind) ? new Map<string, string>() : undefined;
  return { kind, namespace: undefined, name: '', podLabels, selector: undefined, references: [], unsure: true };
}

const known = new Memo<Manifest, ObjectSummary>();

export function summarise(manifest: Manifest): ObjectSummary {
  return known.get(manifest, [], () => summaryOf(manifest));
}

function summaryOf(manifest: Manifest): ObjectSummary {
  const { kind, ref, partial } = manifest;
  const podLabels = isWorkload(manifest) ? manifest.pod.labels : undefined;
  const selector = selectorOf(manifest);
  const references = referencesOf(manifest);
  const named = references.filter((reference) => reference !== undefined);
  const isFilledIn = partial || holdsTemplate(selector) || (!podLabels && named.length < references.length);
  const texts = [ref.namespace ?? '', ref.name, ...(podLabels?.values() ?? [])];
  return {
    kind,
    namespace: ref.namespace,
    name: ref.name,
    podLabels,
    selector: isFilledIn ? undefined : selector,
    references: named,
    unsure: isFilledIn || texts.some(isTemplated),
  };
}

function holdsTemplate(selector: LabelSelector | undefined): boolean {
  if (!selector) return false;
  const { matchLabels, matchExpressions } = selector;
  // An expression without an operator is one that cannot be read.
  if (matchExpressions.some(({ operator }) => operator === '')) return true;
  return [...matchLabels.values(), ...matchExpressions.flatMap(({ values }) => values)].some(isTemplated);
}

function selectorOf(manifest: Manifest): LabelSelector | undefined {
  switch (manifest.kind) {
    case 'Service':
      return ofService(manifest);
    case 'PodDisruptionBudget':
      return ofBudget(manifest);
    case 'NetworkPolicy':
      return manifest.podSelector;
    default:
      return undefined;
  }
}

/** Without a selector a Service's endpoints are its author's business, an empty one selects nothing, ExternalName has none. */
function ofService({ selector, type }: Service): LabelSelector | undefined {
  if (!selector || selector.size === 0 || type.value === 'ExternalName') return undefined;
  return withoutAddedLabels({ matchLabels: selector, matchExpressions: [] });
}

/** In policy/v1 an empty selector covers every pod of the namespace; in v1beta1 it covered none (R99). */
function ofBudget({ selector, ref }: PodDisruptionBudget): LabelSelector | undefined {
  const empty = selector?.matchLabels.size === 0 && selector.matchExpressions.length === 0;
  return empty && ref.apiVersion === 'policy/v1beta1' ? undefined : selector && withoutAddedLabels(selector);
}

/** Labels that controllers give to their pods, beside those of the template. */
const addedLabels: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Who asks for one of these reaches some of the pods: undefined where it asks for nothing else. */
function withoutAddedLabels(selector: LabelSelector): LabelSelector | undefined {
  const { matchLabels, matchExpressions } = selector;
  if (![...matchLabels.keys()].some((key) => addedLabels.has(key))) return selector;
  const left = new Map([...matchLabels].filter(([key]) => !addedLabels.has(key)));
  return left.size > 0 || matchExpressions.length > 0 ? { matchLabels: left, matchExpressions } : undefined;
}

type Pairs = readonly (readonly [string, string])[];

type Content = readonly [
  kind: ManifestKind,
  namespace: string | null,
  name: string,
  podLabels: Pairs | null,
  selector: { readonly pairs: Pairs; readonly expressions: LabelSelector['matchExpressions'] } | null,
  references: readonly (readonly [kind: ManifestKind, namespace: string | null, name: string])[],
  unsure: boolean,
];

/** Equal for summaries that say the same, and for no others. */
export function contentOf(summary: ObjectSummary): string {
  const { kind, namespace, name, podLabels, selector, references, unsure } = summary;
  const content: Content = [
    kind,
    namespace ?? null,
    name,
    podLabels ? [...podLabels] : null,
    selector ? { pairs: [...selector.matchLabels], expressions: selector.matchExpressions } : null,
    references.map((reference) => [reference.kind, reference.namespace ?? null, reference.name]),
    unsure,
  ];
  return JSON.stringify(content);
}

export function readContent(content: string): ObjectSummary {
  const [kind, namespace, name, podLabels, selector, references, unsure] = JSON.parse(content) as Content;
  return {
    kind,
    namespace: namespace ?? undefined,
    name,
    podLabels: podLabels ? new Map(podLabels) : undefined,
    selector: selector ? { matchLabels: new Map(selector.pairs), matchExpressions: selector.expressions } : undefined,
    references: references.map(([to, at, of]) => ({ kind: to, namespace: at ?? undefined, name: of })),
    unsure,
  };
}
