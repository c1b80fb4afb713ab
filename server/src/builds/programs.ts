// The programs of the machine: where they are, and how they are run.
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';

/** Of a setting: a path, or a name that is looked up as any other; undefined where there is no such program. */
export async function namedProgram(written: string): Promise<string | undefined> {
  if (path.isAbsolute(written)) return (await isExecutable(written)) ? written : undefined;
  return path.basename(written) === written ? findProgram([written]) : undefined;
}

/** The first of these programs that is on the PATH, by its absolute path. What is relative there may be anybody's. */
export async function findProgram(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (await isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** `message`: what it said, or why it was stopped. */
export type Run =
  { readonly type: 'output'; readonly text: string } | { readonly type: 'failure'; readonly message: string };

const limits = { timeout: 30_000, maxBuffer: 32 * 1024 * 1024, killSignal: 'SIGKILL', windowsHide: true } as const;

/** Whoever asks the network gets no answer, at once: what is shown while typing must not depend on it. */
const noNetwork = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  NO_PROXY: '',
  no_proxy: '',
  GIT_ALLOW_PROTOCOL: 'file',
  GIT_TERMINAL_PROMPT: '0',
  KUBECONFIG: devNull,
  HELM_NO_PLUGINS: '1',
};

export interface Program {
  /** By its absolute path. */
  readonly file: string;
  /** In this folder. */
  run(args: readonly string[], folder: string): Promise<Run>;
}

/** @param signal stops whatever it runs: nobody waits for that any more */
export function programAt(file: string | undefined, signal: AbortSignal | undefined): Program | undefined {
  return file === undefined ? undefined : { file, run: (args, folder) => run(file, args, folder, signal) };
}

function run(program: string, args: readonly string[], folder: string, signal: AbortSignal | undefined): Promise<Run> {
  return new Promise((resolve) => {
    const options = { ...limits, cwd: folder, env: { ...process.env, ...noNetwork }, ...(signal && { signal }) };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve(error ? { type: 'failure', message: whyFailed(error, stderr) } : { type: 'output', text: stdout });
    });
  });
}

function whyFailed(error: Error & { readonly killed?: boolean; readonly code?: unknown }, stderr: string): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'more than 32 MB';
  if (error.killed === true) return `no answer within ${limits.timeout / 1000} s`;
  const said = stderr.split('\n').filter((line) => !/^(?:#|WARNING|level=)/i.test(line));
  const words = said
    .map((line) => line.trim())
    .join(' ')
    .trim();
  return (words === '' ? error.message : words).replace(/^error: /i, '');
}
