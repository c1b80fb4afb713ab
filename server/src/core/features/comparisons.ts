// What was seen of a workload beside what is predicted of it: by the files of the author, or by the very pods that the
// cluster ran, so that nothing needs to be at hand but the recording.
import { fileUri } from '../base/place.ts';
import type { Localized } from '../base/localized.ts';
import { isWorkload, type Workload } from '../manifest/manifest.ts';
import { compare } from '../observed/compare.ts';
import type { Comparison, Comparisons } from '../observed/comparisons.ts';
import { listAt, textAt } from '../observed/json.ts';
import { podActs, type PodAct } from '../observed/podActs.ts';
import type { Recording } from '../observed/recording.ts';
import { kubernetesMinorOf } from '../observed/version.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../workspace/workspace.ts';
import { workloadTimeline, type Snapshot } from './snapshot.ts';
import { workloadOf, type TimelineTarget } from './targets.ts';

/** @param target whose file predicts; undefined: what the cluster runs does */
export function comparisons(snapshot: Snapshot, recording: Recording, target?: TimelineTarget): Comparisons {
  const { kubernetesVersion } = recording;
  const { kubernetesMinor = kubernetesMinorOf(kubernetesVersion) } = snapshot.config;
  const informed = { ...snapshot, config: { ...snapshot.config, kubernetesMinor } };
  const written = target && workloadOf(informed, target);
  const compared = podActs(recording).map((act): Comparison => {
    const run = written ? { snapshot: informed, workload: written } : ranInCluster(informed, act, recording);
    return { act, result: predicted(run, act) };
  });
  const predictedFrom = target ? 'files' : 'cluster';
  return { target: recording.target, kubernetesVersion, predictedFrom, pods: compared };
}

interface Run {
  readonly snapshot: Snapshot;
  readonly workload: Workload | undefined;
}

function predicted({ snapshot, workload }: Run, act: PodAct): Comparison['result'] {
  if (!workload) return { type: 'unknown', why: unreadablePod };
  const { trigger, requestedGraceSeconds } = act;
  const answer = workloadTimeline(snapshot, workload, { trigger, requestedGraceSeconds });
  if (answer.type === 'unknown') return answer;
  return { type: 'compared', timeline: answer.timeline, events: compare(act, answer.timeline) };
}

const unreadablePod: Localized = {
  en: 'the recorded pod has no containers that could be read',
  ko: '기록된 파드에서 컨테이너를 읽을 수 없습니다',
};

/** The API server hands out what it was given with its defaults filled in, and JSON is YAML too. */
function ranInCluster({ config }: Snapshot, { object, pod }: PodAct, { changes }: Recording): Run {
  const uri = fileUri(`cluster:///${pod}.yaml`);
  const services = changes.map((change) => change.object).filter((one) => textAt(one, 'kind') === 'Service');
  const text = [asManifest(object), ...services].map((one) => JSON.stringify(one)).join('\n---\n');
  const workspace = applyChanges(emptyWorkspace, [{ uri, text }]);
  return { snapshot: { workspace, config }, workload: manifestsOf(workspace, uri).find(isWorkload) };
}

/** The pod without what has become of it. */
function asManifest(pod: unknown): unknown {
  const { metadata, spec } = pod as { readonly metadata?: object; readonly spec?: unknown };
  const { name, namespace, labels } = { name: textAt(metadata, 'name'), ...metadata } as Readonly<
    Record<string, unknown>
  >;
  const finalizers = listAt(metadata, 'finalizers');
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels, finalizers }, spec };
}
