// One line over each workload: when its processes are told to stop and when they are killed. Budgets and strategies have
// theirs too.
import { signalText } from '../render/signalText.ts';
import { formatInstant, type Millis } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import type { FileSpan, FileUri, Place } from '../base/place.ts';
import { isManifest, isWorkload, type KubernetesObject, type Workload } from '../manifest/manifest.ts';
import type { Timeline } from '../lifecycle/events.ts';
import type { TimelineFor } from '../scenario/timelineFor.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { locate } from '../workspace/workspace.ts';
import { builtLenses } from './built/lenses.ts';
import { isBuilt } from './built/objects.ts';
import { firstLine, whyNotAnalysed } from './documents.ts';
import { EncodedParts } from './encodedParts.ts';
import { InStretches } from './inStretches.ts';
import { isRejected, plainDeletion, unitOf, workloadTimeline, type Snapshot } from './snapshot.ts';
import { budgetLens, rolloutLens } from './stageLenses.ts';
import type { TimelineTarget } from './targets.ts';

export interface CodeLens {
  readonly at: FileSpan;
  readonly title: string;
  /** What a click previews; undefined where the lens only says something. */
  readonly opens: TimelineTarget | undefined;
}

/** In its document: most documents are moved by an edit, if at all, and say what they said. */
export interface PlacedLens extends Omit<CodeLens, 'at'> {
  readonly at: Place;
}

export function codeLenses(snapshot: Snapshot, uri: FileUri): readonly CodeLens[] {
  if (isBuilt(snapshot, uri)) {
    return builtLenses(snapshot, uri, (document, object) =>
      lensesOf(snapshot, document, object, unitOf(snapshot, document)).map((lens) => located(snapshot, lens)),
    );
  }
  return lensesInStretches
    .get(snapshot, uri)
    .flat()
    .map((lens) => located(snapshot, lens));
}

/** The same in the words of a host. */
export function encodedLenses<H, R>(
  snapshot: Snapshot,
  uri: FileUri,
  encode: (host: H, lens: CodeLens) => R,
  host: H,
): readonly R[] {
  if (isBuilt(snapshot, uri)) return codeLenses(snapshot, uri).map((lens) => encode(host, lens));
  return encoded.get(snapshot, lensesInStretches.get(snapshot, uri), [encode], (lens) =>
    encode(host, located(snapshot, lens)),
  );
}

const encoded = new EncodedParts<PlacedLens>(({ at }) => [at]);

export const lensesInStretches = new InStretches<PlacedLens>((snapshot, document, unit) => {
  const why = whyNotAnalysed(document);
  if (!why) return documentManifests(document).flatMap((one) => lensesOf(snapshot, document, one, unit));
  const at = { document, span: firstLine({ document, start: 0 }) };
  return [{ at, title: why[snapshot.config.locale], opens: undefined }];
});

function located({ workspace }: Snapshot, lens: PlacedLens): CodeLens {
  return { ...lens, at: locate(workspace, lens.at) };
}

function lensesOf(
  snapshot: Snapshot,
  document: SyntaxDocument,
  object: KubernetesObject,
  unit: UnitView,
): readonly PlacedLens[] {
  if (isManifest(object) && object.kind === 'PodDisruptionBudget') return budgetLens(snapshot, object, unit);
  if (!isWorkload(object)) return [];
  return [...workloadLens(snapshot, document, object, unit), ...rolloutLens(snapshot, object, unit)];
}

function workloadLens(
  snapshot: Snapshot,
  document: SyntaxDocument,
  workload: Workload,
  unit: UnitView,
): readonly PlacedLens[] {
  const answer = workloadTimeline(snapshot, workload, plainDeletion, unit);
  const written = lensText(workload, answer, isRejected(snapshot, document, workload), snapshot.config.locale);
  return written ? [{ at: workload.kindAt, ...written }] : [];
}

function lensText(
  { ref, at, pod }: Workload,
  answer: TimelineFor,
  refused: boolean,
  locale: Locale,
): Pick<CodeLens, 'title' | 'opens'> | undefined {
  const words = lensWords[locale];
  if (answer.type === 'unknown') {
    // Of a patch the other half is elsewhere, and the author knows.
    if (pod.spec.partial) return undefined;
    return { title: `${words.noTimeline}: ${answer.why[locale]}`, opens: undefined };
  }
  const facts = [...(refused ? [words.refused] : []), ...instants(answer.timeline, locale)].join(' · ');
  const title = [facts, words.preview].filter((part) => part !== '').join(' — ');
  return { title, opens: { uri: at.document.uri, object: ref } };
}

/** `SIGTERM at t+0 s … t+30 s`, `SIGKILL at t+32 s`: over all containers, in the worst case. */
function instants({ events }: Timeline, locale: Locale): readonly string[] {
  const words = lensWords[locale];
  const stops = events.filter((event) => event.type === 'stopSignalSent');
  const kills = events
    .filter((event) => event.type === 'sigkillSent')
    .map(({ latest, earliest }) => latest ?? earliest);
  const [stop] = stops;
  if (!stop) return [];
  const signals = new Set(stops.map(({ detail }) => detail.signal));
  const from = Math.min(...stops.map(({ earliest }) => earliest));
  const to = Math.max(...stops.map(({ latest, earliest }) => latest ?? earliest));
  const told = words.at(
    signals.size === 1 ? signalText(stop.detail.signal, locale) : words.stopSignal,
    range(from, to),
  );
  return kills.length === 0 ? [told] : [told, words.at('SIGKILL', formatInstant(Math.max(...kills)))];
}

function range(from: Millis, to: Millis): string {
  return from === to ? formatInstant(from) : `${formatInstant(from)} … ${formatInstant(to)}`;
}

interface LensWords {
  readonly at: (what: string, when: string) => string;
  readonly stopSignal: string;
  readonly preview: string;
  readonly refused: string;
  readonly noTimeline: string;
}

const lensWords: Readonly<Record<Locale, LensWords>> = {
  en: {
    at: (what, when) => `${what} at ${when}`,
    stopSignal: 'Stop signals',
    preview: 'Preview Termination Timeline',
    refused: 'Rejected by the API server',
    noTimeline: 'No timeline',
  },
  ko: {
    at: (what, when) => `${when}에 ${what}`,
    stopSignal: '종료 신호',
    preview: '종료 타임라인 미리보기',
    refused: 'API 서버가 거부함',
    noTimeline: '타임라인 없음',
  },
};
