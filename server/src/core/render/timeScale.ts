// Where an instant stands in a picture whose time runs from left to right. A wait that would leave no room for anything
// else is drawn shorter than it is, and whoever draws marks it: an hour of grace must not crush the first ten seconds.
import { seconds, type Millis } from '../base/duration.ts';

/** A stretch in which nothing happens, drawn shorter than it is. */
export interface Break {
  readonly from: Millis;
  readonly to: Millis;
}

export interface TimeScale {
  readonly begin: Millis;
  readonly end: Millis;
  readonly breaks: readonly Break[];
  /** Milliseconds of the picture, from 0; outside of a break one is one of the clock. */
  drawn(instant: Millis): number;
}

/** Up to here no wait is shortened. */
const alwaysDrawn = seconds(60);
/** What a shortened wait has at least. */
const leastBreak = seconds(10);

/** @param instants all that will be drawn, in any order; those that never come are left out */
export function timeScale(instants: readonly Millis[]): TimeScale {
  const inOrder = [...new Set([0, ...instants.filter((instant) => Number.isFinite(instant))])].sort((a, b) => a - b);
  const gaps = inOrder.slice(1).map((to, index) => ({ from: inOrder[index] ?? 0, to }));
  const eventful = gaps.map(lengthOf).filter((length) => length <= alwaysDrawn);
  const rest = eventful.reduce((sum, length) => sum + length, 0);
  const breaks = gaps.filter((gap) => gaps.length > 1 && lengthOf(gap) > alwaysDrawn + 2 * rest);
  const [begin, end] = [inOrder[0] ?? 0, inOrder.at(-1) ?? 0];
  return { begin, end, breaks, drawn: (instant) => drawn(instant, begin, breaks, Math.max(leastBreak, rest / 2)) };
}

function lengthOf({ from, to }: Break): Millis {
  return to - from;
}

function drawn(instant: Millis, begin: Millis, breaks: readonly Break[], length: number): number {
  let position = instant - begin;
  for (const gap of breaks) {
    if (instant <= gap.from) break;
    const share = (Math.min(instant, gap.to) - gap.from) / lengthOf(gap);
    position -= share * (lengthOf(gap) - length);
  }
  return Math.round(position);
}

/** Instants to write under a picture: both ends of every break, and round ones between, none too near to another. */
export function ticks(scale: TimeScale): readonly Millis[] {
  const width = scale.drawn(scale.end);
  const room = width * 0.09;
  const chosen: Millis[] = [];
  const add = (instant: Millis): void => {
    const at = scale.drawn(instant);
    if (chosen.every((other) => Math.abs(scale.drawn(other) - at) >= room)) chosen.push(instant);
  };
  for (const { from, to } of scale.breaks) {
    add(from);
    add(to);
  }
  const step = roundStep(width / 8);
  for (let instant = Math.ceil(scale.begin / step) * step; instant <= scale.end; instant += step) {
    const gap = scale.breaks.find(({ from, to }) => from < instant && instant < to);
    if (gap) instant = Math.floor(gap.to / step) * step;
    else add(instant);
  }
  return chosen.sort((a, b) => a - b);
}

/** 1, 2 or 5 and zeros, in seconds; minutes as people count them. */
function roundStep(least: Millis): Millis {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].map(seconds);
  return steps.find((step) => step >= least) ?? Math.ceil(least / seconds(3600)) * seconds(3600);
}
