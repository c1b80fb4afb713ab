// How long a hook takes, read from the hook itself where that can be done.
import { never, seconds } from '../base/duration.ts';
import { Memo } from '../base/memo.ts';
import { isReadable } from '../base/origin.ts';
import { basename } from '../knowledge/pid1.ts';
import { scriptOf } from '../knowledge/shellScript.ts';
import type { Container, HookAction } from '../manifest/container.ts';
import { missingProgram } from './missingProgram.ts';
import { commandDuration, scriptDuration, type DurationRange } from './scriptDuration.ts';

export interface HookDuration extends DurationRange {
  /** The hook cannot succeed, whatever it was meant to do. */
  readonly fails: boolean;
}

/** Known exactly where `lo` equals `hi`. */
export function hookDuration(action: HookAction, container: Pick<Container, 'image' | 'volumeMounts'>): HookDuration {
  return durations.get(action, [container.image, container.volumeMounts], () =>
    missingProgram(action, container)?.certain === true ? { lo: 0, hi: 0, fails: true } : writtenDuration(action),
  );
}

const durations = new Memo<HookAction, HookDuration>();
const written = new Memo<HookAction, HookDuration>();

/** As long as it takes where its programs are there. */
export function writtenDuration(action: HookAction): HookDuration {
  return written.get(action, [], () => readDuration(action));
}

function readDuration(action: HookAction): HookDuration {
  switch (action.type) {
    case 'sleep': {
      if (!isReadable(action.seconds)) return { lo: 0, hi: never, fails: false };
      const duration = seconds(Math.max(0, action.seconds.value));
      return { lo: duration, hi: duration, fails: false };
    }
    case 'exec':
      return isReadable(action.command) ? execDuration(action.command.value) : { lo: 0, hi: never, fails: false };
    case 'httpGet':
      return { lo: 0, hi: never, fails: false };
    // Passes validation, and the kubelet then has no handler for it (R43).
    case 'tcpSocket':
      return { lo: 0, hi: 0, fails: true };
    case 'invalid':
      return { lo: 0, hi: 0, fails: true };
  }
}

const shells = new Set(['sh', 'bash', 'ash', 'dash']);

/** Of a command with its arguments, wherever it is run. */
export function execDuration(command: readonly string[]): HookDuration {
  const argv = basename(command[0] ?? '') === 'busybox' ? command.slice(1) : command;
  const [path = ''] = argv;
  // `command: ["sleep 5"]` names a program with a blank in its name; there is none, so the hook fails at once.
  if (/\s/.test(path)) return { lo: 0, hi: 0, fails: true };
  const script = shells.has(basename(path)) ? scriptOf(argv) : undefined;
  return { ...(script === undefined ? commandDuration(argv) : scriptDuration(script)), fails: false };
}
