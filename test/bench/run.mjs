// `npm run bench [-- PART…] [-- --json FILE] [-- --markdown FILE]`: builds what is published, and runs each part in a process
// of its own, so that none warms up another. The machine is measured too: a loop that always does the same, between the parts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { benchmarksPage } from './page.mjs';

const folder = path.resolve('dist/bench');
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, markdown: { type: 'string' } },
  allowPositionals: true,
});
const all = readdirSync(new URL('parts/', import.meta.url)).map((file) => path.basename(file, '.ts'));
const unknown = positionals.find((name) => !all.includes(name));
if (unknown) {
  console.error(`There is no part ${unknown}. Choose of ${all.join(', ')}.`);
  process.exit(2);
}

spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { stdio: 'ignore' });
const node = { bundle: true, platform: 'node', target: 'node20', outdir: folder };
await build({
  ...node,
  entryPoints: all.map((name) => `test/bench/parts/${name}.ts`),
  format: 'esm',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
});
// Bundled as the command line is, so that neither pays for being in many files.
const scripts = ['test/bench/parseWithYaml.ts', 'test/bench/accounting.ts'];
await build({ ...node, entryPoints: scripts, format: 'cjs', minify: true, outExtension: { '.js': '.cjs' } });

const temporary = mkdtempSync(path.join(tmpdir(), 'graceline-bench-'));
const loops = [];
try {
  const results = path.join(temporary, 'rows');
  writeFileSync(results, '');
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  sayNoise();
  for (const name of all.filter((one) => positionals.length === 0 || positionals.includes(one))) {
    const { status } = spawnSync(process.execPath, [path.join(folder, `${name}.mjs`), results], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
    sayNoise();
  }
  const found = resultsOf(results);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  if (values.markdown) writeFileSync(values.markdown, benchmarksPage(found));
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** The same work each time: how much its duration varies is what the neighbours do to every other figure. */
function loop() {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < 30_000_000; i += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  loops.push(performance.now() - start + (state & 0));
}

function sayNoise() {
  for (let i = 0; i < 7; i += 1) loop();
  const now = loops.slice(-7).sort((a, b) => a - b);
  const [least, most, best] = [now[0], now[6], Math.min(...loops)].map((millis) => millis.toFixed(0));
  console.log(
    `\nMachine: loop ${now[3].toFixed(0)} ms (${least}–${most}, best ${best}), load ${loadavg()[0].toFixed(1)}`,
  );
}

function resultsOf(file) {
  const rows = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean);
  const machine = { node: process.version, cpus: cpus().length, loadavg: loadavg(), loopMillis: loops };
  return { machine, rows: rows.map((row) => JSON.parse(row)) };
}
