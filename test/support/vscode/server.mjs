// Serves a real VS Code on the loopback address, with settings and extensions of its own that vanish with it.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { installVsCode } from './install.mjs';
import { run } from './run.mjs';

/** Nothing that asks, advertises, updates or looks different from one day to the next. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'compact',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** The built-in extensions that manifests need. The others would make every start some seconds longer. */
const builtins = [
  'configuration-editing',
  'json',
  'markdown-basics',
  'markdown-language-features',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'yaml',
];

/**
 * @typedef {object} ServerOptions
 * @property {string} workspaceFolder the folder that VS Code shows
 * @property {boolean} [inPlace] show that very folder; otherwise a copy, which tests may write to
 * @property {string} [vsix] a packaged extension to install
 * @property {Record<string, unknown>} [settings] user settings beside the quiet ones
 * @property {NodeJS.ProcessEnv} [env] environment for the extension host
 * @property {number} [port] any free one by default
 * @property {string[]} [args] more arguments for VS Code
 */

/**
 * @typedef {object} Server
 * @property {string} origin
 * @property {string} url of the workbench, with the folder open
 * @property {string} folder the folder that VS Code shows
 * @property {Promise<void>} ended
 * @property {() => string} log what the server printed so far
 * @property {() => Promise<void>} stop ends VS Code and removes everything it wrote outside the folder
 */

/** For tests: the driver lets them wait for the workbench and run in the extension host, and no host outlives its page. */
const testArguments = ['--enable-smoke-test-driver', '--reconnection-grace-time', '1'];

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer({ workspaceFolder, inPlace, vsix, settings, env, port, args = testArguments }) {
  const { node, vscode } = await installVsCode();
  const root = mkdtempSync(path.join(tmpdir(), 'graceline-vscode-'));
  const folder = inPlace ? path.resolve(workspaceFolder) : path.join(root, 'workspace');
  if (!inPlace) cpSync(workspaceFolder, folder, { recursive: true });
  const folders = prepareFolders(root, vscode, settings);
  const options = { env: { ...hostEnvironment(root), ...env } };
  const base = [path.join(vscode, 'out/server-main.js'), '--accept-server-license-terms', ...folders];
  if (vsix) await run(node, [...base, '--install-extension', vsix], options);
  const address = ['--host', '127.0.0.1', '--port', String(port ?? (await freePort()))];
  const open = ['--without-connection-token', '--disable-workspace-trust', '--telemetry-level', 'off'];
  const server = superviseServer(node, [...base, ...address, ...open, ...args], { ...options, root });
  const origin = `http://127.0.0.1:${address[3]}`;
  await answering(`${origin}/version`, server);
  return { ...server, origin, folder, url: `${origin}/?${new URLSearchParams({ folder })}` };
}

/** @returns {string[]} the arguments that make VS Code use these folders */
function prepareFolders(root, vscode, settings) {
  const user = path.join(root, 'user');
  const builtin = path.join(root, 'builtin');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  mkdirSync(builtin);
  for (const name of builtins) {
    const extension = path.join(vscode, 'extensions', name);
    if (existsSync(extension)) symlinkSync(extension, path.join(builtin, name), 'junction');
  }
  const extensions = ['--extensions-dir', path.join(root, 'extensions'), '--builtin-extensions-dir', builtin];
  return ['--server-data-dir', root, '--user-data-dir', user, ...extensions];
}

/** A VS Code that is started from within VS Code or npm must not inherit what they tell their own children. */
function hostEnvironment(root) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_|NODE_OPTIONS$)/.test(name));
  const home = { HOME: root, XDG_CONFIG_HOME: root, XDG_DATA_HOME: root, XDG_RUNTIME_DIR: root, TMPDIR: root };
  return { ...Object.fromEntries(inherited), ...home, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

/** Starts the server as a group of its own, which ends as one: with `stop`, or with this process however it ends. */
function superviseServer(node, args, { env, root }) {
  const logFile = path.join(root, 'server.log');
  const descriptor = openSync(logFile, 'a');
  const child = spawn(node, args, { env, stdio: ['ignore', descriptor, descriptor], detached: true });
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const cleanUp = () => {
    signalGroup(child, 'SIGKILL');
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', cleanUp);
  for (const signal of interruptions) process.once(signal, exitInOrder);
  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, delay(3000, undefined, { ref: false })]);
    process.off('exit', cleanUp);
    for (const signal of interruptions) process.off(signal, exitInOrder);
    cleanUp();
  };
  return { ended, log: () => readFileSync(logFile, 'utf8'), stop };
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A signal would otherwise end this process without its `exit` event. */
function exitInOrder(_name, number) {
  process.exit(128 + number);
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

async function answering(address, { ended, log, stop }) {
  let running = true;
  void ended.then(() => (running = false));
  for (const deadline = Date.now() + 60_000; running && Date.now() < deadline; await delay(50)) {
    if (
      await fetch(address).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
  }
  const output = log();
  await stop();
  throw new Error(`VS Code did not start:\n${output}`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
