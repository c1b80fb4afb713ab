// The command line as it is built, asked about a folder that somebody names.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(repository, 'dist/cli.cjs');

/** Without programs that render, so that every machine finds the same. */
export async function graceline(folder, ...args) {
  const options = { cwd: folder, env: { PATH: '' }, maxBuffer: 2 ** 30 };
  const run = promisify(execFile)(process.execPath, [program, ...args], options);
  const { stdout } = await run.catch((error) => {
    if (error.code === 1) return error;
    throw error;
  });
  return stdout;
}

/** What `check --format json` or `sarif` says of a folder. */
export async function report(folder, format, ...args) {
  return JSON.parse(await graceline(folder, 'check', '.', '--format', format, '--fail-on', 'never', ...args));
}

/** The folder that the command line of a script names. */
export function folderArgument(script) {
  const [folder] = process.argv.slice(2);
  if (folder !== undefined) return path.resolve(folder);
  console.error(`npm run ${script} -- FOLDER`);
  return process.exit(2);
}
