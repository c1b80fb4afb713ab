// The server of a process and the one of a worker are nearly the same, and a package that held both would be twice as big.
// So it is bundled once: the bundle of the worker also hands out, by their paths, the modules that the process asks
// for, and the bundle of the process loads them from there. A worker has to be one file; a process has not.
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
/** Of these a second copy would weigh; of the protocol's it would also be another class to `instanceof`. */
const common =
  /^(?:server\/src\/(?:core|files|lsp)\/|node_modules\/vscode-(?:jsonrpc|languageserver(?:-protocol)?)\/lib\/common\/)/;
const workersBundle = './web/server.js';
const resolving = Symbol('resolving');

/** For the bundle of the process. @type {import('esbuild').Plugin} */
export const takeFromWorkersBundle = {
  name: 'take-from-workers-bundle',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async ({ path: named, pluginData, kind, namespace, importer, resolveDir }) => {
      if (namespace === 'shared') return { path: workersBundle, external: true };
      if (
        kind === 'entry-point' ||
        pluginData === resolving ||
        (!named.startsWith('.') && !named.startsWith('vscode-'))
      )
        return;
      const found = await build.resolve(named, { kind, namespace, importer, resolveDir, pluginData: resolving });
      const name = path.relative(root, found.path);
      return common.test(name) ? { path: name, namespace: 'shared' } : found;
    });
    build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path: name }) => ({
      contents: `module.exports = require(${JSON.stringify(workersBundle)})[${JSON.stringify(name)}];`,
    }));
  },
};

/** For the bundle of the worker: its entry point `worker`. `process`: how the other one is built. */
export function handOut(process) {
  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'hand-out',
    setup(build) {
      build.onResolve({ filter: /^worker$/ }, ({ path: name }) => ({ path: name, namespace: 'shared' }));
      build.onLoad({ filter: /.*/, namespace: 'shared' }, async () => {
        const asked = (await modulesAskedFor(process)).map(
          (name) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(path.join(root, name))};`,
        );
        return { contents: ["import './server/src/browser/main.ts';", ...asked].join('\n'), resolveDir: root };
      });
    },
  };
  return plugin;
}

/** The common modules that the others import. */
async function modulesAskedFor(process) {
  const { metafile } = await build({ ...process, plugins: [], write: false, metafile: true, logLevel: 'silent' });
  const others = Object.entries(metafile.inputs).filter(([name]) => !common.test(name));
  const asked = others.flatMap(([, { imports }]) => imports.map((one) => one.path).filter((name) => common.test(name)));
  return [...new Set(asked)].sort();
}
