// What ends a pod by the clock, and what keeps its object.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import { isWorkload } from '../../manifest/manifest.ts';
import { originWords, plain, readable, type Said } from './said.ts';
import { podSpecAt, type Spot } from './spot.ts';

export function podDeadline(spot: Spot): Said | undefined {
  const inside = podSpecAt(spot);
  const deadline =
    inside?.rest === 'activeDeadlineSeconds' ? readable(inside.workload.pod.spec.activeDeadlineSeconds) : undefined;
  const grace = readable(inside?.workload.pod.spec.terminationGracePeriodSeconds);
  if (!deadline) return undefined;
  const stopped = stoppedWith(grace?.value);
  const told: readonly Localized[] = [
    {
      en: `**The pod is stopped ${formatSeconds(seconds(deadline.value))} after its start**, and is then Failed (DeadlineExceeded)`,
      ko: `**시작 후 ${formatSeconds(seconds(deadline.value))}에 파드 종료**, 이후 Failed (DeadlineExceeded)`,
    },
    stopped,
  ];
  const [headline = '', ...rest] = told.map((text) => text[spot.explain.locale]);
  return {
    paragraphs: [`${headline} — ${originWords(deadline.origin, spot.explain)}`, ...rest],
    page: 'concepts/workloads/pods/init-containers/#detailed-behavior',
  };
}

/** Of a Job, which deletes its pods (R133). */
export function jobDeadline({ manifest, field, value, explain }: Spot): Said | undefined {
  const ofJob = manifest.kind === 'Job' && field === 'spec.activeDeadlineSeconds';
  const ofCronJob = manifest.kind === 'CronJob' && field === 'spec.jobTemplate.spec.activeDeadlineSeconds';
  if ((!ofJob && !ofCronJob) || typeof value !== 'number' || !isWorkload(manifest)) return undefined;
  const grace = readable(manifest.pod.spec.terminationGracePeriodSeconds);
  const told: readonly Localized[] = [
    {
      en: `**The Job fails ${formatSeconds(seconds(value))} after its start** (DeadlineExceeded), whatever backoffLimit says, and its running pods are deleted`,
      ko: `**Job 시작 후 ${formatSeconds(seconds(value))}에 실패**(DeadlineExceeded), backoffLimit과 관계없이 실행 중인 파드 삭제`,
    },
    stoppedWith(grace?.value),
  ];
  return {
    paragraphs: told.map((text) => text[explain.locale]),
    page: 'concepts/workloads/controllers/job/#job-termination-and-cleanup',
  };
}

function stoppedWith(graceSeconds: number | undefined): Localized {
  const grace = graceSeconds === undefined ? '?' : formatSeconds(seconds(graceSeconds));
  return {
    en: `Its processes are told to stop then, and have the grace period of ${grace} for it, preStop included.`,
    ko: `그때 프로세스에 종료 신호가 가고, 유예 기간 ${grace}(preStop 포함)을 씁니다.`,
  };
}

/** The object stays, and its name with it (R10). */
export function finalizers({ manifest, field, value, explain }: Spot): Said | undefined {
  if (!isWorkload(manifest) || !/^(?:.*\.)?metadata\.finalizers(?:\[\d+\])?$/.test(field)) return undefined;
  const ofPods = manifest.kind === 'Pod' || !field.startsWith('metadata.');
  const who = typeof value === 'string' ? plain(value) : 'each of them';
  const whoKo = typeof value === 'string' ? plain(value) : '각 finalizer';
  const told: readonly Localized[] = [
    {
      en: `**After a deletion the object stays until ${who} is taken away**, which a controller has to do`,
      ko: `**삭제해도 ${whoKo}가 제거될 때까지 오브젝트가 남음**, 제거는 컨트롤러의 몫`,
    },
    ofPods
      ? {
          en: 'The containers stop all the same. A drain, and a StatefulSet that wants to replace the pod, wait for the object.',
          ko: '컨테이너는 그대로 종료됩니다. 드레인, 그리고 파드를 교체하려는 StatefulSet은 오브젝트가 사라지기를 기다립니다.',
        }
      : {
          en: 'Its pods run on until then, unless it is deleted with --cascade=foreground.',
          ko: '--cascade=foreground로 삭제하지 않으면 그때까지 파드는 계속 실행됩니다.',
        },
  ];
  return {
    paragraphs: told.map((text) => text[explain.locale]),
    page: 'concepts/overview/working-with-objects/finalizers/',
  };
}
