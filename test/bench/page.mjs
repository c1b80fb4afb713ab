// docs/benchmarks.md from the figures of one run.

const head = `# Benchmarks

Made by \`npm run bench -- --markdown docs/benchmarks.md\`: everything on this page was measured in one run, on one machine,
one after another, each part in a process of its own. The peers read the same files in the same run: a process that only parses
them with \`yaml\`, and yaml-language-server 2 with the Kubernetes schema, where npm can install it. \`@monokle/validation\` is not
measured here.

A bar is what the project holds itself to; a figure with several runs is held to it by its 95th percentile, else by its median.
`;

/** The least and the most say how much the neighbours on the machine disturbed. */
function machineLine({ node, cpus, loadavg, loopMillis }) {
  const sorted = [...loopMillis].sort((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((millis) =>
    millis.toFixed(0),
  );
  return `Machine: Node ${node}, ${String(cpus)} processors, load ${loadavg[0].toFixed(1)}. A loop that always does the same took
${middle} ms in the middle, ${least} ms at least and ${most} ms at most: so far every other figure may be off, too.
`;
}

/** @param {{ machine: object, rows: readonly object[] }} results as `--json` writes them */
export function benchmarksPage({ machine, rows }) {
  const titles = [...new Set(rows.map(({ title }) => title))];
  return [
    head,
    machineLine(machine),
    ...titles.map((title) =>
      part(
        title,
        rows.filter((row) => row.title === title),
      ),
    ),
  ].join('\n');
}

function part(title, rows) {
  const lines = rows.map((row) =>
    [row.what, shown(row.median, row.unit), shown(row.p95), shown(row.max), row.count ?? '', bar(row)].join(' | '),
  );
  const table = ['what | median | p95 | most | runs | bar', '--- | --- | --- | --- | --- | ---', ...lines];
  return `## ${title}\n\n${table.map((line) => `| ${line} |`).join('\n')}\n`;
}

function shown(value, unit = '') {
  if (value === undefined) return '';
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 0.1 ? 1 : 3;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function bar({ bar: limit, held }) {
  if (!limit) return '';
  const text = 'atMost' in limit ? `≤ ${String(limit.atMost)}` : `≥ ${String(limit.atLeast)}`;
  return `${text}: ${held ? 'held' : '**missed**'}`;
}
