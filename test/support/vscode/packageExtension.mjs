// The extension as people install it. Tests that open VS Code use this package, so that they notice a missing file.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { cache, repository } from './install.mjs';
import { run } from './run.mjs';

const sources = ['dist', 'media', 'package.json', 'README.md'];

/**
 * Packages what is built, unless that was done since.
 * @returns {Promise<string>} the path of the .vsix file
 */
export async function packageExtension() {
  const vsix = path.join(cache, 'graceline.vsix');
  const changed = Math.max(...sources.map((source) => newest(path.join(repository, source))));
  if (existsSync(vsix) && statSync(vsix).mtimeMs > changed) return vsix;
  const draft = path.join(cache, `graceline.${process.pid}.vsix`);
  const vsce = path.join(repository, 'node_modules/@vscode/vsce/vsce');
  mkdirSync(cache, { recursive: true });
  const options = ['--no-dependencies', '--allow-missing-repository', '--allow-unused-files-pattern', '--out', draft];
  await run(process.execPath, [vsce, 'package', ...options], { cwd: repository });
  renameSync(draft, vsix);
  return vsix;
}

/** When a file, or anything in a folder, was last changed. */
function newest(file) {
  if (!existsSync(file)) return 0;
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
