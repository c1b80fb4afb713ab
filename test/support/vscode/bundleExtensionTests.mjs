// Compiles test/extension for the extension host, which loads CommonJS and brings its own `vscode`.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { repository } from './install.mjs';

/** @returns {Promise<string>} the module whose `run` VS Code calls */
export async function bundleExtensionTests() {
  const outdir = path.join(repository, 'dist/test/extension');
  // A test that was deleted must not run any more.
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: globSync(['test/extension/index.ts', 'test/extension/**/*.test.ts'], { cwd: repository }),
    absWorkingDir: repository,
    outbase: 'test/extension',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.cjs');
}
