import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Deployment } from '../manifest/manifest.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { exclusiveClaimOf, type ExclusiveClaim } from './exclusiveClaim.ts';
import { relatedNumbers } from './probes.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule } from './rule.ts';
import { recreate } from './strategyEdit.ts';

export const rolloutVolumeDeadlock = defineRule({
  meta: {
    id: 'rollout-volume-deadlock',
    title: { en: 'A rollout that waits for its own volume', ko: '자기 볼륨을 기다리는 롤아웃' },
    severity: 'warning',
    group: 'rollout',
    appliesTo: ['Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Deployment that starts a new pod before the old one is gone, while both want a claim that only one node (ReadWriteOnce) or one pod (ReadWriteOncePod) can have.',
        ko: '이전 파드가 사라지기 전에 새 파드를 띄우는데, 둘 다 노드 하나(ReadWriteOnce) 또는 파드 하나(ReadWriteOncePod)만 쓸 수 있는 클레임을 원하는 Deployment.',
      },
      why: {
        en: 'On another node the new pod waits in ContainerCreating (Multi-Attach error) for a volume that the old pod keeps, and the old pod is kept until the new one is ready. On the same node it starts, and two processes write to one volume: databases do not bear that.',
        ko: '다른 노드에서는 새 파드가 이전 파드가 붙잡은 볼륨을 기다리며 ContainerCreating에 머물고(Multi-Attach 오류), 이전 파드는 새 파드가 ready가 될 때까지 남습니다. 같은 노드라면 시작되지만 두 프로세스가 한 볼륨에 쓰게 되어 데이터베이스라면 위험합니다.',
      },
      fix: {
        en: 'Use the strategy Recreate, or a StatefulSet with volumeClaimTemplates.',
        ko: 'strategy를 Recreate로 하거나, volumeClaimTemplates가 있는 StatefulSet을 쓰십시오.',
      },
      falsePositives: {
        en: 'A cluster of one node, or storage that lives on the node of the pod, for processes that can share their files.',
        ko: '노드가 하나뿐이거나 파드의 노드에 있는 스토리지이고, 프로세스가 파일을 함께 써도 되는 경우.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
      ],
    },
  },

  *check(deployment, { unit, document }) {
    const claim = exclusiveClaimOf(unit, deployment);
    const replicas = leastReplicas(unit, deployment);
    const bounds = claim && replicas && rollingUpdateOf(deployment, replicas);
    if (!bounds || bounds.surge < 1 || replicas.value === 0) return;
    yield {
      at: placeOf(deployment, claim),
      severity: bounds.unavailable === 0 ? 'warning' : 'hint',
      message: message(deployment, claim, bounds.unavailable > 0),
      related: [
        { at: claim.accessModesAt, message: { en: claim.accessMode, ko: claim.accessMode } },
        ...relatedReplicas(replicas),
        ...relatedNumbers([['progressDeadlineSeconds', deployment.progressDeadlineSeconds]]),
      ],
      fixes: () => recreate(document, deployment),
      confidence: 'certain',
    };
  },
});

/** The strategy is what to change; where it is not written, the volume is what is seen. */
function placeOf({ strategy: { type, maxSurge } }: Deployment, claim: ExclusiveClaim): Place {
  const written = [type, maxSurge].find(({ origin }) => origin.type === 'written')?.origin;
  return written?.type === 'written' ? written.at : claim.at;
}

function message(
  { progressDeadlineSeconds: deadline }: Deployment,
  { name, accessMode }: ExclusiveClaim,
  goesOn: boolean,
): Localized {
  const starts = {
    en: `RollingUpdate starts a second pod while ${name} is ${accessMode}`,
    ko: `${name} 볼륨은 ${accessMode}인데 RollingUpdate가 두 번째 파드를 시작함`,
  };
  const waits =
    accessMode === 'ReadWriteOncePod'
      ? { en: 'it waits for the volume', ko: '볼륨을 기다림' }
      : { en: 'on another node it waits for the volume', ko: '다른 노드라면 볼륨을 기다림' };
  if (goesOn) {
    return {
      en: `${starts.en}: ${waits.en} until the old one is gone`,
      ko: `${starts.ko}: 이전 파드가 사라질 때까지 ${waits.ko}`,
    };
  }
  const end = isReadable(deadline) ? `${String(deadline.value)}s` : '?';
  return {
    en: `${starts.en}: ${waits.en}, rollout reported failed at t+${end}`,
    ko: `${starts.ko}: ${waits.ko}, t+${end}에 롤아웃 실패로 보고`,
  };
}
