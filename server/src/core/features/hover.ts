// What is said of the field under the cursor: the first topic that knows it speaks.
import type { FileSpan, FileUri } from '../base/place.ts';
import { builtHover } from './built/hovers.ts';
import { isBuilt } from './built/objects.ts';
import { budget } from './hover/budget.ts';
import { daemonSetStrategy } from './hover/daemonSet.ts';
import { finalizers, jobDeadline, podDeadline } from './hover/deadlines.ts';
import { deploymentStrategy, progressDeadline } from './hover/deployment.ts';
import { ephemeralContainers } from './hover/ephemeral.ts';
import { gracePeriod, probeGracePeriod } from './hover/gracePeriod.ts';
import { postStart, preStop } from './hover/hooks.ts';
import { hostPort } from './hover/hostPort.ts';
import { minReadySeconds } from './hover/minReady.ts';
import { probe } from './hover/probes.ts';
import { readinessGates } from './hover/readiness.ts';
import { containerRestartPolicy, podRestartPolicy } from './hover/restarts.ts';
import { rolloutStrategy } from './hover/rollout.ts';
import { backend, claim } from './hover/routing.ts';
import type { Topic } from './hover/said.ts';
import { autoscaler, replicas } from './hover/scaling.ts';
import { selection } from './hover/selection.ts';
import { service } from './hover/service.ts';
import { serviceName } from './hover/serviceName.ts';
import { settingHover } from './hover/setting.ts';
import { statefulSet } from './hover/statefulSet.ts';
import { spotAt } from './hover/spot.ts';
import { stopSignal } from './hover/stopSignal.ts';
import type { Snapshot } from './snapshot.ts';

export interface Hover {
  readonly at: FileSpan;
  readonly markdown: string;
}

const topics: readonly Topic[] = [
  gracePeriod,
  probeGracePeriod,
  preStop,
  postStart,
  probe,
  readinessGates,
  podRestartPolicy,
  containerRestartPolicy,
  stopSignal,
  podDeadline,
  jobDeadline,
  finalizers,
  deploymentStrategy,
  progressDeadline,
  rolloutStrategy,
  serviceName,
  statefulSet,
  daemonSetStrategy,
  minReadySeconds,
  budget,
  service,
  selection,
  autoscaler,
  replicas,
  backend,
  claim,
  hostPort,
  ephemeralContainers,
];

export function hover(snapshot: Snapshot, uri: FileUri, offset: number): Hover | undefined {
  if (!isBuilt(snapshot, uri)) return hoverIn(snapshot, uri, offset);
  return builtHover(snapshot, uri, offset, (rendered, at) => hoverIn(snapshot, rendered, at));
}

function hoverIn(snapshot: Snapshot, uri: FileUri, offset: number): Hover | undefined {
  const located = spotAt(snapshot, uri, offset);
  if (!located) return settingHover(snapshot, uri, offset);
  const { spot, start } = located;
  for (const topic of topics) {
    const said = topic(spot);
    if (!said) continue;
    const { start: from, end } = said.at ?? spot.at;
    return {
      at: { uri, span: { start: start + from, end: start + end } },
      markdown: [...said.paragraphs, pageLink(said.page)].join('\n\n'),
    };
  }
  return settingHover(snapshot, uri, offset);
}

function pageLink(page: string): string {
  const url = page.startsWith('https://') ? page : `https://kubernetes.io/docs/${page}`;
  return `[${url.split('/')[2] ?? url}](${url})`;
}
