// `npm start`: builds Graceline, prints a timeline, and opens the examples in a VS Code that has the extension.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './test/support/vscode/install.mjs';
import { packageExtension } from './test/support/vscode/packageExtension.mjs';
import { show } from './test/support/vscode/run.mjs';
import { startServer } from './test/support/vscode/server.mjs';

const usage = `npm start -- [options]

Builds Graceline, prints the timeline of a tutorial's pod, and opens the folder examples/ in VS Code with the extension:
in your own VS Code where \`code\` is installed, else in one that npm packages bring, served to your browser.
The latter runs until Ctrl+C; where the environment variable CI is set, until it has answered.

With any of these options, VS Code is served to a browser:
  --port N    on this port of 127.0.0.1 (default: a free one)
  --no-open   do not open a browser, only print the address
  --exit      end as soon as VS Code has answered
  --help`;

const example = path.join('examples', 'tutorial', 'pod-with-graceful-termination.yaml');
const examples = path.join(repository, 'examples');
const { platform } = process;

/** The command that opens an address, or a program, the way the desktop would. */
const opener = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[platform] ?? ['xdg-open'];

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  await node('esbuild.mjs');
  await node(path.join('dist', 'cli.cjs'), 'timeline', example);
  const served = Object.keys(options).length > 0 || process.env.CI !== undefined;
  if (!served && openDesktop()) return console.log('\nGraceline is open in your VS Code.');
  await serve(options);
}

function readOptions() {
  const flag = { type: 'boolean' };
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': flag, exit: flag, help: flag } });
    if (values.port && !/^\d+$/.test(values.port)) throw new Error(`--port wants a number, not ${values.port}.`);
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

async function node(...args) {
  const code = await show(process.execPath, args, { cwd: repository });
  if (code !== 0) process.exit(code);
}

/** Someone who is logged in from elsewhere, or into a container, has no desktop to open a window on. */
function hasDisplay() {
  if (process.env.SSH_CONNECTION) return false;
  return platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @returns {boolean} whether there is a desktop VS Code, which is now open */
function openDesktop() {
  // In a terminal of a remote VS Code, `code` talks to a window that cannot see this extension.
  if (!hasDisplay() || process.env.VSCODE_IPC_HOOK_CLI) return false;
  const args = [`--extensionDevelopmentPath=${repository}`, examples];
  return spawnSync('code', args, { stdio: 'ignore', shell: platform === 'win32' }).status === 0;
}

async function serve(options) {
  const port = options.port && Number(options.port);
  const server = await startServer({
    workspaceFolder: examples,
    inPlace: true,
    vsix: await packageExtension(),
    settings: { 'workbench.startupEditor': 'readme' },
    ...(port && { port }),
    args: [],
  });
  if (process.env.npm_lifecycle_event === 'start') stopWithParent(server);
  const page = await fetch(server.url);
  if (!page.ok) throw new Error(`VS Code answered ${page.status} ${page.statusText}.`);
  console.log(`\nGraceline is open in VS Code at ${server.url}  (Ctrl+C to stop)`);
  if (options.exit || process.env.CI) return server.stop();
  if (!options['no-open'] && hasDisplay()) openAddress(server.url);
  await server.ended;
}

/** When someone ends npm, it ends the shell between itself and this process, and that shell tells nobody. */
function stopWithParent(server) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void server.stop();
  }, 500);
  watch.unref();
}

/** Where no browser opens, the printed address is enough. */
function openAddress(address) {
  const [command, ...args] = opener;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .once('error', () => {})
    .unref();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
