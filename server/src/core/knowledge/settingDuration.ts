// Durations as frameworks write them. Each has its own idea of what a bare number means.
import { never, type Millis } from '../base/duration.ts';

interface Format {
  /** What a bare number counts; absent where there must be a unit. */
  readonly bare?: Millis;
  /** `20s`; `several` as in `1m30s`. */
  readonly units?: 'one' | 'several';
  /** `PT20S`. */
  readonly iso?: true;
}

const formats = {
  seconds: { bare: 1000 },
  /** 0 is no limit. */
  secondsOrNever: { bare: 1000 },
  spring: { bare: 1, units: 'one', iso: true },
  quarkus: { bare: 1000, units: 'one', iso: true },
  micronaut: { units: 'one', iso: true },
  go: { units: 'several' },
  traefik: { bare: 1000, units: 'several' },
  nginx: { bare: 1000, units: 'several' },
  haproxy: { bare: 1, units: 'one' },
  phpFpm: { bare: 1000, units: 'one' },
  /** `00:00:30`, and days in front of a point; a bare number counts days. */
  timeSpan: { bare: 86_400_000 },
} as const satisfies Record<string, Format>;

export type DurationFormat = keyof typeof formats;

export const durationFormats = Object.keys(formats) as readonly DurationFormat[];

const unitMillis: Readonly<Record<string, Millis>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Undefined where the framework would not read it either; a negative duration counts as none. */
export function parseSettingDuration(text: string, format: DurationFormat): Millis | undefined {
  const trimmed = text.trim();
  const { bare, units, iso }: Format = formats[format];
  if (trimmed.length > 64) return undefined;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) {
    const count = Math.max(0, Number(trimmed));
    if (count === 0 && format === 'secondsOrNever') return never;
    return bare === undefined ? nothingAtAll(count, format) : count * bare;
  }
  if (format === 'timeSpan') return timeSpan(trimmed);
  if (/^p/i.test(trimmed)) return iso && isoDuration(trimmed);
  return units && unitDuration(trimmed.toLowerCase(), units === 'several');
}

/** Go takes no bare number but this one. */
function nothingAtAll(count: number, format: DurationFormat): Millis | undefined {
  return count === 0 && format === 'go' ? 0 : undefined;
}

function isoDuration(text: string): Millis | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (!match || /[PT]$/i.test(text)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function timeSpan(text: string): Millis | undefined {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?$/.exec(text);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function unitDuration(text: string, severalUnits: boolean): Millis | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/gy)];
  if (parts.length === 0 || (parts.length > 1 && !severalUnits)) return undefined;
  if (parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((total, [, count, unit]) => total + Number(count) * (unitMillis[unit ?? ''] ?? 0), 0);
}

/** Whole seconds in the form that `parseSettingDuration` reads. */
export function writeSettingDuration(seconds: number, format: DurationFormat): string {
  switch (format) {
    case 'seconds':
    case 'secondsOrNever':
      return String(seconds);
    case 'timeSpan':
      return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
        .map((part) => String(Math.floor(part)).padStart(2, '0'))
        .join(':');
    default:
      return `${String(seconds)}s`;
  }
}
