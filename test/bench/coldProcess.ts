// A whole process from its start to its end, as somebody at a prompt waits for it.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

export interface ColdRun {
  readonly wallMillis: number;
  readonly cpuMillis: number;
  readonly peakMegabytes: number;
}

/** Loaded before the script: a process tells its own CPU time only from inside. */
const accounting = path.join(import.meta.dirname, 'accounting.cjs');

/** `allowed`: exit codes that are no failure. */
export function coldRun(script: string, args: readonly string[], allowed: readonly number[] = [0]): ColdRun {
  const account = path.join(tmpdir(), `graceline-bench-${String(process.pid)}.json`);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', accounting, script, ...args], {
    env: { ...process.env, GRACELINE_BENCH_ACCOUNT: account },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const wallMillis = performance.now() - start;
  if (status === null || !allowed.includes(status))
    throw new Error(`${script} ended with ${String(status)}: ${stderr}`);
  const { user, system, maxRSS } = JSON.parse(readFileSync(account, 'utf8')) as Record<
    'user' | 'system' | 'maxRSS',
    number
  >;
  rmSync(account);
  return { wallMillis, cpuMillis: (user + system) / 1000, peakMegabytes: maxRSS / 1024 };
}
