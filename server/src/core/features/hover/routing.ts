// What a route, a claim or a policy names, and what comes of it.
import type { Localized } from '../../base/localized.ts';
import type { Place } from '../../base/place.ts';
import { contains } from '../../base/span.ts';
import { isWorkload } from '../../manifest/manifest.ts';
import { claimOf } from '../../workspace/links/claims.ts';
import { objectNamed } from '../../workspace/links/naming.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import { unitOf } from '../snapshot.ts';
import { objectLink, plain, type Said } from './said.ts';
import type { Spot } from './spot.ts';

/** From the route through the Service to the pods. */
export function backend(spot: Spot): Said | undefined {
  const { manifest, document, offset } = spot;
  if (!('backends' in manifest)) return undefined;
  const holds = ({ span, document: other }: Place): boolean => other === document && contains(span, offset);
  const found = manifest.backends.find(({ at }) => holds(at));
  if (found?.name?.value === undefined || found.kind.value !== 'Service') return undefined;
  const unit = unitOf(spot.snapshot, document);
  const service = objectNamed(unit, 'Service', found.namespace?.value ?? manifest.ref.namespace, found.name.value);
  if (!service) return undefined;
  const workloads = workloadsSelectedBy(unit, service).map((workload) => `- ${objectLink(spot, workload)}`);
  const told: Localized = {
    en: `**Sends to** ${objectLink(spot, service)}${workloads.length === 0 ? ', which selects no pod here' : ', which selects'}`,
    ko: `${objectLink(spot, service)} **(으)로 전달**${workloads.length === 0 ? ', 선택되는 파드 없음' : ', 선택되는 파드:'}`,
  };
  return {
    paragraphs: [told[spot.explain.locale], ...(workloads.length === 0 ? [] : [workloads.join('\n')])],
    page: 'concepts/services-networking/service/',
  };
}

/** A volume that one node can have decides how a rollout goes. */
export function claim(spot: Spot): Said | undefined {
  const { manifest, field, value } = spot;
  if (!isWorkload(manifest) || !field.endsWith('.persistentVolumeClaim.claimName') || typeof value !== 'string')
    return undefined;
  const found = claimOf(unitOf(spot.snapshot, spot.document), manifest.ref.namespace, value);
  const modes = found?.claim.accessModes?.value;
  if (!found || !modes) return undefined;
  const shared = modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany');
  const told: Localized = shared
    ? { en: 'Pods on several nodes can have it at once.', ko: '여러 노드의 파드가 동시에 쓸 수 있습니다.' }
    : modes.includes('ReadWriteOncePod')
      ? {
          en: 'One pod can have it at a time: a new pod waits until the old one has gone.',
          ko: '한 번에 파드 하나만 쓸 수 있습니다. 새 파드는 이전 파드가 사라질 때까지 기다립니다.',
        }
      : {
          en: 'One node can have it at a time: a new pod on another node waits until the old one has gone.',
          ko: '한 번에 노드 하나만 쓸 수 있습니다. 다른 노드의 새 파드는 이전 파드가 사라질 때까지 기다립니다.',
        };
  return {
    paragraphs: [`**${plain(modes.join(', '))}** — ${objectLink(spot, found)}`, told[spot.explain.locale]],
    page: 'concepts/storage/persistent-volumes/#access-modes',
  };
}
