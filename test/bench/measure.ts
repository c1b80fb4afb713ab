import { performance } from 'node:perf_hooks';

/** Milliseconds of each of `count` calls, after as many that warm up as a tenth of them. */
export function times(count: number, call: () => unknown): readonly number[] {
  for (let i = 0; i < count / 10; i += 1) call();
  return Array.from({ length: count }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

type Row = readonly [name: string, value: number, unit?: 'ratio'];

export function report(title: string, rows: readonly Row[]): void {
  const shown = rows.map(([name, value, unit]) => `${name} ${value.toFixed(3)}${unit === 'ratio' ? ' ×' : ' ms'}`);
  process.stdout.write(`${title}: ${shown.join(', ')}\n`);
}
