// Durations as frameworks write them. Each has its own idea of what a bare number means.
import { type Millis } from '../base/duration.ts';

/**
 * `seconds`: a bare number. `spring`: `20s`, `PT20S`, a bare number is milliseconds. `quarkus`: `20S`, `PT20S`, a bare
 * number is seconds. `micronaut`: `20s`, `PT20S`, no bare number. `go`: `1m30s`. `traefik`: as Go, or bare seconds.
 */
export type DurationFormat = 'seconds' | 'spring' | 'quarkus' | 'micronaut' | 'go' | 'traefik';

const bareUnit: Readonly<Record<DurationFormat, Millis | undefined>> = {
  seconds: 1000,
  spring: 1,
  quarkus: 1000,
  micronaut: undefined,
  go: undefined,
  traefik: 1000,
};

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
  if (trimmed.length > 64) return undefined;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) return bareDuration(Number(trimmed), format);
  if (format === 'seconds') return undefined;
  if (/^p/i.test(trimmed)) return format === 'go' || format === 'traefik' ? undefined : isoDuration(trimmed);
  return unitDuration(trimmed.toLowerCase(), format === 'go' || format === 'traefik');
}

function bareDuration(count: number, format: DurationFormat): Millis | undefined {
  const unit = bareUnit[format];
  if (unit === undefined) return count === 0 && format === 'go' ? 0 : undefined;
  return Math.max(0, count * unit);
}

function isoDuration(text: string): Millis | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (!match || /[PT]$/i.test(text)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function unitDuration(text: string, severalUnits: boolean): Millis | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)];
  if (parts.length === 0 || (parts.length > 1 && !severalUnits)) return undefined;
  if (parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((total, [, count, unit]) => total + Number(count) * (unitMillis[unit ?? ''] ?? 0), 0);
}
