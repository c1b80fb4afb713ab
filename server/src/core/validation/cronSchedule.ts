// When a CronJob starts: what ParseStandard of github.com/robfig/cron/v3 takes, and in its words what it does not.

/** What is wrong with the schedule, if anything is. */
export function scheduleComplaint(schedule: string): string | undefined {
  const text = schedule.replace(/^(?:CRON_)?TZ=\S*/, '').trim();
  if (text === '') return schedule.trim() === '' ? 'empty spec string' : 'expected exactly 5 fields, found 0: []';
  if (text.startsWith('@')) return descriptorComplaint(text);
  const written = text.split(/\s+/);
  if (written.length !== fields.length) {
    return `expected exactly ${fields.length} fields, found ${written.length}: [${written.join(' ')}]`;
  }
  for (const [index, field] of fields.entries()) {
    for (const range of (written[index] ?? '').split(',').filter((part) => part !== '')) {
      const complaint = rangeComplaint(range, field);
      if (complaint !== undefined) return complaint;
    }
  }
  return undefined;
}

interface CronField {
  readonly min: number;
  readonly max: number;
  /** The name at index i means min + i. */
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

/** Minute, hour, day of the month, month, day of the week. */
const fields: readonly CronField[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];

/** `*`, `N`, `N-M`, each perhaps with `/STEP`. */
function rangeComplaint(range: string, field: CronField): string | undefined {
  const [bounds = '', step, ...furtherSteps] = range.split('/');
  if (furtherSteps.length > 0) return `too many slashes: ${range}`;
  const complaint = boundsComplaint(bounds, step !== undefined, field);
  if (complaint !== undefined) return `${complaint}: ${range}`;
  const every = numberOf(step ?? '1');
  if (every === undefined) return `failed to parse int from ${range}`;
  return every === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

/** `N/STEP` goes on to the end of the field. */
function boundsComplaint(bounds: string, hasStep: boolean, field: CronField): string | undefined {
  const [low = '', high, ...furtherBounds] = bounds.split('-');
  if (furtherBounds.length > 0) return 'too many hyphens';
  if (low === '*' || low === '?') return undefined;
  const start = valueOf(low, field);
  const end = high === undefined && hasStep ? field.max : valueOf(high ?? low, field);
  if (start === undefined || end === undefined) return 'failed to parse int';
  return orderComplaint(start, end, field);
}

function orderComplaint(start: number, end: number, { min, max }: CronField): string | undefined {
  if (start < min) return `beginning of range (${start}) below minimum (${min})`;
  if (end > max) return `end of range (${end}) above maximum (${max})`;
  return start > end ? `beginning of range (${start}) beyond end of range (${end})` : undefined;
}

function valueOf(text: string, { min, names }: CronField): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? numberOf(text) : min + index;
}

function numberOf(text: string): number | undefined {
  return /^\+?[0-9]+$/.test(text) ? Number(text) : undefined;
}

const descriptors: readonly string[] = [
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
];

function descriptorComplaint(text: string): string | undefined {
  const every = '@every ';
  if (descriptors.includes(text)) return undefined;
  if (!text.startsWith(every)) return `unrecognized descriptor: ${text}`;
  const duration = text.slice(every.length);
  // Go's own form of a duration: 1h30m, 1.5s.
  const isDuration = /^[-+]?(?:0|(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(duration);
  return isDuration
    ? undefined
    : `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(duration)}`;
}
