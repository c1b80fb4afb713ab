// The extension as people install it. Tests that open VS Code use this package, so that they notice a missing file.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { cache, repository } from './install.mjs';
import { run } from './run.mjs';

/**
 * Packages what is built, unless that was done since.
 * @returns {Promise<string>} the path of the .vsix file
 */
export async function packageExtension() {
  const vsix = path.join(cache, 'graceline.vsix');
  if (existsSync(vsix) && statSync(vsix).mtimeMs > lastChange()) return vsix;
  const draft = path.join(cache, `graceline.${process.pid}.vsix`);
  const vsce = path.join(repository, 'node_modules/@vscode/vsce/vsce');
  mkdirSync(cache, { recursive: true });
  const options = ['--no-dependencies', '--allow-missing-repository', '--out', draft];
  await run(process.execPath, [vsce, 'package', ...options], { cwd: repository });
  renameSync(draft, vsix);
  return vsix;
}

/** When anything that goes into the package was last changed. */
function lastChange() {
  const lines = readFileSync(path.join(repository, '.vscodeignore'), 'utf8').split('\n');
  const named = lines.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const packed = globSync(named, { cwd: repository, absolute: true });
  return Math.max(...packed.map((file) => statSync(file).mtimeMs));
}
