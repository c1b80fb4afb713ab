// Builds everything that runs: both sides of the extension, the command line and the preview.
// Options: --watch builds again after every change, --minify makes what is published.
import { build, context } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { bundleReadOnlyClient } from './server/bundleReadOnlyClient.mjs';
import { bundleOnlyOurDiagrams } from './media/bundleOnlyOurDiagrams.mjs';
import { handOut, takeFromWorkersBundle } from './server/bundleOnce.mjs';
import { thirdPartyNotices } from './thirdPartyNotices.mjs';

const minify = process.argv.includes('--minify');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'info',
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

/** @type {import('esbuild').BuildOptions} */
const web = { ...shared, platform: 'browser', target: 'es2023', mainFields: ['browser', 'module', 'main'] };

/** @type {import('esbuild').BuildOptions} */
const serverProcess = {
  ...node,
  entryPoints: ['server/src/node/main.ts'],
  outfile: 'dist/server.cjs',
  plugins: [takeFromWorkersBundle],
};

/** @type {import('esbuild').BuildOptions} */
const page = { ...shared, platform: 'browser', target: 'chrome120', plugins: [bundleOnlyOurDiagrams] };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['client/src/node/main.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
  serverProcess,
  {
    ...web,
    format: 'cjs',
    entryPoints: ['client/src/browser/main.ts'],
    outfile: 'dist/web/client.cjs',
    external: ['vscode'],
  },
  {
    ...web,
    format: 'cjs',
    entryPoints: ['worker'],
    outfile: 'dist/web/server.js',
    // In a worker there are no modules to export to.
    banner: { js: 'var module = typeof module === "object" ? module : {};' },
    plugins: [handOut(serverProcess)],
  },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...node,
    entryPoints: ['server/src/cluster/observe.ts'],
    outfile: 'dist/observe.cjs',
    plugins: [bundleReadOnlyClient],
  },
  {
    ...page,
    // In parts, of which a page loads those that it draws with.
    format: 'esm',
    splitting: true,
    entryPoints: ['media/src/preview.ts', 'media/src/markdown.ts', 'media/preview.css', 'media/diagram.css'],
    outdir: 'dist/webview',
    entryNames: '[name]',
    chunkNames: 'parts/[name]-[hash]',
  },
  {
    ...page,
    // Written into pages that need nothing else, so it is one file.
    format: 'iife',
    entryPoints: ['media/src/drawing.ts'],
    outfile: 'dist/drawing/drawing.js',
    sourcemap: false,
    minify: true,
  },
];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/web', { recursive: true });
// The package is one of ES modules; what a process loads from here is none.
writeFileSync('dist/web/package.json', '{ "type": "commonjs" }\n');
const metafiles = [];
for (const options of bundles) {
  if (watch) await (await context(options)).watch();
  else metafiles.push((await build({ ...options, metafile: true })).metafile);
}
if (!watch) writeFileSync('dist/THIRD_PARTY_NOTICES.txt', thirdPartyNotices(metafiles));
