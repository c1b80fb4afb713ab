// The same events as a Mermaid gantt: time runs from left to right, and what lasts has a length. Mermaid's own axis
// knows calendars only, so the instants under the picture are markers, and a wait that is drawn shorter than it is has
// one of its own.
import { formatInstant, formatSeconds, type Millis } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import type { EventRange, Timeline } from '../lifecycle/events.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import { drawingWordsOf } from './drawingWords.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { podLanes, type Bar, type Lane } from './lanes.ts';
import { cut, ganttText } from './mermaidText.ts';
import { stageLanes } from './stageLanes.ts';
import { ticks, timeScale, type TimeScale } from './timeScale.ts';

export interface GanttDiagram {
  readonly text: string;
  /** The events behind the bar with the id `b0`, `b1`, …; Mermaid writes it behind the id of the picture, as in `x-b0`. */
  readonly barEventIds: readonly (readonly string[])[];
}

export function mermaidGantt(timeline: Timeline, { locale }: Explain): GanttDiagram {
  return gantt(podLanes(timeline, locale), locale);
}

export function mermaidStageGantt(timeline: ClusterTimeline, { locale }: Explain): GanttDiagram {
  return gantt(stageLanes(timeline, locale), locale);
}

/** Mermaid counts in dates. Half a month after the first of all, no tick of its own calendar falls into the picture. */
const zero = 15 * 24 * 3_600_000;
/** A blank that Mermaid does not trim. */
const nothing = '\u200B';
const longestTitle = 24;
/** More would be read by nobody, and Mermaid refuses to read more than 50,000 characters. */
const mostBars = 160;

