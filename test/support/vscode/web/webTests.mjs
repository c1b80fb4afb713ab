// Runs test/extension in the extension host of a browser: the same tests, with the server in a worker.
import { build } from 'esbuild';
import { createServer } from 'node:net';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { startBrowser } from '../browser.mjs';
import { repository } from '../install.mjs';
import { commit, installWebVsCode } from './install.mjs';

/**
 * A list of ours, for Playwright's own takes from webviews the storage that they need; and the origin of a webview is a
 * name below localhost.
 */
const flags = [
  '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/**
 * @param {{ workspaceFolder?: string, timeout?: number }} [options]
 * @returns {Promise<import('../extensionTests.mjs').Outcome>}
 */
export async function runWebTests({ workspaceFolder = path.join(repository, 'examples'), timeout = 240_000 } = {}) {
  const extensionTestsPath = await bundleWebTests();
  const { server, builds } = await installWebVsCode();
  const { open } = await import(pathToFileURL(server).href);
  const port = await freePort();
  const served = await open({
    browserType: 'none',
    host: 'localhost',
    port,
    quality: 'stable',
    commit,
    testRunnerDataDir: builds,
    extensionDevelopmentPath: repository,
    extensionTestsPath,
    folderPath: workspaceFolder,
    printServerLog: false,
  });
  const browser = await startBrowser({ args: flags });
  try {
    return await outcome(await browser.newPage(), `http://localhost:${port}`, timeout);
  } finally {
    await browser.close();
    served.dispose();
  }
}

/** One bundle, for there is no folder to look for tests in; those that need Node stay out. */
async function bundleWebTests() {
  const outdir = path.join(repository, 'dist/test/web');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: ['test/extension/web/index.ts'],
    absWorkingDir: repository,
    // Below an extension of ES modules, VS Code takes only this name for CommonJS.
    outfile: path.join(outdir, 'index.cjs'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2023',
    mainFields: ['browser', 'module', 'main'],
    inject: ['test/extension/web/process.ts'],
    alias: { 'node:assert/strict': path.join(repository, 'node_modules/assert/build/assert.js') },
    define: { global: 'globalThis' },
    external: ['vscode'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.cjs');
}

/** What the tests print between two marks is theirs; everything else on the console is VS Code's. */
async function outcome(page, url, timeout) {
  const lines = [];
  const errors = [];
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    if (text.startsWith('graceline-tests: ')) lines.push(text.slice('graceline-tests: '.length));
    else if (type === 'error') errors.push(text.split('\n')[0]);
  });
  await page.exposeFunction('codeAutomationExit', () => finish('ended'));
  await page.goto(url, { waitUntil: 'commit' });
  await Promise.race([finished, delay(timeout)]);
  const summary = lines.findLast((line) => line.startsWith('{'));
  const report = lines.filter((line) => !line.startsWith('{')).join('\n');
  if (summary) return { ...JSON.parse(summary), report };
  return { passes: 0, failures: 1, report: `${report}\nThe tests did not run to their end.\n${errors.join('\n')}` };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
