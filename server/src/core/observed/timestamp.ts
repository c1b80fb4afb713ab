// Kubernetes' timestamps as numbers. Only differences between them mean anything here, so no clock is asked.
import { seconds, type Millis } from '../base/duration.ts';

const form = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

export interface Timestamp {
  /** From the start of 1970, UTC. */
  readonly at: Millis;
  /** How much later it may have been: `metav1.Time` drops what is below the second, `MicroTime` does not. */
  readonly resolution: Millis;
}

/** Reads RFC 3339; undefined for anything else. */
export function parseTimestamp(text: unknown): Timestamp | undefined {
  const match = typeof text === 'string' ? form.exec(text) : null;
  if (!match) return undefined;
  const [, date = '', time = '', fraction = '', zone = ''] = match;
  const day = daysSince1970(date) * 24 * 60 * 60;
  const at = seconds(day + secondsOf(time) - offsetSeconds(zone) + Number(`0${fraction}`));
  return { at, resolution: fraction === '' ? seconds(1) : 0 };
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, secs = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + secs;
}

function offsetSeconds(zone: string): number {
  if (zone === 'Z') return 0;
  return secondsOf(zone.slice(1)) * (zone.startsWith('-') ? -1 : 1);
}

/** In the Gregorian calendar, counted in years that begin in March: the day that comes and goes is their last. */
function daysSince1970(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const monthsFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
