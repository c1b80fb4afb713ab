// preStop and postStart.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { join } from '../syntax/navigate.ts';
import { sleepSeconds } from './defaults.ts';
import { child, defaulted, find, pairPlace, readInteger, type FieldReader } from './fieldReader.ts';
import {
  readAction,
  readExec,
  readHttpGet,
  readTcpSocket,
  type ExecAction,
  type HttpGetAction,
  type InvalidAction,
  type TcpSocketAction,
} from './handler.ts';

export interface LifecycleHandler {
  /** The key and value, `preStop: …`. */
  readonly at: Place;
  readonly keyAt: Place;
  readonly path: string;
  readonly action: HookAction;
}

export interface SleepAction {
  readonly type: 'sleep';
  readonly at: Place;
  readonly seconds: Field<number>;
}

export type HookAction = ExecAction | HttpGetAction | TcpSocketAction | SleepAction | InvalidAction;

export function readLifecycleHandler(
  lifecycle: FieldReader,
  key: 'preStop' | 'postStart',
): LifecycleHandler | undefined {
  const entry = find(lifecycle, key);
  if (!entry) return undefined;
  return {
    at: pairPlace(lifecycle, entry),
    keyAt: { document: lifecycle.document, span: entry.key.span },
    path: join(lifecycle.path, key),
    action: readHookAction(child(lifecycle, key)),
  };
}

function readHookAction(hook: FieldReader): HookAction {
  return readAction<'exec' | 'httpGet' | 'tcpSocket' | 'sleep', HookAction>(
    hook,
    ['exec', 'httpGet', 'tcpSocket', 'sleep'],
    (type, reader, at) => {
      switch (type) {
        case 'exec':
          return readExec(reader, at);
        case 'httpGet':
          return readHttpGet(reader, at);
        case 'tcpSocket':
          return readTcpSocket(reader, at);
        case 'sleep':
          return { type, at, seconds: readInteger(reader, 'seconds') ?? defaulted(reader, 'seconds', sleepSeconds) };
      }
    },
  );
}
