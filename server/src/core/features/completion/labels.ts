// Labels of the pods that are deployed with a selector.
import type { Manifest, Workload } from '../../manifest/manifest.ts';
import { workloadKinds } from '../../manifest/manifest.ts';
import { entry } from '../../syntax/navigate.ts';
import { manifestsOfKind } from '../../workspace/links/kinds.ts';
import type { Suggestion, Typing } from './typing.ts';

/** Whole pairs where a key is wanted, else the values of the key. */
export function selectorLabels(typing: Typing): readonly Suggestion[] {
  const { manifest, field, key, mapping } = typing;
  if (field !== selectorField(manifest)) return [];
  const pairs = workloads(typing).flatMap(({ pod, ref }) =>
    [...pod.labels].map(([name, value]) => ({ name, value, title: `${ref.kind} ${ref.name}` })),
  );
  const asked = pairs.filter(({ name }) => (key === undefined ? !entry(mapping, name) : name === key));
  const texts = new Map<string, string[]>();
  for (const { name, value, title } of asked) {
    const text = key === undefined ? `${name}: ${quoted(value)}` : quoted(value);
    texts.set(text, [...(texts.get(text) ?? []), title]);
  }
  return [...texts].map(([text, titles]) => {
    const detail = titles.join(', ');
    return { text, type: key === undefined ? 'block' : 'value', detail: { en: detail, ko: detail } };
  });
}

function selectorField({ kind }: Manifest): string | undefined {
  switch (kind) {
    case 'Service':
      return 'spec.selector';
    case 'PodDisruptionBudget':
      return 'spec.selector.matchLabels';
    case 'NetworkPolicy':
      return 'spec.podSelector.matchLabels';
    default:
      return undefined;
  }
}

function workloads({ unit, manifest }: Typing): readonly Workload[] {
  const namespace = manifest.ref.namespace ?? 'default';
  return workloadKinds
    .flatMap((kind): readonly Workload[] => manifestsOfKind(unit, kind))
    .filter(({ ref }) => (ref.namespace ?? 'default') === namespace);
}

/** Labels are texts: what YAML takes for something else needs quotes. */
function quoted(value: string): string {
  return /^[A-Za-z][\w./-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
