// What the command of a container says about its process 1: whether a signal reaches the program, or ends at a shell
// that passes nothing on (R42).
import { parseImage, tagWords, type ImageReference } from './image.ts';
import { debianRepositories } from './baseImages.ts';
import { scriptCommands, scriptOf, type ScriptCommand } from './shellScript.ts';

export type Pid1 =
  /** A program gets the signal. `certain` is false where a shell may stand in front of it, which depends on the shell. */
  | { readonly type: 'program'; readonly argv: readonly string[]; readonly isPid1: boolean; readonly certain: boolean }
  /** A shell gets the signal and passes it on to nobody, not to the program that it runs last, if it runs any. */
  | {
      readonly type: 'shell';
      readonly shell: string;
      readonly isPid1: boolean;
      readonly program: string | undefined;
    }
  | { readonly type: 'unknown' };

type Shell = 'bash' | 'ash' | 'dash' | 'sh';

/** `argv` is command and args together; `image` tells which shell `sh` is. */
export function pid1Of(argv: readonly string[], image: string | undefined, shareProcessNamespace: boolean): Pid1 {
  const init = withoutInit(argv);
  if (init.rewritesSignals) return unknown;
  const isPid1 = !shareProcessNamespace && !init.found;
  const words = withoutLaunchers(init.argv);
  const [first] = words;
  if (first === undefined) return unknown;
  const shell = shellOf(first, image);
  if (!shell) return { type: 'program', argv: words, isPid1, certain: true };
  const script = scriptOf(basename(first) === 'busybox' ? words.slice(1) : words);
  const pid1 = script === undefined ? unknown : scriptPid1(script, shell, isPid1);
  // An init that signals the whole group reaches the children of the shell too.
  return init.signalsGroup && pid1.type === 'shell' ? unknown : pid1;
}

const unknown: Pid1 = { type: 'unknown' };

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface Init {
  readonly argv: readonly string[];
  readonly found: boolean;
  readonly signalsGroup: boolean;
  readonly rewritesSignals: boolean;
}

const inits = new Set(['tini', 'tini-static', 'docker-init', 'dumb-init', 'catatonit']);
const initOptionsWithValue = new Set(['-p', '-e', '-r', '--rewrite']);

function withoutInit(argv: readonly string[]): Init {
  const name = basename(argv[0] ?? '');
  if (!inits.has(name)) return { argv, found: false, signalsGroup: false, rewritesSignals: false };
  const options: string[] = [];
  let at = 1;
  for (; argv[at]?.startsWith('-') === true; at += 1) {
    const option = argv[at] ?? '';
    if (initOptionsWithValue.has(option)) at += 1;
    options.push(option);
    if (option === '--') {
      at += 1;
      break;
    }
  }
  const has = (...names: readonly string[]): boolean => names.some((one) => options.includes(one));
  return {
    argv: argv.slice(at),
    found: true,
    signalsGroup: name === 'dumb-init' ? !has('-c', '--single-child') : has('-g'),
    rewritesSignals: name === 'dumb-init' && options.some((option) => /^(?:-r|--rewrite)/.test(option)),
  };
}

/** Words in front of a program that replace themselves by it, and how many words of their own follow. */
const launchers: readonly { readonly words: readonly string[]; readonly operands: number }[] = [
  { words: ['env'], operands: 0 },
  { words: ['gosu'], operands: 1 },
  { words: ['su-exec'], operands: 1 },
  { words: ['bundle', 'exec'], operands: 0 },
  { words: ['poetry', 'run'], operands: 0 },
  { words: ['pipenv', 'run'], operands: 0 },
  { words: ['opentelemetry-instrument'], operands: 0 },
  { words: ['ddtrace-run'], operands: 0 },
  { words: ['newrelic-admin', 'run-program'], operands: 0 },
  { words: ['docker-entrypoint.sh'], operands: 0 },
  { words: ['docker-php-entrypoint'], operands: 0 },
];

/** Also `NAME=value` in front, and `python -m MODULE` as the module. */
function withoutLaunchers(argv: readonly string[]): readonly string[] {
  let at = 0;
  for (;;) {
    while (/^[A-Za-z_]\w*=/.test(argv[at] ?? '')) at += 1;
    const found = launchers.find(({ words }) => words.every((word, i) => basename(argv[at + i] ?? '') === word));
    if (!found) break;
    at += found.words.length + found.operands;
  }
  const isModule = /^python[\d.]*$/.test(basename(argv[at] ?? '')) && argv[at + 1] === '-m' && at + 2 < argv.length;
  return argv.slice(isModule ? at + 2 : at);
}

