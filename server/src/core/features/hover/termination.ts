// What the numbers of termination come to, in a few lines of Markdown that several hovers share.
import { formatSeconds, seconds } from '../../base/duration.ts';
import { isReadable, type Sourced } from '../../base/origin.ts';
import type { Container } from '../../manifest/container.ts';
import type { Workload } from '../../manifest/manifest.ts';
import type { Timeline, TimelineEvent } from '../../lifecycle/events.ts';
import { assumptionText } from '../../render/assumptionText.ts';
import type { Explain } from '../../render/explain.ts';
import { instantText } from '../../render/instantText.ts';
import { signalText } from '../../render/signalText.ts';
import { AssumptionReader, type AssumptionUse } from '../../scenario/assumptions.ts';
import { nodeGrace } from '../../scenario/nodeGrace.ts';
import { originWords, plain } from './said.ts';
import type { Spot } from './spot.ts';
import { terminationWords } from './terminationWords.ts';
import { documentFindings, plainDeletion, workloadTimeline } from '../snapshot.ts';

/** A workload that the cursor is in. */
export interface Subject {
  readonly spot: Spot;
  readonly workload: Workload;
}

/** A negative grace period acts as 1 s (R2), and with 0 the object goes at once (R5). */
export function graceLine({ spot: { explain }, workload }: Subject): readonly string[] {
  const words = terminationWords(explain.locale);
  const grace = workload.pod.spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return [];
  const note = grace.value < 0 ? words.actsAsOneSecond : grace.value === 0 ? words.forceDeletion : '';
  return [words.grace(formatSeconds(seconds(grace.value)), originWords(grace.origin, explain)) + note];
}

/** What the node leaves of it where the node decides; said only where that is less. */
export function nodeLine({ spot: { snapshot, explain }, workload }: Subject): readonly string[] {
  const { spec } = workload.pod;
  const grace = spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return [];
  const reader = new AssumptionReader(snapshot.config.assumptions, workload.ref);
  const { hardPressure, softPressure, shutdown } = nodeGrace(spec, grace, reader);
  if (Math.min(hardPressure.value, softPressure.value, shutdown.value) >= grace.value) return [];
  const text = ({ value }: Sourced<number>): string => formatSeconds(seconds(value));
  const pressure = [...new Set([text(hardPressure), text(softPressure)])].join(' … ');
  return [terminationWords(explain.locale).nodeGrace(pressure, text(shutdown), originWords(shutdown.origin, explain))];
}

/** What the API server says of the object, where it refuses it. */
export function verdict({ spot, workload }: Subject): readonly string[] {
  const { snapshot, document, explain } = spot;
  const { locale } = explain;
  return documentFindings(snapshot, document)
    .filter(({ object, finding }) => object === workload && finding.rejectedByApiServer === true)
    .map(({ finding }) => terminationWords(locale).rejected(plain(finding.message[locale])));
}

export function instants(
  { spot: { snapshot, explain }, workload }: Subject,
  containers: readonly Container[],
): readonly string[] {
  const words = terminationWords(explain.locale);
  const answer = workloadTimeline(snapshot, workload, plainDeletion);
  if (answer.type === 'unknown') return [words.noTimeline(plain(answer.why[explain.locale]))];
  const lines = containers.flatMap(({ name }) => {
    const told = containerInstants(answer.timeline, name, explain);
    return told.length === 0 ? [] : [`- **${plain(name)}**: ${told.join(' · ')}`];
  });
  if (lines.length === 0) return [];
  const uses = usesOf(containers, answer.assumptions).map((use) => `*${plain(assumptionText(use, explain))}*`);
  return [`${words.afterDeletion}\n\n${lines.join('\n')}`, ...uses];
}

/** `SIGTERM at t+10 s`, `SIGKILL at t+30 s if it still runs`. */
export function containerInstants({ story }: Timeline, name: string, explain: Explain): readonly string[] {
  return story.filter(({ container }) => container === name).flatMap((event) => instant(event, explain));
}

function instant(event: TimelineEvent, { locale }: Explain): readonly string[] {
  const words = terminationWords(locale);
  switch (event.type) {
    case 'stopSignalSent':
      return [words.stop(signalText(event.detail.signal, locale), instantText(event, locale))];
    case 'containerExited':
      return [words.exit(instantText(event, locale))];
    case 'sigkillSent': {
      const at = event.latest ?? event.earliest;
      return [words.kill(instantText({ earliest: at, latest: at }, locale))];
    }
    default:
      return [];
  }
}

/** Those that somebody stated, and those that nobody knows; what is merely usual goes without saying. */
function usesOf(containers: readonly Container[], uses: readonly AssumptionUse[]): readonly AssumptionUse[] {
  const names = new Set(containers.map(({ name }) => name));
  return uses.filter(
    ({ key, given, value }) => names.has(key.slice(0, key.lastIndexOf('.'))) && (given || value === 'unknown'),
  );
}
