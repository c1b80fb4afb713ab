// Hooks (R44) and the actions that probes share with them: validateLifecycle and validateHandler in
// pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent, hasForm, isRequired, oneOf, portInRange, portNumberOrName } from './checks.ts';
import { httpHeaderName } from './names.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { validateStopSignal } from './stopSignal.ts';
import { fieldsIn, fieldsOf, isEmpty, isFields, type Fields, type Value } from './value.ts';

/** What bounds a sleep. */
export interface HookLimits {
  /** terminationGracePeriodSeconds of the pod; undefined: nobody knows. */
  readonly graceSeconds: number | undefined;
  readonly allowsZeroSleep: boolean;
}

const hookActions = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

/** `os`: the pod's `spec.os`. */
export function* validateLifecycle(
  lifecycle: Fields,
  path: Path,
  limits: HookLimits,
  os: Value | undefined,
): FieldErrors {
  for (const name of ['postStart', 'preStop']) {
    const hook = lifecycle[name];
    if (isFields(hook)) yield* validateHandler(hook, hookActions, [...path, name], limits);
  }
  yield* validateStopSignal(lifecycle.stopSignal, os, [...path, 'stopSignal']);
}

type Action = (typeof hookActions)[number] | 'grpc';

/** Exactly one of the actions, and that one complete. */
export function* validateHandler(
  handler: Fields,
  actions: readonly Action[],
  path: Path,
  limits: HookLimits,
): FieldErrors {
  const present = actions.filter((action) => handler[action] !== undefined);
  for (const [index, action] of present.entries()) {
    const at = [...path, action];
    if (index > 0) yield* absent(handler[action], at, 'may not specify more than 1 handler type');
    else yield* validateAction(action, handler[action], at, limits);
  }
  if (present.length === 0) yield required(path, 'must specify a handler type');
}

function* validateAction(action: Action, value: Value | undefined, path: Path, limits: HookLimits): FieldErrors {
  if (!isFields(value)) return;
  switch (action) {
    case 'exec':
      if (isEmpty(value.command)) yield required([...path, 'command']);
      return;
    case 'httpGet':
      yield* validateHttpGet(value, path);
      return;
    case 'tcpSocket':
      yield* portNumberOrName(value.port, [...path, 'port']);
      return;
    case 'grpc':
      yield* portInRange(value.port, [...path, 'port']);
      return;
    case 'sleep':
      yield* validateSleep(value, path, limits);
  }
}

function* validateHttpGet(action: Fields, path: Path): FieldErrors {
  yield* isRequired(action.path, [...path, 'path']);
  yield* portNumberOrName(action.port, [...path, 'port']);
  yield* oneOf(action.scheme ?? '', ['HTTP', 'HTTPS'], [...path, 'scheme']);
  for (const [, header] of fieldsIn(action.httpHeaders)) {
    yield* hasForm(header.name ?? '', httpHeaderName, [...path, 'httpHeaders']);
  }
}

/** A sleep as long as the grace period is allowed, whatever the message says. */
export function* validateSleep(sleep: Fields, path: Path, limits: HookLimits): FieldErrors {
  const { graceSeconds, allowsZeroSleep } = limits;
  const seconds = fieldsOf(sleep).seconds ?? 0;
  if (graceSeconds === undefined || typeof seconds !== 'number') return;
  if (seconds <= graceSeconds && (allowsZeroSleep ? seconds >= 0 : seconds > 0)) return;
  const text = allowsZeroSleep
    ? `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`
    : `must be greater than 0 and less than terminationGracePeriodSeconds (${graceSeconds}). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`;
  yield invalid(path, seconds, text);
}
