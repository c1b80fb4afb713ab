// How long a small shell script takes, as far as reading it can tell. Scripts in hooks are mostly `sleep 5; nginx -s
// quit`; whatever goes beyond a plain list of commands is left unknown.
import { never, type Millis } from '../base/duration.ts';

/** From at least `lo` to at most `hi`; `hi` is `never` where no bound is known. */
export interface DurationRange {
  readonly lo: Millis;
  readonly hi: Millis;
}

interface Command {
  readonly words: readonly string[];
  /** What stands behind it: `;`, `&&`, `||`, `|`, `&` or the end. */
  readonly then: string;
}

const unknown: DurationRange = { lo: 0, hi: never };
const instant: DurationRange = { lo: 0, hi: 0 };
const structures = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'function',
  'select',
  '{',
  '(',
  '[[',
  'wait',
  'trap',
]);
const instantCommands = new Set([
  'true',
  ':',
  'echo',
  'touch',
  'rm',
  'kill',
  'printf',
  'set',
  'cd',
  'export',
  'test',
  '[',
]);

/** The script of `sh -c SCRIPT`. */
export function scriptDuration(script: string): DurationRange {
  let { lo, hi } = instant;
  let certain = true;
  for (const { words, then } of commandsOf(script)) {
    const [name] = words;
    if (name === undefined) continue;
    if (name === 'exit') return { lo, hi };
    if (structures.has(name) || words.some((word) => word.includes('('))) return { lo, hi: never };
    const taken = then === '&' ? instant : then === '|' ? unknown : commandDuration(words);
    if (certain) lo += taken.lo;
    hi += taken.hi;
    // What stands behind `||` runs only on failure, behind `&&` only on success: both may not run at all.
    certain = then === '&&' ? certain && succeeds(words) : then !== '||' && then !== '|';
  }
  return { lo, hi };
}

/** One command with its arguments, without a shell round it. */
export function commandDuration(words: readonly string[]): DurationRange {
  const [path = '', ...args] = words[0] === 'exec' ? words.slice(1) : words;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'sleep') return sleepDuration(args);
  if (name === 'timeout') return atMost(sleepOperand(args.find((arg) => !arg.startsWith('-')) ?? ''));
  if (name === 'curl') return curlDuration(args);
  if (name === 'nginx' && args.join(' ') === '-s quit') return instant;
  return instantCommands.has(name) ? instant : unknown;
}

/** `sleep` takes several operands, whose sum counts. */
function sleepDuration(operands: readonly string[]): DurationRange {
  if (operands.length === 0) return instant;
  let sum = 0;
  for (const operand of operands) {
    const duration = sleepOperand(operand);
    if (duration === undefined) return unknown;
    sum += duration;
  }
  return { lo: sum, hi: sum };
}

function sleepOperand(operand: string): Millis | undefined {
  const [, count, unit] = /^(\d+(?:\.\d*)?)([smhd]?)$/.exec(operand) ?? [];
  if (count === undefined) return undefined;
  const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ''] ?? 1;
  return Number(count) * unitSeconds * 1000;
}

function curlDuration(args: readonly string[]): DurationRange {
  const flag = args.findIndex((arg) => arg === '--max-time' || arg === '-m');
  return flag < 0 ? unknown : atMost(sleepOperand(args[flag + 1] ?? ''));
}

function atMost(bound: Millis | undefined): DurationRange {
  return { lo: 0, hi: bound ?? never };
}

function succeeds(words: readonly string[]): boolean {
  const [name = ''] = words;
  return name.endsWith('sleep') || (instantCommands.has(name) && name !== '[' && name !== 'test');
}

/** Splits a script into its commands. Quotes are undone; an expansion keeps its `$`, so that no number is read from it. */
function commandsOf(script: string): readonly Command[] {
  const commands: Command[] = [];
  let words: string[] = [];
  const token = /\s*?(\n|&&|\|\||[;&|]|#[^\n]*|(?:\\[^]|"(?:\\[^]|[^"\\])*"|'[^']*'|[^\s;&|"'\\])+|["'\\])/gy;
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const text = match[1] ?? '';
    if (/^(?:\n|&&|\|\||[;&|])$/.test(text)) {
      commands.push({ words, then: text === '\n' ? ';' : text });
      words = [];
    } else if (!text.startsWith('#')) {
      words.push(text.replaceAll(/\\([^])|"((?:\\[^]|[^"\\])*)"|'([^']*)'/g, '$1$2$3'));
    }
  }
  return [...commands, { words, then: '' }];
}
