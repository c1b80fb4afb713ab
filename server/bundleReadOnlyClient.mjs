// The Kubernetes client has a class for every object of the API, 2 MB of which we use none: modules of it that nobody asks
// anything of are left out. What its fetch brings along for Node before version 10 is in Node itself.

const ours = 'read-only-client';

/** @type {import('esbuild').Plugin} */
export const bundleReadOnlyClient = {
  name: ours,
  setup(build) {
    build.onResolve({ filter: /^(?:@kubernetes\/client-node|\.)/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === ours) return undefined;
      const { importer, namespace, resolveDir, kind } = from;
      const resolved = await build.resolve(path, { importer, namespace, resolveDir, kind, pluginData: ours });
      return /[\\/]@kubernetes[\\/]client-node[\\/]/.test(resolved.path)
        ? { ...resolved, sideEffects: false }
        : resolved;
    });
    build.onResolve({ filter: /^whatwg-url$/ }, () => ({ path: 'whatwg-url', namespace: ours }));
    build.onLoad({ filter: /.*/, namespace: ours }, () => ({ contents: "export { default } from 'node:url';" }));
  },
};
