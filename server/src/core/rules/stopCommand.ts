// Whether a hook begins by stopping the server.
import { basename } from '../knowledge/pid1.ts';
import { scriptCommands, scriptOf } from '../knowledge/shellScript.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import { commandOf } from './hookAction.ts';

/** The command that stops it, where nothing that takes time, or may take it, stands before it. */
export function stopOf(hook: LifecycleHandler): string | undefined {
  const argv = commandOf(hook);
  if (!argv) return undefined;
  const script = shells.has(basename(argv[0] ?? '')) ? scriptOf(argv) : undefined;
  if (script === undefined) return isStop(argv) ? argv.join(' ') : undefined;
  const commands = scriptCommands(script) ?? [];
  const first = commands.find(({ words }) => !passing.has(basename(words[0] ?? '')));
  return first?.depth === 0 && isStop(first.words) ? first.words.join(' ') : undefined;
}

const shells = new Set(['sh', 'bash', 'ash', 'dash']);

/** Take no time and stop nothing. */
const passing = new Set('echo printf set export touch true : cd date'.split(' '));

function isStop(words: readonly string[]): boolean {
  const [program = '', ...args] = words[0] === 'exec' || words[0] === 'sudo' ? words.slice(1) : words;
  const stops = Object.hasOwn(programs, basename(program)) ? programs[basename(program)] : undefined;
  return stops?.(args) ?? false;
}

const has =
  (...names: readonly string[]) =>
  (args: readonly string[]): boolean =>
    names.some((name) => args.includes(name));

/** `-0` only asks whether the process is there. */
const signals = (args: readonly string[]): boolean => !args.includes('-0') && !args.includes('-l');

const posts = (args: readonly string[]): boolean =>
  args.some((arg) => /^(?:-X)?POST$/i.test(arg) || /^(?:-XPOST|--request=POST|--post-data.*)$/i.test(arg)) &&
  args.some((arg) => /\/(?:shutdown|quitquitquit)\b/.test(arg));

const programs: Readonly<Record<string, (args: readonly string[]) => boolean>> = {
  nginx: (args) => args.includes('-s') && has('quit', 'stop')(args),
  openresty: (args) => args.includes('-s') && has('quit', 'stop')(args),
  apachectl: has('stop', 'graceful-stop'),
  apache2ctl: has('stop', 'graceful-stop'),
  httpd: has('stop', 'graceful-stop'),
  kill: (args) => signals(args) && args.at(-1) === '1',
  pkill: signals,
  killall: signals,
  rabbitmqctl: has('stop', 'stop_app', 'shutdown'),
  'catalina.sh': has('stop'),
  'shutdown.sh': () => true,
  supervisorctl: has('stop', 'shutdown'),
  curl: posts,
  wget: posts,
};
