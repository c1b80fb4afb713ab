// What objects can be asked for by.
import type { FileUri } from '../base/place.ts';
import type { LabelSelector, ManifestKind } from '../manifest/manifest.ts';
import type { ObjectNode } from './objectNode.ts';
import type { ObjectSummary } from './summary.ts';

export type LabelPair = readonly [key: string, value: string];

/** A namespace; in a graph of all of them `anyNamespace`. */
export type Scope = string;

export const anyNamespace: Scope = '*';

/** A manifest without a namespace goes where kubectl is told to, and that is `default` unless somebody says otherwise. */
export function scopeOf({ namespace }: { readonly namespace: string | undefined }): Scope {
  return namespace ?? 'default';
}

/** The objects of a kind, or those of them that name a namespace. */
export function kindKey(kind: ManifestKind, namespace?: string): string {
  return namespace === undefined ? join('kind', kind) : join('kind', kind, namespace);
}

/** The objects of a kind that stand in one file. */
export function kindInFileKey(kind: ManifestKind, uri: FileUri): string {
  return join('file', kind, uri);
}

export function nameKey(kind: ManifestKind, scope: Scope, name: string): string {
  return join('name', kind, scope, name);
}

/** The workloads, or those of them whose pods have a label. */
export function workloadKey(scope: Scope, pair?: LabelPair): string {
  return pair ? join('pods', scope, ...pair) : join('pods', scope);
}

/** The workloads whose pods have a label, whatever its value. */
export function labelKey(scope: Scope, label: string): string {
  return join('label', scope, label);
}

/** The workloads of a name, of whatever kind. */
export function workloadNameKey(scope: Scope, name: string): string {
  return join('workload', scope, name);
}

/** What selects pods, under the first pair that it asks for: a workload then meets only those that it may match. */
export function selectingKey(kind: ManifestKind, scope: Scope, pair?: LabelPair): string {
  return pair ? join('selecting', kind, scope, ...pair) : join('selecting', kind, scope);
}

/** What names an object. */
export function referringKey(kind: ManifestKind, scope: Scope, name: string): string {
  return join('referring', kind, scope, name);
}

/** Objects of a kind, or workloads, of which some is written elsewhere. */
export function unsureKey(kind: ManifestKind | 'workload'): string {
  return join('unsure', kind);
}

function join(...parts: readonly string[]): string {
  return parts.join('\0');
}

/** The pair that a selector is filed under; undefined where it asks for none. */
export function firstPair({ matchLabels }: LabelSelector): LabelPair | undefined {
  const [first] = matchLabels;
  return first;
}

/** Every key of an object in the graph of its unit. */
export function unitKeys({ uri, summary }: ObjectNode): readonly string[] {
  const { kind, namespace, name, podLabels, unsure } = summary;
  const scope = scopeOf(summary);
  const keys = [kindKey(kind), kindInFileKey(kind, uri), ...keysOf(summary, scope)];
  if (namespace !== undefined) keys.push(kindKey(kind, namespace));
  if (podLabels) {
    keys.push(workloadNameKey(scope, name));
    for (const label of podLabels.keys()) keys.push(labelKey(scope, label));
  }
  if (unsure) keys.push(unsureKey(podLabels ? 'workload' : kind));
  return keys;
}

/** Every key of an object in the graph of all units. */
export function keysEverywhere({ summary }: ObjectNode): readonly string[] {
  return keysOf(summary, anyNamespace);
}

function keysOf({ kind, name, podLabels, selector, references }: ObjectSummary, scope: Scope): readonly string[] {
  const keys = [nameKey(kind, scope, name)];
  if (podLabels) {
    keys.push(workloadKey(scope));
    for (const pair of podLabels) keys.push(workloadKey(scope, pair));
  }
  if (selector) keys.push(selectingKey(kind, scope, firstPair(selector)));
  for (const to of references) {
    const toScope = to.namespace === undefined || scope === anyNamespace ? scope : to.namespace;
    keys.push(referringKey(to.kind, toScope, to.name));
  }
  return keys;
}
