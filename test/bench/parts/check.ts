// `graceline check` over 1,000 files, beside a process that parses the same files with `yaml`.
import path from 'node:path';
import { coldRun, type ColdRun } from '../coldProcess.ts';
import { figure, median, report, runs, type Row } from '../measure.ts';
import { onDisk, repository } from '../sets/sets.ts';

const rounds = 5;
const findings = 1;

await onDisk(repository(1000), (root) => {
  const parses: ColdRun[] = [];
  const checks: ColdRun[] = [];
  for (let round = 0; round < rounds; round += 1) {
    parses.push(coldRun(path.resolve('dist/bench/parseWithYaml.cjs'), [root]));
    checks.push(coldRun(path.resolve('dist/cli.cjs'), ['check', root], [findings]));
  }
  report('graceline check: 1,000 files, each time a new process', [
    ...rows('yaml alone', parses),
    ...rows('graceline', checks),
    figure('CPU time, of what yaml alone takes', ratio(checks, parses, 'cpuMillis'), '×', { atMost: 1.2 }),
    figure('time, of what yaml alone takes', ratio(checks, parses, 'wallMillis'), '×', { atMost: 1.2 }),
  ]);
});

function rows(who: string, measured: readonly ColdRun[]): readonly Row[] {
  return [
    runs(`${who}: time`, values(measured, 'wallMillis')),
    runs(`${who}: CPU time`, values(measured, 'cpuMillis')),
    figure(`${who}: most memory`, median(values(measured, 'peakMegabytes')), 'MB'),
  ];
}

function ratio(ours: readonly ColdRun[], theirs: readonly ColdRun[], what: keyof ColdRun): number {
  return median(values(ours, what)) / median(values(theirs, what));
}

function values(measured: readonly ColdRun[], what: keyof ColdRun): readonly number[] {
  return measured.map((run) => run[what]);
}
