// How long a command or a small shell script takes, as far as reading it can tell. Scripts in hooks are mostly `sleep 5;
// nginx -s quit`; whatever goes beyond a plain list of commands is left unknown.
import { never, type Millis } from '../base/duration.ts';
import { basename } from '../knowledge/pid1.ts';
import { scriptCommands, type ScriptCommand } from '../knowledge/shellScript.ts';

/** From at least `lo` to at most `hi`; `hi` is `never` where no bound is known. */
export interface DurationRange {
  readonly lo: Millis;
  readonly hi: Millis;
}

const unknown: DurationRange = { lo: 0, hi: never };
const instant: DurationRange = { lo: 0, hi: 0 };

/** The script of `sh -c SCRIPT`: `lo` is what runs at its top, one after another, whatever the rest may do. */
export function scriptDuration(script: string): DurationRange {
  const commands = scriptCommands(script);
  if (!commands) return unknown;
  let { lo, hi } = instant;
  let mayHaveEnded = false;
  for (const list of listsOf(commands)) {
    // A function: when its body runs, and how often, is written elsewhere.
    if (list.some(({ words }) => words[0] === 'function' || words[1] === '(')) return { lo, hi: never };
    const taken = listDuration(list);
    if (!mayHaveEnded) lo += taken.lo;
    hi += taken.hi;
    if (taken.ends === 'surely') break;
    mayHaveEnded ||= taken.ends === 'perhaps';
  }
  return { lo, hi };
}

/** Commands that `&&`, `||` and `|` join; a `&` behind the last one sends all of them to the background. */
function listsOf(commands: readonly ScriptCommand[]): readonly (readonly ScriptCommand[])[] {
  const lists: ScriptCommand[][] = [];
  let list: ScriptCommand[] = [];
  for (const command of commands) {
    list.push(command);
    if (command.then !== ';' && command.then !== '&' && command.then !== '') continue;
    lists.push(list);
    list = [];
  }
  return list.length > 0 ? [...lists, list] : lists;
}

interface ListDuration extends DurationRange {
  /** Whether the script goes on behind this list. */
  readonly ends: 'no' | 'perhaps' | 'surely';
}

function listDuration(list: readonly ScriptCommand[]): ListDuration {
  let { lo, hi } = instant;
  let ends: ListDuration['ends'] = 'no';
  let surelyRuns = true;
  for (const [index, command] of list.entries()) {
    const beside = runsBeside(list, index);
    const taken = partDuration(command, beside || command.depth > 0);
    if (surelyRuns) lo += taken.lo;
    hi += taken.hi;
    const end = endsScript(command) && !beside;
    if (end && surelyRuns && command.depth === 0) return { lo, hi, ends: 'surely' };
    if (end) ends = 'perhaps';
    surelyRuns &&= nextSurelyRuns(command);
  }
  return { lo, hi, ends };
}

/** In the background, or in a pipe. */
function runsBeside(list: readonly ScriptCommand[], index: number): boolean {
  return list.at(-1)?.then === '&' || list[index]?.then === '|' || list[index - 1]?.then === '|';
}

/** What stands behind `||` runs only on failure, behind `&&` only on success: both may not run at all. */
function nextSurelyRuns(command: ScriptCommand): boolean {
  return command.then === '|' || (command.then === '&&' && succeeds(command));
}

/** What runs beside others, again and again or on a condition has no bound, unless it takes no time at all. */
function partDuration(command: ScriptCommand, loose: boolean): DurationRange {
  const taken = commandDuration(withoutPrefix(command.words));
  if (!loose) return taken;
  return taken.hi === 0 ? instant : unknown;
}

/** Variables that are set for one command alone, and `exec`. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  if (at < 0) return words.some(hasSubstitution) ? words : [];
  return words.slice(words[at] === 'exec' ? at + 1 : at);
}

function endsScript({ words }: ScriptCommand): boolean {
  return words[0] === 'exit' || (words[0] === 'exec' && words.length > 1);
}

const succeeding = new Set(['true', ':', 'echo', 'printf', 'touch', 'set', 'export', 'sleep']);

function succeeds({ words }: ScriptCommand): boolean {
  return succeeding.has(basename(words[0] ?? ''));
}

/** One command with its arguments, without a shell round it. */
export function commandDuration(words: readonly string[]): DurationRange {
  if (basename(words[0] ?? '') !== 'timeout') return plainDuration(words);
  const timeout = readTimeout(words.slice(1));
  const inside = plainDuration(timeout.command);
  return { lo: Math.min(inside.lo, timeout.bound), hi: Math.min(inside.hi, timeout.bound) };
}

const timeoutOptionsWithValue = new Set(['-k', '--kill-after', '-s', '--signal']);

/** `timeout -k 5 10 COMMAND`: after 10 s the signal, and 5 s later SIGKILL. A timeout of 0 is none. */
function readTimeout(args: readonly string[]): { readonly bound: Millis; readonly command: readonly string[] } {
  const words = args.flatMap((arg) => (/^--\w/.test(arg) ? arg.split('=') : [arg]));
  let at = 0;
  while (words[at]?.startsWith('-') === true) at += timeoutOptionsWithValue.has(words[at] ?? '') ? 2 : 1;
  const kill = words.slice(0, at).findIndex((word) => word === '-k' || word === '--kill-after');
  const killAfter = kill < 0 ? 0 : (sleepOperand(words[kill + 1]) ?? never);
  const limit = sleepOperand(words[at]) ?? 0;
  return { bound: limit === 0 ? never : limit + killAfter, command: words.slice(at + 1) };
}

const instantCommands = new Set(
  'true false : echo printf touch mkdir rm kill pkill killall set unset export cd test [ [[ exit'.split(' '),
);

function plainDuration(words: readonly string[]): DurationRange {
  const [path, ...args] = basename(words[0] ?? '') === 'busybox' ? words.slice(1) : words;
  if (path === undefined) return instant;
  const name = basename(path);
  if (name === 'sleep') return sleepDuration(args);
  if (name === 'curl') return curlDuration(args);
  const quick = instantCommands.has(name) || (name === 'nginx' && args.at(-2) === '-s');
  return quick && !words.some(hasSubstitution) ? instant : unknown;
}

/** What is run inside a word takes its time too. */
function hasSubstitution(word: string): boolean {
  return word.includes('$(') || word.includes('`');
}

/** `sleep` takes several operands, whose sum counts. */
function sleepDuration(operands: readonly string[]): DurationRange {
  let sum = 0;
  for (const operand of operands) {
    const duration = sleepOperand(operand);
    if (duration === undefined) return unknown;
    sum += duration;
  }
  return { lo: sum, hi: sum };
}

function sleepOperand(operand: string | undefined): Millis | undefined {
  const [, count, unit] = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(operand ?? '') ?? [];
  if (count === undefined) return undefined;
  const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ''] ?? 1;
  return Math.round(Number(count) * unitSeconds * 1000);
}

/** `--max-time` bounds one attempt; retries have another go. */
function curlDuration(args: readonly string[]): DurationRange {
  const flag = args.findIndex((arg) => arg === '--max-time' || /^-[a-zA-Z]*m$/.test(arg));
  if (flag < 0 || args.includes('--retry')) return unknown;
  return { lo: 0, hi: sleepOperand(args[flag + 1]) ?? never };
}
