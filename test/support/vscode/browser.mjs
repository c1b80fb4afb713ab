// Finds a Chrome or Chromium and starts it for tests.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { installVsCode } from './install.mjs';
import { packagedChromium } from './packagedChromium.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} BrowserProgram
 * @property {string} executablePath
 * @property {NodeJS.ProcessEnv} [env] what this program needs beside the present environment
 */

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
];

/** No name but the loopback's resolves: a test that reaches for the network fails at once, everywhere. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Starts the first browser that starts: the one named by CHROME_PATH, an installed one, the one among the npm packages,
 * Debian's. The caller closes it.
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function startBrowser(options) {
  const failures = [];
  for (const find of [namedBrowser, installedBrowser, packagedBrowser, debianBrowser]) {
    try {
      const program = await find();
      if (program) return await launch(program, options);
    } catch (error) {
      failures.push(error.message.split('\n')[0]);
    }
  }
  throw new Error(['No browser starts: install Chrome or Chromium, or set CHROME_PATH.', ...failures].join('\n  '));
}

/**
 * @param {BrowserProgram} program
 * @param {import('playwright-core').LaunchOptions} [options]
 */
function launch({ executablePath, env }, options = {}) {
  const args = [...flags, ...(options.args ?? [])];
  return chromium.launch({ timeout: 60_000, ...options, executablePath, args, env: { ...process.env, ...env } });
}

/** @returns {BrowserProgram | undefined} */
function namedBrowser() {
  return process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : undefined;
}

/** @returns {BrowserProgram | undefined} */
function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...commands.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...applications];
  const executablePath = candidates.find((candidate) => existsSync(candidate));
  return executablePath ? { executablePath } : undefined;
}

/** @returns {Promise<BrowserProgram | undefined>} */
async function packagedBrowser() {
  const { home } = await installVsCode();
  return packagedChromium(home);
}

/** @returns {Promise<BrowserProgram | undefined>} */
async function debianBrowser() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write("Installing Debian's Chromium …\n");
  await run('apt-get', ['update']);
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  return installedBrowser();
}
