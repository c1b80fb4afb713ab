// What Kubernetes fills in where nothing is written, made to stand in the manifest: who reads it then sees the number, and
// what a patch or a newer Kubernetes would change stays as it is.
import type { Field } from '../base/origin.ts';
import type { FileSpan } from '../base/place.ts';
import type { Localized } from '../base/localized.ts';
import { isWorkload, type Manifest } from '../manifest/manifest.ts';
import { setField } from '../syntax/edits.ts';
import { nodeAt, pathText } from '../syntax/navigate.ts';
import { fileFix, type Fix } from './fixes.ts';
import { manifestAt } from './manifestAt.ts';
import type { Snapshot } from './snapshot.ts';

/** Those of the mapping under the cursor, or of the one whose key it is on. */
export function missingDefaults(snapshot: Snapshot, { uri, span }: FileSpan): readonly Fix[] {
  const found = manifestAt(snapshot, uri, span.start);
  const located = found && nodeAt(found.manifest.root, found.offset);
  if (!found || !located) return [];
  const { manifest, placed } = found;
  const here = new Set([pathText(located.path), pathText(located.path.slice(0, -1))]);
  return defaultsOf(manifest).flatMap((field) => {
    const { value, origin } = field;
    if (origin.type !== 'defaulted' || value === undefined || !here.has(parentOf(origin.field))) return [];
    const edit = setField(placed.document, manifest.root, origin.field, value);
    const name = origin.field.slice(origin.field.lastIndexOf('.') + 1);
    return edit ? [fileFix(snapshot, { title: title(name, value), safe: true, edits: [edit] })] : [];
  });
}

function title(name: string, value: number | string): Localized {
  return { en: `Write the default ${name}: ${value}`, ko: `기본값 ${name}: ${value} 작성` };
}

function parentOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}

/** The fields that decide how pods start, stop and are replaced, and that people leave out. */
function defaultsOf(manifest: Manifest): readonly Field<number | string>[] {
  if (isWorkload(manifest)) return [...ofPods(manifest.pod.spec), ...ofController(manifest)];
  return manifest.kind === 'PodDisruptionBudget' ? [manifest.unhealthyPodEvictionPolicy] : [];
}

type PodSpec = Extract<Manifest, { readonly kind: 'Pod' }>['pod']['spec'];

function ofPods({ terminationGracePeriodSeconds, containers }: PodSpec): readonly Field<number | string>[] {
  const probes = containers.flatMap(({ startupProbe, readinessProbe, livenessProbe }) =>
    [startupProbe, readinessProbe, livenessProbe].filter((probe) => probe !== undefined),
  );
  return [
    terminationGracePeriodSeconds,
    ...probes.flatMap(({ timeoutSeconds, periodSeconds, failureThreshold }) => [
      timeoutSeconds,
      periodSeconds,
      failureThreshold,
    ]),
  ];
}

function ofController(manifest: Manifest): readonly Field<number | string>[] {
  switch (manifest.kind) {
    case 'Deployment':
      return [manifest.progressDeadlineSeconds, manifest.strategy.maxSurge, manifest.strategy.maxUnavailable];
    case 'Rollout':
      return [manifest.progressDeadlineSeconds];
    case 'StatefulSet':
      return [manifest.podManagementPolicy];
    default:
      return [];
  }
}
