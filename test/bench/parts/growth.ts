// How time and memory grow with the number of files, from a folder to a company's repository.
import path from 'node:path';
import { coldRun } from '../coldProcess.ts';
import { figure, median, report, runs, type Row } from '../measure.ts';
import { onDisk, repository } from '../sets/sets.ts';

const rounds = 3;
const findings = 1;
const rows: Row[] = [];

for (const count of [10, 100, 1000, 10_000] as const) {
  await onDisk(repository(count), (root) => {
    const checks = Array.from({ length: rounds }, () =>
      coldRun(path.resolve('dist/cli.cjs'), ['check', root], [0, findings]),
    );
    const files = `${count.toLocaleString('en')} files`;
    rows.push(
      runs(
        `${files}: time`,
        checks.map((run) => run.wallMillis),
      ),
      runs(
        `${files}: CPU time`,
        checks.map((run) => run.cpuMillis),
      ),
      figure(`${files}: most memory`, median(checks.map((run) => run.peakMegabytes)), 'MB'),
    );
  });
}
report('Growth: graceline check, each time a new process', rows);
