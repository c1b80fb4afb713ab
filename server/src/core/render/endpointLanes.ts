// One lane for each condition of an endpoint: when it is true (ready, serving, terminating), and the last request.
import type { Locale } from '../base/localized.ts';
import type { EndpointConditions } from '../lifecycle/endpointConditions.ts';
import type { EventRange, TimelineEvent } from '../lifecycle/events.ts';
import type { Bar } from './lanes.ts';
import { wordsOf } from './words.ts';

type Conditions = EndpointConditions;

const none: Conditions = { ready: false, serving: false, terminating: false };

/** @param readySince undefined where the endpoint is not ready when the story begins */
export function endpointBars(
  own: readonly TimelineEvent[],
  readySince: EventRange | undefined,
  locale: Locale,
): readonly Bar[] {
  const first: Conditions =
    readySince && own[0]?.type !== 'endpointReady' ? { ...none, ready: true, serving: true } : none;
  const changes = own.flatMap((event) => {
    const becomes = conditionsAfter(event);
    return becomes ? [{ event, becomes }] : [];
  });
  const conditions = ['ready', 'serving', 'terminating'] as const;
  const bars = conditions.flatMap((condition) =>
    trueFor(condition, first[condition] ? readySince : undefined, changes),
  );
  const { picture } = wordsOf(locale);
  const last = own.filter(({ type }) => type === 'trafficStopped');
  return [
    ...bars,
    ...last.map((event) => {
      const route = event.type === 'trafficStopped' ? ` (${event.detail.route})` : '';
      return { label: `${picture.lastRequest}${route}`, from: event, to: event, critical: false, eventIds: [event.id] };
    }),
  ];
}

function conditionsAfter(event: TimelineEvent): Conditions | undefined {
  switch (event.type) {
    case 'endpointReady':
      return { ready: true, serving: true, terminating: false };
    case 'endpointChanged':
      return { ...event.detail, terminating: false };
    case 'endpointMarkedTerminating':
      return { ...event.detail, terminating: true };
    case 'endpointRemoved':
      return none;
    default:
      return undefined;
  }
}

function trueFor(
  condition: keyof Conditions,
  since: EventRange | undefined,
  changes: readonly { readonly event: TimelineEvent; readonly becomes: Conditions }[],
): readonly Bar[] {
  const bars: Bar[] = [];
  let open: { readonly from: EventRange; readonly ids: readonly string[] } | undefined = since && {
    from: since,
    ids: [],
  };
  for (const { event, becomes } of changes) {
    if (becomes[condition] === (open !== undefined)) continue;
    if (open) {
      bars.push({ label: condition, from: open.from, to: event, critical: false, eventIds: [...open.ids, event.id] });
      open = undefined;
    } else open = { from: event, ids: [event.id] };
  }
  if (open) bars.push({ label: condition, from: open.from, to: undefined, critical: false, eventIds: open.ids });
  return bars;
}
