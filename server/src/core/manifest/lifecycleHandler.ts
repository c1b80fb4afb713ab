// preStop and postStart.
import { join } from '../syntax/navigate.ts';
import type { HookAction, LifecycleHandler } from './container.ts';
import { sleepSeconds } from './defaults.ts';
import { child, defaulted, find, pairPlace, readInteger, readStrings, type FieldReader } from './fieldReader.ts';

const actions = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

export function readLifecycleHandler(
  lifecycle: FieldReader,
  key: 'preStop' | 'postStart',
): LifecycleHandler | undefined {
  const entry = find(lifecycle, key);
  if (!entry) return undefined;
  const reader = child(lifecycle, key);
  return {
    at: pairPlace(lifecycle, entry),
    keyAt: { document: lifecycle.document, span: entry.key.span },
    path: join(lifecycle.path, key),
    action: readAction(reader),
  };
}

function readAction(reader: FieldReader): HookAction {
  const [first, ...others] = actions.filter((action) => find(reader, action) !== undefined);
  if (first === undefined || others.length > 0) return { type: 'invalid', at: reader.at };
  const entry = find(reader, first);
  const at = entry ? pairPlace(reader, entry) : reader.at;
  const action = child(reader, first);
  switch (first) {
    case 'exec':
      return { type: first, command: readStrings(action, 'command') ?? defaulted(action, 'command', []), at };
    case 'sleep':
      return { type: first, seconds: readInteger(action, 'seconds') ?? defaulted(action, 'seconds', sleepSeconds), at };
    case 'httpGet':
    case 'tcpSocket':
      return { type: first, at };
  }
}