function gantt(all: readonly Lane[], locale: Locale): GanttDiagram {
  const lanes = shortened(all, locale);
  const bars = lanes.flatMap((lane) => lane.bars);
  const scale = timeScale(bars.flatMap(({ from, to }) => [from, ...(to ? [to] : [])].flatMap(instants)));
  const rows = new Rows(scale, locale);
  const titles = uniqueTitles(lanes);
  const body = lanes.flatMap((lane, index) => [
    `section ${titles[index] ?? ''}`,
    ...lane.bars.flatMap((bar) => rows.of(bar)),
  ]);
  const left = Math.max(60, ...titles.map((title) => 24 + 7 * title.replaceAll(/#\d+;/g, '?').length));
  const text = [...frontMatter(left), 'gantt', ...calendar, ...markers(scale), ...body].join('\n');
  return { text: `${text}\n`, barEventIds: rows.eventIds };
}

function instants({ earliest, latest }: EventRange): readonly Millis[] {
  return latest === null ? [earliest] : [earliest, latest];
}

/** Of a story that is too long for a picture the lanes keep their beginnings. */
function shortened(lanes: readonly Lane[], locale: Locale): readonly Lane[] {
  const total = lanes.reduce((sum, { bars }) => sum + bars.length, 0);
  if (total <= mostBars) return lanes;
  const most = Math.max(2, Math.floor(mostBars / lanes.length));
  return lanes.slice(0, mostBars / 2).map(({ title, bars }) => {
    const hidden = bars.slice(most);
    const [first] = hidden;
    if (!first) return { title, bars };
    const label = drawingWordsOf(locale).more(hidden.length);
    return { title, bars: [...bars.slice(0, most), { ...first, label, to: hidden.at(-1)?.to }] };
  });
}

/** Mermaid takes two sections of one name for one. */
function uniqueTitles(lanes: readonly Lane[]): readonly string[] {
  const seen = new Map<string, number>();
  return lanes.map(({ title }) => {
    const text = ganttText(cut(title, longestTitle));
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text} ${String(count)}`;
  });
}

function frontMatter(leftPadding: number): readonly string[] {
  const sizes = { useWidth: 1000, leftPadding, rightPadding: 40, topPadding: 40, gridLineStartPadding: 10 };
  return [
    '---',
    'config:',
    styles,
    '  gantt:',
    ...Object.entries(sizes).map(([key, value]) => `    ${key}: ${String(value)}`),
    '---',
  ];
}

/** Mermaid draws markers as thick as a letter, and text beside some bars dark on dark. */
const styles =
  '  themeCSS: ".vert { stroke-width: 1px; opacity: 0.3 } .vertText { font-size: 12px; opacity: 1 } .taskTextOutsideRight, .taskTextOutsideLeft { fill: currentColor !important }"';

const calendar = ['dateFormat x', `axisFormat ${nothing}`, 'tickInterval 1month', 'todayMarker off'];

function markers(scale: TimeScale): readonly string[] {
  const at = (instant: number): string => String(zero + Math.round(instant));
  const shown = ticks(scale).map((instant, index) => {
    const position = at(scale.drawn(instant));
    return `${ganttText(formatInstant(instant))} :vert, v${String(index)}, ${position}, ${position}`;
  });
  const waits = scale.breaks.map(({ from, to }, index) => {
    const middle = at((scale.drawn(from) + scale.drawn(to)) / 2);
    return `${ganttText(`⋯ ${formatSeconds(to - from)} ⋯`)} :vert, w${String(index)}, ${middle}, ${middle}`;
  });
  return [...shown, ...waits];
}

class Rows {
  readonly eventIds: (readonly string[])[] = [];
  readonly #scale: TimeScale;
  readonly #locale: Locale;
  /** Of what does not end: a little beyond all that is known. */
  readonly #end: number;

  constructor(scale: TimeScale, locale: Locale) {
    this.#scale = scale;
    this.#locale = locale;
    this.#end = Math.max(1, scale.drawn(scale.end) * 1.06);
  }

  /** The best case, and below it the worst where that is another. */
  of(bar: Bar): readonly string[] {
    const { from, to, label } = bar;
    if (from === to) return [this.#moment(bar)];
    const best = `${label}, ${span(from.earliest, to?.earliest)}`;
    const rows = [this.#row(bar, best, from.earliest, to?.earliest, '')];
    const worst = { from: from.latest ?? from.earliest, to: to?.latest ?? undefined };
    if (worst.from === from.earliest && worst.to === to?.earliest) return rows;
    const words = drawingWordsOf(this.#locale);
    const when = to?.latest === null ? `, ${words.orNever}` : `, ${span(worst.from, worst.to)}`;
    return [...rows, this.#row(bar, `${label}, ${words.atLatest}${when}`, worst.from, worst.to, 'active')];
  }

  #moment(bar: Bar): string {
    const { earliest, latest } = bar.from;
    const label = `${bar.label}, ${instantText(bar.from, this.#locale)}`;
    if (latest !== null && latest > earliest) return this.#row(bar, label, earliest, latest, 'active');
    return this.#row(bar, label, earliest, earliest, 'milestone');
  }

  #row(bar: Bar, label: string, from: Millis, to: Millis | undefined, look: '' | 'active' | 'milestone'): string {
    const id = `b${String(this.eventIds.length)}`;
    this.eventIds.push(bar.eventIds);
    const [start, end] = [this.#scale.drawn(from), to === undefined ? this.#end : this.#scale.drawn(to)];
    // A bar without any length cannot be seen.
    const least = look === 'milestone' ? 0 : Math.ceil(this.#end / 400);
    const tags = [...(bar.critical ? ['crit'] : []), ...(look === '' ? [] : [look])];
    const data = [...tags, id, zero + start, zero + Math.round(Math.max(end, start + least))].join(', ');
    return `${ganttText(label)} :${data}`;
  }
}

function span(from: Millis, to: Millis | undefined): string {
  if (to === undefined) return `${formatInstant(from)} → …`;
  return from === to ? `→ ${formatInstant(to)}` : `${formatInstant(from)} → ${formatInstant(to)}`;
}
