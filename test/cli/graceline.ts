// Runs the built command line as people do: another process, files on a disk, an exit code.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What `npm run build` makes. */
export const builtFile = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Stops reading after the first piece of output, as `head` does. */
  readonly closeOutput?: boolean;
  /** In place of the built file. */
  readonly program?: string;
}

export function graceline(args: readonly string[], run: RunOptions = {}): Promise<Run> {
  const { cwd, stdin = '', env = {}, closeOutput = false, program = builtFile } = run;
  return new Promise((done) => {
    const options = { cwd, env: { PATH: process.env.PATH, ...env }, maxBuffer: 100_000_000 };
    const child = execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      done({ stdout, stderr, exitCode: typeof code === 'number' ? code : -1 });
    });
    // A run that needs no input may be over before it is written.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
    if (closeOutput) child.stdout?.once('data', () => child.stdout?.destroy());
  });
}

/** A folder with these files, gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const { path, remove } = temporaryFolder(files);
  onTestFinished(remove);
  return path;
}

export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

/** The same for several tests, which have to remove it. */
export function temporaryFolder(files: Readonly<Record<string, string | Buffer>>): TemporaryFolder {
  const root = mkdtempSync(join(tmpdir(), 'graceline-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return {
    path: root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
