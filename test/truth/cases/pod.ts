// Pods of cases: a manifest and what is assumed of its processes, as an author would write them, and what the product
// makes of both.
import { fileUri } from '../../../server/src/core/base/place.ts';
import type { Service, Workload } from '../../../server/src/core/manifest/manifest.ts';
import { isWorkload } from '../../../server/src/core/manifest/manifest.ts';
import type { EventType, Timeline, TimelineEvent } from '../../../server/src/core/lifecycle/events.ts';
import { kubeletBehaviour } from '../../../server/src/core/lifecycle/kubeletBehaviour.ts';
import type { PodModel, Trigger } from '../../../server/src/core/lifecycle/models.ts';
import { AssumptionReader } from '../../../server/src/core/scenario/assumptions.ts';
import { podModel } from '../../../server/src/core/scenario/podModel.ts';
import { assumedKubernetesMinor } from '../../../server/src/core/scenario/podScenario.ts';
import { timelineFor } from '../../../server/src/core/scenario/timelineFor.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../../server/src/core/workspace/workspace.ts';
import { isReadable } from '../../../server/src/core/base/origin.ts';
import { configAlone } from '../../support/configAlone.ts';
import { Uncovered } from './evaluate.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Every JSON text is a YAML text. */
function read(object: Json): ReturnType<typeof manifestsOf> {
  const uri = fileUri('file:///case.yaml');
  return manifestsOf(applyChanges(emptyWorkspace, [{ uri, text: JSON.stringify(object) }]), uri);
}

export function readPod(spec: Json): Workload {
  const pod = read({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec }).find(isWorkload);
  if (!pod) throw new Uncovered('the input is no pod that the product reads');
  return pod;
}

export function readService(spec: Json): Service {
  const found = read({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'service' }, spec });
  const service = found.find((one): one is Service => one.kind === 'Service');
  if (!service) throw new Uncovered('the input is no Service that the product reads');
  return service;
}

export type Gates = Readonly<Record<string, boolean>>;

export function behaviour(gates: Gates = {}, maxContainerRestartPeriod?: number): ReturnType<typeof kubeletBehaviour> {
  return kubeletBehaviour(assumedKubernetesMinor, new Map(Object.entries(gates)), { maxContainerRestartPeriod });
}

/** The model that the engine is given of a pod. */
export function modelOf(spec: Json, assumptions: ReadonlyMap<string, string>, gates: Gates = {}): PodModel {
  const pod = readPod(spec);
  const grace = pod.pod.spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) throw new Uncovered('terminationGracePeriodSeconds cannot be read');
  const reader = new AssumptionReader(assumptions, pod.ref);
  return podModel(pod, grace, { kubelet: behaviour(gates), reader, configOf: configAlone, trigger: 'deletion' }).best;
}

export interface PodCase {
  readonly spec: Json;
  readonly assumptions: ReadonlyMap<string, string>;
  readonly trigger: Trigger;
  readonly graceSeconds?: number | undefined;
}

export function timelineOf({ spec, assumptions, trigger, graceSeconds }: PodCase): Timeline {
  const answer = timelineFor({
    workload: readPod(spec),
    services: [],
    configOf: configAlone,
    trigger,
    requestedGraceSeconds: graceSeconds,
    assumptions,
    kubernetesMinor: assumedKubernetesMinor,
    featureGates: new Map(),
  });
  if (answer.type === 'unknown') throw new Uncovered(answer.why.en);
  return answer.timeline;
}

export function event<T extends EventType>(
  { story }: Timeline,
  type: T,
  container?: string,
): Extract<TimelineEvent, { readonly type: T }> | undefined {
  return story.find(
    (one): one is Extract<TimelineEvent, { readonly type: T }> =>
      one.type === type && (container === undefined || one.container === container),
  );
}

/** In seconds, in the earliest case; undefined where it does not happen. */
export function instant(timeline: Timeline, type: EventType, container?: string): number | undefined {
  const found = event(timeline, type, container);
  return found && found.earliest / 1000;
}

/** Exit codes of the last process of every container that has ended. */
export function exitCodes({ story }: Timeline): Readonly<Record<string, number>> {
  return Object.fromEntries(
    story.flatMap((one) =>
      one.type === 'containerExited' ? [[one.container ?? '', one.detail.exitCode] as const] : [],
    ),
  );
}
