// Containers that are added to a pod that runs, and that no manifest can have.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import { readable, type Said } from './said.ts';
import { podSpecAt, type Spot } from './spot.ts';

/** R141 – R143. */
export function ephemeralContainers(spot: Spot): Said | undefined {
  const inside = podSpecAt(spot);
  if (!inside || !/^ephemeralContainers(?:\[\d+\]\.(?:name|targetContainerName))?$/.test(inside.rest)) return undefined;
  const grace = readable(inside.workload.pod.spec.terminationGracePeriodSeconds);
  const upTo = grace ? formatSeconds(seconds(grace.value)) : '?';
  const told: readonly Localized[] = [
    {
      en: '**No manifest creates an ephemeral container**: the API server refuses it here; kubectl debug adds one to a pod that runs',
      ko: '**매니페스트로는 임시 컨테이너를 만들 수 없음**: 여기 쓰면 API 서버가 거부. 실행 중인 파드에 kubectl debug로 추가',
    },
    {
      en: `It has no ports, probes, hooks and resources, is never started again and cannot be taken away. When the pod is deleted, it gets its stop signal at t+0 s and SIGKILL with the others, within the grace period of ${upTo}.`,
      ko: `포트, 프로브, 훅, 리소스를 가질 수 없고, 다시 시작되지 않으며 제거할 수도 없습니다. 파드를 삭제하면 t+0 s에 종료 신호를 받고, 다른 컨테이너처럼 유예 기간 ${upTo} 안에 끝나야 합니다.`,
    },
  ];
  return {
    paragraphs: told.map((text) => text[spot.explain.locale]),
    page: 'concepts/workloads/pods/ephemeral-containers/',
  };
}
