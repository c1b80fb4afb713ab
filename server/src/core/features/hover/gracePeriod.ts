// terminationGracePeriodSeconds, of a pod and of a probe.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Probe } from '../../manifest/container.ts';
import { originWords, readable, type Said } from './said.ts';
import { containerAt, podSpecAt, type Spot } from './spot.ts';
import { graceLine, instants, nodeLine, verdict } from './termination.ts';
import { terminationWords } from './terminationWords.ts';

const key = 'terminationGracePeriodSeconds';

export function gracePeriod(spot: Spot): Said | undefined {
  const pod = podSpecAt(spot);
  const origin = pod?.workload.pod.spec.terminationGracePeriodSeconds.origin;
  // Where a controller makes the pods in its own way, another field is their grace period.
  if (!pod || !origin || !('field' in origin) || origin.field !== spot.field) return undefined;
  const subject = { spot, workload: pod.workload };
  const { containers } = pod.workload.pod.spec;
  return {
    paragraphs: [...graceLine(subject), ...verdict(subject), ...instants(subject, containers), ...nodeLine(subject)],
    page: 'concepts/workloads/pods/pod-lifecycle/#pod-termination',
  };
}

/** A probe's own grace period is one for its kills only (R23, R24). */
export function probeGracePeriod(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const name = probeNames.find((one) => inside?.rest === `${one}.${key}`);
  const probe = name && inside?.container[name];
  return probe && { paragraphs: [probeText(spot, name, probe)], page };
}

const probeNames = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const page =
  'tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds';

function probeText({ explain }: Spot, name: string, probe: Probe): string {
  const words = terminationWords(explain.locale);
  const grace = readable(probe.terminationGracePeriodSeconds);
  if (name === 'readinessProbe') return words.readinessGrace();
  if (!grace) return words.probeGrace(name, '?', '');
  return words.probeGrace(name, formatSeconds(seconds(grace.value)), originWords(grace.origin, explain));
}
