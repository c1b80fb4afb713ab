// What the kubelet's Events tell of a pod, and what its Services' EndpointSlices do.
import type { EndpointChange, EndpointConditions } from './histories.ts';
import { at, listAt, namedIn, textAt } from './json.ts';
import type { MeasuredEvent, MeasuredOf, Said, Seen } from './measured.ts';
import type { ObservedChange } from './recording.ts';
import { parseTimestamp } from './timestamp.ts';

/**
 * The kubelet says `Killing` before it runs the hook, and the stop signal comes right after where there is none
 * (https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kuberuntime/kuberuntime_container.go).
 */
export function eventSteps(pod: unknown, change: ObservedChange): readonly MeasuredEvent[] {
  const { object } = change;
  // An Event that comes again only counts up.
  if (change.change !== 'ADDED' && change.change !== 'LISTED') return [];
  const seen: Seen = { at: change.at, resource: 'events', late: change.change === 'LISTED' };
  const path = textAt(object, 'involvedObject', 'fieldPath') ?? '';
  const [, list = '', container = ''] = /^spec\.(\w+)\{(.+)\}$/.exec(path) ?? [];
  const reason = textAt(object, 'reason') ?? '';
  const told = { container, said: eventTime(object, reason), seen };
  if (reason === 'FailedPreStopHook') {
    return [{ type: 'preStopFinished', detail: { cutShort: false, failed: true }, ...told }];
  }
  if (reason !== 'Killing') return [];
  const spec = namedIn(listAt(pod, 'spec', list), container);
  return killing(spec, textAt(object, 'message') ?? '', list).map((step) => ({ ...step, ...told }));
}

type Killing = {
  [T in 'livenessFailed' | 'startupProbeFailed' | 'preStopStarted' | 'stopSignalSent']: Pick<
    MeasuredOf<T>,
    'type' | 'detail'
  >;
}['livenessFailed' | 'startupProbeFailed' | 'preStopStarted' | 'stopSignalSent'];

/** What follows at once where the kubelet says that it kills a container. */
function killing(spec: unknown, message: string, list: string): readonly Killing[] {
  const [, probe] = / failed (liveness|startup) probe/.exec(message) ?? [];
  if (probe === 'liveness') return [{ type: 'livenessFailed', detail: {} }];
  if (probe === 'startup') return [{ type: 'startupProbeFailed', detail: {} }];
  const [handler] = Object.keys(at(spec, 'lifecycle', 'preStop') ?? {});
  if (handler !== undefined) return [{ type: 'preStopStarted', detail: { handler } }];
  // Sidecars wait for those that they serve before they get their signal, and are told of at once all the same.
  return list === 'containers' ? [{ type: 'stopSignalSent', detail: { signal: '' } }] : [];
}

function eventTime(event: unknown, reason: string): Said | undefined {
  const timestamp = parseTimestamp(textAt(event, 'eventTime')) ?? parseTimestamp(textAt(event, 'firstTimestamp'));
  return timestamp && { ...timestamp, by: `Event ${reason}` };
}

export function endpointSteps(change: EndpointChange): readonly MeasuredEvent[] {
  const { seen, service, before, after } = change;
  const late = seen.change === 'LISTED' || seen.change === 'MISSED';
  const told = {
    container: undefined,
    said: undefined,
    seen: { at: seen.at, resource: 'endpointslices', late },
  } as const;
  if (after) return endpointStep(service, before, after).map((step) => ({ ...step, ...told }));
  return before ? [{ type: 'endpointRemoved', detail: { service }, ...told }] : [];
}

type EndpointStep = {
  [T in 'endpointReady' | 'endpointChanged' | 'endpointMarkedTerminating']: Pick<MeasuredOf<T>, 'type' | 'detail'>;
}['endpointReady' | 'endpointChanged' | 'endpointMarkedTerminating'];

/** @param before undefined where the endpoint is new: until it is ready nobody sends to it */
function endpointStep(
  service: string,
  before: EndpointConditions | undefined,
  { ready, serving, terminating }: EndpointConditions,
): readonly EndpointStep[] {
  const was = before ?? { ready: false, serving: false, terminating: false };
  if (terminating && !was.terminating) {
    return [{ type: 'endpointMarkedTerminating', detail: { service, ready, serving } }];
  }
  if (ready && !was.ready) return [{ type: 'endpointReady', detail: { service } }];
  if (was.ready === ready && was.serving === serving) return [];
  return [{ type: 'endpointChanged', detail: { service, ready, serving } }];
}
