// minReadySeconds, of every kind that has it.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { rollingUpdateOf } from '../../scenario/rollingUpdate.ts';
import { originWords, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

/** Available means ready for that long (R125); the next step of a rollout waits for it. */
export function minReadySeconds({ manifest, field, explain }: Spot): Said | undefined {
  if (field !== 'spec.minReadySeconds' || !('minReadySeconds' in manifest)) return undefined;
  const minReady = readable(manifest.minReadySeconds);
  if (!minReady) return undefined;
  const headline: Localized = {
    en: `**minReadySeconds: a new pod counts as available ${formatSeconds(seconds(minReady.value))} after it is ready**`,
    ko: `**minReadySeconds: 새 파드는 ready가 되고 ${formatSeconds(seconds(minReady.value))} 뒤에 가용으로 침**`,
  };
  const steps = stepsOf(manifest);
  const cost: Localized | undefined =
    steps === undefined || minReady.value <= 0
      ? undefined
      : {
          en: `A rollout goes in at least ${steps} ${steps === 1 ? 'step' : 'steps'}, so it waits at least ${steps} × ${minReady.value} s = ${formatSeconds(seconds(steps * minReady.value))} for it.`,
          ko: `롤아웃은 최소 ${steps}단계이므로 최소 ${steps} × ${minReady.value} s = ${formatSeconds(seconds(steps * minReady.value))} 더 걸립니다.`,
        };
  const told = [headline, ...(cost ? [cost] : [])].map((text) => text[explain.locale]);
  const [first = '', ...rest] = told;
  return {
    paragraphs: [`${first} — ${originWords(minReady.origin, explain)}`, ...rest],
    page: 'concepts/workloads/controllers/deployment/#min-ready-seconds',
  };
}

/** How often a rollout waits for new pods: a Deployment for several at once, a StatefulSet for one after the other (R130). */
function stepsOf(manifest: Manifest): number | undefined {
  if (manifest.kind === 'StatefulSet') return manifest.replicas.value;
  if (manifest.kind !== 'Deployment') return undefined;
  const bounds = rollingUpdateOf(manifest, manifest.replicas);
  const { value: replicas } = manifest.replicas;
  return bounds && replicas !== undefined ? Math.ceil(replicas / (bounds.surge + bounds.unavailable)) : undefined;
}
