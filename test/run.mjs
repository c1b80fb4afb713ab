// `npm test`: every check there is, in order of what it costs, and one line at the end that counts them all.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runExtensionTests } from './support/vscode/extensionTests.mjs';
import { installVsCode, repository } from './support/vscode/install.mjs';
import { packageExtension } from './support/vscode/packageExtension.mjs';
import { show } from './support/vscode/run.mjs';
import { runWebTests } from './support/vscode/web/webTests.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/** In the order in which they run. Each counts its tests; a step that has none counts only when it fails. */
const steps = {
  build: () => command(process.execPath, 'esbuild.mjs'),
  typecheck: () => command('npm', 'run', '--silent', 'typecheck'),
  lint: () => command('npm', 'run', '--silent', 'lint'),
  vitest: () => vitest('unit', 'lsp', 'cli'),
  fuzz: () => command(process.execPath, 'test/fuzz/run.mjs', '--minutes', '1'),
  package: async () => {
    await installVsCode();
    // From here on as it is published.
    const built = await command(process.execPath, 'esbuild.mjs', '--minify');
    return built.failed > 0 ? built : isLight(await packageExtension());
  },
  extension: () => extensionTests(runExtensionTests),
  web: () => extensionTests(runWebTests),
  e2e: () => vitest('e2e'),
};

/** Each keeps one core busy for a minute or two, so they share the machine. */
const sideBySide = ['lint', 'fuzz'];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = values.only ? [values.only] : Object.keys(steps);
const unknown = chosen.find((name) => !(name in steps));
if (unknown) {
  console.error(`There is no step ${unknown}. Choose one of ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
const total = await runSteps(chosen);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** Runs all steps even if some fail, for a person wants to see everything at once; but nothing runs without a build. */
async function runSteps(names) {
  const total = { passed: 0, failed: 0 };
  const add = async (name) => {
    const { passed, failed } = await timed(name);
    total.passed += passed;
    total.failed += failed;
  };
  const waiting = new Set(names);
  for (const name of waiting) {
    const group = sideBySide.includes(name) ? sideBySide.filter((one) => waiting.has(one)) : [name];
    for (const one of group) waiting.delete(one);
    await Promise.all(group.map(add));
    if (name === 'build' && total.failed > 0) break;
  }
  return total;
}

/** @returns {Promise<Count>} */
async function timed(name) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const count = await attempt(steps[name]);
  console.log(`── ${name}: ${count.failed ? 'failed' : 'ok'}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return count;
}

/** @returns {Promise<Count>} */
async function attempt(step) {
  try {
    return await step();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/**
 * What people wait for when they install it.
 * @returns {Count}
 */
function isLight(vsix) {
  const [megabytes, bar] = [statSync(vsix).size / 1e6, 1.2];
  console.log(`${path.basename(vsix)}: ${megabytes.toFixed(2)} MB (at most ${bar} MB)`);
  return megabytes <= bar ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Promise<Count>} */
async function command(program, ...args) {
  const code = await show(program, args, { cwd: repository, shell: process.platform === 'win32' && program === 'npm' });
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

/** @returns {Promise<Count>} */
async function vitest(...projects) {
  const folder = mkdtempSync(path.join(tmpdir(), 'graceline-vitest-'));
  const results = path.join(folder, 'results.json');
  const args = [
    path.join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ];
  try {
    const code = await show(process.execPath, args, { cwd: repository });
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    return honest({ passed: numPassedTests, failed: numFailedTests }, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<Count>} */
async function extensionTests(run) {
  const { passes, failures, report } = await run();
  console.log(report.trim());
  return honest({ passed: passes, failed: failures });
}

/** A file that does not load has no failed test, and a step that found no test has nothing to be proud of. */
function honest({ passed, failed }, code = 0) {
  const silentFailure = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed };
}
