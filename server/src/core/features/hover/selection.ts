// What a selector selects.
import type { Localized } from '../../base/localized.ts';
import type { NetworkPolicy, PodDisruptionBudget, Service, Workload } from '../../manifest/manifest.ts';
import { scaleOf } from '../../scenario/desiredPods.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import { unitOf } from '../snapshot.ts';
import { objectLink, type Said } from './said.ts';
import type { Spot } from './spot.ts';

export function selection(spot: Spot): Said | undefined {
  const { manifest, field } = spot;
  if (!/^spec\.(?:selector|podSelector)(?:\.|$)/.test(field)) return undefined;
  switch (manifest.kind) {
    case 'Service':
      return { paragraphs: selected(spot, manifest), page: 'concepts/services-networking/service/' };
    case 'PodDisruptionBudget':
      return { paragraphs: selected(spot, manifest), page: 'tasks/run-application/configure-pdb/' };
    case 'NetworkPolicy':
      return { paragraphs: selected(spot, manifest), page: 'concepts/services-networking/network-policies/' };
    default:
      return undefined;
  }
}

/** The workloads of the unit whose pods are selected, in a few words. */
export function selected(spot: Spot, manifest: Service | PodDisruptionBudget | NetworkPolicy): readonly string[] {
  const { locale } = spot.explain;
  const workloads = workloadsSelectedBy(unitOf(spot.snapshot, spot.document), manifest);
  if (workloads.length === 0) return [nothing[locale]];
  const lines = workloads.slice(0, most).map((workload) => `- ${objectLink(spot, workload)}${pods(workload)[locale]}`);
  const more = workloads.length > most ? [`- … ${workloads.length - most}`] : [];
  const headline: Localized = {
    en: `**Selects the pods of ${workloads.length === 1 ? '1 workload' : `${workloads.length} workloads`}**`,
    ko: `**워크로드 ${workloads.length}개의 파드를 선택**`,
  };
  return [headline[locale], [...lines, ...more].join('\n')];
}

/** A selector may reach many pods; a hover is short. */
const most = 6;

const nothing: Localized = {
  en: '**Selects no pod** of the manifests that are deployed with this one',
  ko: '함께 배포되는 매니페스트 중 **선택되는 파드 없음**',
};

function pods(workload: Workload): Localized {
  const scale = scaleOf(workload)?.value;
  if (scale === undefined) return { en: '', ko: '' };
  return { en: `: ${scale} ${scale === 1 ? 'pod' : 'pods'}`, ko: `: 파드 ${scale}개` };
}
