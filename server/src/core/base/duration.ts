/** Whole milliseconds. The only unit of time inside the engine; `never` stands for an instant that does not come. */
export type Millis = number;

export const never: Millis = Number.POSITIVE_INFINITY;

export function seconds(count: number): Millis {
  return Math.round(count * 1000);
}

const unitMillis: Readonly<Record<string, Millis>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Reads `500ms`, `3s`, `1m30s`, `1h`, `0` and `never`; undefined for anything else. */
export function parseDuration(text: string): Millis | undefined {
  if (text === 'never') return never;
  if (text === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/gy)) {
    total += Number(count) * (unitMillis[unit ?? ''] ?? 0);
  }
  return Math.round(total);
}

/** `120 s`, `2.5 s`, `0.02 s`; `never` where it does not end. At most three decimals. */
export function formatSeconds(duration: Millis): string {
  if (duration === never) return 'never';
  return `${String(Number((duration / 1000).toFixed(3)))} s`;
}

/** `t+120 s`, counted from the trigger; `t-3 s` before it. */
export function formatInstant(at: Millis): string {
  return `t${at < 0 ? '-' : '+'}${formatSeconds(Math.abs(at))}`;
}

/** The form that `parseDuration` reads: `never`, `8s`, `500ms`. */
export function writeDuration(duration: Millis): string {
  if (duration === never) return 'never';
  return duration % 1000 === 0 ? `${String(duration / 1000)}s` : `${String(duration)}ms`;
}