function shellOf(path: string, image: string | undefined): Shell | undefined {
  const name = basename(path);
  if (name === 'bash' || name === 'ash' || name === 'dash') return name;
  if (name === 'busybox') return 'ash';
  if (name !== 'sh') return undefined;
  const reference = image === undefined ? undefined : parseImage(image);
  return reference ? shOf(reference) : 'sh';
}

/** `/bin/sh` is busybox ash on Alpine and dash on Debian and Ubuntu. */
function shOf(image: ImageReference): Shell {
  const words = [image.repository, ...tagWords(image)];
  if (words.some((word) => word === 'busybox' || word.startsWith('alpine'))) return 'ash';
  return debianRepositories.has(image.repository) ? 'dash' : 'sh';
}

/** Handlers and code from elsewhere: nothing can be said. */
const opaque = new Set(['trap', 'eval', 'source', '.', 'function']);
const loops = new Set(['for', 'while', 'until', 'select']);
/** Run inside the shell, or too short to be what the container is for. */
const brief = new Set(
  'echo printf true false : exit wait cd set export unset test [ umask ulimit date touch mkdir rm kill return shift read'.split(
    ' ',
  ),
);

function scriptPid1(script: string, shell: Shell, isPid1: boolean): Pid1 {
  const commands = scriptCommands(script);
  const last = commands?.at(-1);
  if (!commands || !last || commands.some(isOpaque)) return unknown;
  const plain = commands.map((command) => ({ ...command, words: withoutAssignments(command.words) }));
  const execAt = plain.findIndex(({ words }) => words[0] === 'exec' && words.length > 1);
  const exec = plain[execAt];
  return exec ? execPid1(exec, commands[execAt - 1], isPid1) : lastCommandPid1(commands, last, shell, isPid1);
}

/** Variables that are set for one command alone. */
function withoutAssignments(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return at < 0 ? words : words.slice(at);
}

function isOpaque({ words }: ScriptCommand): boolean {
  return opaque.has(words[0] ?? '') || words[1] === '(';
}

/** Without `exec` the shell may still replace itself by its last command, because nothing comes after it. */
function lastCommandPid1(commands: readonly ScriptCommand[], last: ScriptCommand, shell: Shell, isPid1: boolean): Pid1 {
  const stays: Pid1 = { type: 'shell', shell, isPid1, program: programOf(commands) };
  if (last.then === '&' || commands.at(-2)?.then === '|') return stays;
  if (endsInStructure(last)) return staysInStructure(commands, shell) ? stays : unknown;
  const argv = withoutLaunchers(last.words);
  // Debian's dash never does; the others do for a plain command, and newer ones for the last of several.
  if (shell === 'dash' || argv.length === 0 || brief.has(argv[0] ?? '')) return stays;
  return { type: 'program', argv, isPid1, certain: commands.length === 1 && !last.redirected && shell !== 'sh' };
}

function execPid1(exec: ScriptCommand, before: ScriptCommand | undefined, isPid1: boolean): Pid1 {
  const isReached = exec.depth === 0 && before?.then !== '||' && before?.then !== '|';
  const isInForeground = exec.then === ';' || exec.then === '&&' || exec.then === '';
  const argv = withoutLaunchers(exec.words.slice(exec.words[1] === '-a' ? 3 : 1));
  if (!isReached || !isInForeground || argv[0] === undefined || argv[0].startsWith('-')) return unknown;
  return { type: 'program', argv, isPid1, certain: true };
}

const ends = new Set(['fi', 'done', 'esac', '}', ')']);

const reserved = new Set(['if', 'case', '{', '(', ...loops, ...ends]);

/** The last that is no part of the shell and not over at once. */
function programOf(commands: readonly ScriptCommand[]): string | undefined {
  // What stands behind a pipe only takes what the program writes.
  const heads = commands.filter((_, index) => commands[index - 1]?.then !== '|');
  const names = heads.map(({ words }) => basename(withoutLaunchers(words)[0] ?? ''));
  return names.findLast((name) => name !== '' && !brief.has(name) && !reserved.has(name));
}

function endsInStructure({ words, depth }: ScriptCommand): boolean {
  return depth > 0 || ends.has(words[0] ?? '');
}

/** A loop needs its shell. Behind a condition or a group bash and dash stay, and ash may not. */
function staysInStructure(commands: readonly ScriptCommand[], shell: Shell): boolean {
  const isLoop = commands.at(-1)?.words[0] === 'done' && commands.some(({ words }) => loops.has(words[0] ?? ''));
  return isLoop || shell === 'bash' || shell === 'dash';
}
