// Runs test/extension inside the extension host of the VS Code that comes from npm packages.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { startBrowser } from './browser.mjs';
import { bundleExtensionTests } from './bundleExtensionTests.mjs';
import { repository } from './install.mjs';
import { startServer } from './server.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passes
 * @property {number} failures at least 1 unless every test ran to its end
 * @property {string} report what mocha printed, and what went wrong around it
 */

/**
 * @param {object} [options]
 * @param {string} [options.workspaceFolder] VS Code opens a copy of it
 * @param {string} [options.grep] run only tests whose title matches
 * @param {number} [options.timeout] for all tests together, in milliseconds
 * @returns {Promise<Outcome>}
 */
export async function runExtensionTests(options = {}) {
  const { workspaceFolder = path.join(repository, 'examples'), grep, timeout = 180_000 } = options;
  const extensionTestsPath = await bundleExtensionTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'graceline-extension-tests-'));
  const { env, outcome } = resultFiles(folder, grep);
  const server = await startServer({ workspaceFolder, env });
  const browser = await startBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  try {
    const page = await browser.newPage();
    const problem = await testsEnd(page, testUrl(server, extensionTestsPath), timeout);
    return outcome(problem);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Where test/extension/index.ts is to leave its results, and how to read them. VS Code itself calls the tests passed
 * when the extension host dies in the middle: only the summary, which is written last, proves that they ended.
 * @param {string} folder
 * @param {string} [grep]
 */
export function resultFiles(folder, grep) {
  const summary = path.join(folder, 'summary.json');
  const report = path.join(folder, 'report.txt');
  const env = { GRACELINE_TEST_SUMMARY: summary, GRACELINE_TEST_REPORT: report, ...(grep && { MOCHA_GREP: grep }) };
  /** @returns {Outcome} */
  const outcome = (problem = '') => {
    const written = existsSync(report) ? readFileSync(report, 'utf8') : '';
    if (existsSync(summary)) return { ...JSON.parse(readFileSync(summary, 'utf8')), report: written };
    return { passes: 0, failures: 1, report: `${written}\nThe tests did not run to their end.\n${problem}` };
  };
  return { env, outcome };
}

function testUrl(server, extensionTestsPath) {
  const remote = (file) => `vscode-remote://${new URL(server.origin).host}${file.replaceAll(path.sep, '/')}`;
  const payload = [
    ['extensionDevelopmentPath', remote(path.resolve(repository))],
    ['extensionTestsPath', remote(extensionTestsPath)],
  ];
  return `${server.url}&${new URLSearchParams({ payload: JSON.stringify(payload) })}`;
}

/** Opens the window and waits until VS Code says that the tests ended. @returns {Promise<string>} its errors until then */
async function testsEnd(page, url, timeout) {
  const errors = [];
  const note = (type, args) => type === 'error' && errors.push(format(...args).split('\n')[0]);
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationLog', note);
  await page.exposeFunction('codeAutomationExit', () => finish());
  page.once('crash', () => finish('The page crashed.'));
  await page.goto(url, { waitUntil: 'commit' });
  const tooLate = delay(timeout, `They had not ended after ${timeout / 1000} s.`, { ref: false });
  const problem = await Promise.race([finished, tooLate]);
  return [...errors.slice(-20), problem].join('\n');
}
