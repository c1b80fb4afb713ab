import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { Workload } from '../manifest/manifest.ts';
import { defineRule, workloadKinds } from './rule.ts';

/** The pods of a DaemonSet are skipped with a flag that every drain has; those of Jobs are gone by themselves. */
const exempt: ReadonlySet<string> = new Set(['CronJob', 'DaemonSet', 'DaemonSet.apps.kruise.io', 'Job']);

export const drainNeedsFlags = defineRule({
  meta: {
    id: 'drain-needs-flags',
    title: { en: 'kubectl drain refuses the pod without a flag', ko: '플래그 없이는 kubectl drain이 거부하는 파드' },
    severity: 'hint',
    recommended: 'off',
    group: 'disruption',
    appliesTo: workloadKinds.filter((kind) => !exempt.has(kind)),
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A long-running workload with an emptyDir volume, and a Pod that no controller has made. The preset `recommended` leaves it out: hovers and the preview of a drain say the same.',
        ko: 'emptyDir 볼륨이 있는 상시 실행 워크로드와, 컨트롤러가 만들지 않은 Pod. `recommended` 프리셋에서는 알리지 않습니다. 호버와 drain 미리보기가 같은 내용을 보여 줍니다.',
      },
      why: {
        en: '`kubectl drain` evicts nothing from a node while one pod on it needs a flag that was not given: --delete-emptydir-data, since the data goes with the pod, or --force, since nobody makes the pod anew.',
        ko: '`kubectl drain`은 필요한 플래그가 빠진 파드가 하나라도 있으면 그 노드에서 아무것도 축출하지 않습니다. 데이터가 파드와 함께 사라지는 emptyDir에는 --delete-emptydir-data, 다시 만들 컨트롤러가 없는 파드에는 --force가 필요합니다.',
      },
      fix: {
        en: 'Know it before the maintenance, or keep the data elsewhere and let a Deployment make the pod.',
        ko: '작업 전에 알아 두거나, 데이터를 다른 곳에 두고 Deployment로 파드를 만드십시오.',
      },
      falsePositives: {
        en: 'Clusters that are only drained by tools which give these flags.',
        ko: '이 플래그를 항상 쓰는 도구로만 drain하는 클러스터.',
      },
      references: [
        'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_drain/',
        'https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/kubectl/pkg/drain/filters.go',
      ],
    },
  },

  *check(workload) {
    const { spec } = workload.pod;
    const ends = workload.kind === 'Pod' && spec.restartPolicy.value !== 'Always';
    if (spec.partial || ends || workload.annotations.has('kubernetes.io/config.mirror')) return;
    const needs = [...emptyDirs(workload), ...(workload.kind === 'Pod' ? [bare(workload)] : [])];
    for (const { at, flag, why } of needs) {
      yield {
        at,
        message: {
          en: `kubectl drain needs ${flag} for this pod: ${why.en}`,
          ko: `kubectl drain에 ${flag} 필요: ${why.ko}`,
        },
        related: [],
        fixes: () => [],
        confidence: 'certain',
      };
    }
  },
});

interface Need {
  readonly at: Place;
  readonly flag: string;
  readonly why: Localized;
}

function emptyDirs({ pod }: Workload): readonly Need[] {
  const names = pod.spec.volumes.filter(({ type }) => type === 'emptyDir');
  const [first] = names;
  if (!first) return [];
  const list = `emptyDir ${names.map(({ name }) => name).join(', ')}`;
  return [{ at: first.nameAt, flag: '--delete-emptydir-data', why: { en: list, ko: list } }];
}

function bare({ kindAt }: Workload): Need {
  return { at: kindAt, flag: '--force', why: { en: 'no controller makes it anew', ko: '다시 만들 컨트롤러가 없음' } };
}
