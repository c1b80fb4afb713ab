// Takes times, and shows what they say: as a table for people, and as lines of JSON for whoever asked for them.
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** What is counted has none. */
type UnitOfMeasure = 'ms' | 'MB' | '×' | '';

/** A limit that a figure is held to; it says so, and nothing fails by it. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

export interface Row {
  readonly what: string;
  readonly unit: UnitOfMeasure;
  readonly median: number;
  readonly p95?: number;
  readonly max?: number;
  readonly count?: number;
  readonly bar?: Bar;
}

/** Milliseconds of each of `count` calls, after as many that warm up as a tenth of them. */
export function times(count: number, call: () => unknown): readonly number[] {
  for (let i = 0; i < count / 10; i += 1) call();
  return Array.from({ length: count }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
}

export async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Many measurements of the same; the bar holds for the 95th percentile. */
export function spread(what: string, values: readonly number[], bar?: Bar): Row {
  const [p95, max] = [percentile(values, 95), Math.max(...values)];
  return { what, unit: 'ms', median: median(values), p95, max, count: values.length, ...(bar && { bar }) };
}

/** A few runs of something long; the bar holds for their median. */
export function runs(what: string, values: readonly number[], bar?: Bar): Row {
  return {
    what,
    unit: 'ms',
    median: median(values),
    max: Math.max(...values),
    count: values.length,
    ...(bar && { bar }),
  };
}

export function figure(what: string, value: number, unit: UnitOfMeasure, bar?: Bar): Row {
  return { what, unit, median: value, ...(bar && { bar }) };
}

/** Prints a table, without what the system does not tell; where the process was given a file, adds each row to it as a line of JSON. */
export function report(title: string, all: readonly Row[]): void {
  const rows = all.filter((row) => !Number.isNaN(row.median));
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.map((row) => `  ${row.what.padEnd(width)}  ${cells(row)}  ${verdict(row)}`.trimEnd());
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
  const [, , file] = process.argv;
  if (file === undefined) return;
  for (const row of rows) appendFileSync(file, `${JSON.stringify({ title, ...row, held: isHeld(row) })}\n`);
}

/** What cannot be measured here is said, for a silent gap looks like a figure that nobody wanted. */
export function say(sentence: string): void {
  process.stdout.write(`\n${sentence}\n`);
}

function cells({ unit, median: middle, p95, max, count }: Row): string {
  const shown = [
    `${rounded(middle)} ${unit}`,
    p95 === undefined ? '' : `p95 ${rounded(p95)}`,
    max === undefined ? '' : `max ${rounded(max)}`,
    count === undefined ? '' : `n ${String(count)}`,
  ];
  return shown.map((cell, index) => cell.padStart([12, 12, 12, 7][index] ?? 0)).join('');
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(1) : value.toFixed(3);
}

function isHeld({ bar, p95, median: middle }: Row): boolean | undefined {
  if (!bar) return undefined;
  const value = p95 ?? middle;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

function verdict(row: Row): string {
  if (!row.bar) return '';
  const limit = 'atMost' in row.bar ? `≤ ${String(row.bar.atMost)}` : `≥ ${String(row.bar.atLeast)}`;
  return `${row.p95 === undefined ? '' : 'p95 '}${limit} ${isHeld(row) ? 'held' : 'MISSED'}`;
}
