// lifecycle.stopSignal (R40): validateStopSignal in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { oneOf } from './checks.ts';
import { forbidden, type FieldErrors } from './rejection.ts';
import { fieldsOf, isSet, type Value } from './value.ts';

const windowsSignals = ['SIGKILL', 'SIGTERM'];

const namedSignals =
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ';

const linuxSignals = [
  ...namedSignals.split(' '),
  'RTMIN',
  ...Array.from({ length: 15 }, (_, index) => `RTMIN+${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `RTMAX-${14 - index}`),
  'RTMAX',
]
  .map((name) => `SIG${name}`)
  .sort();

export function* validateStopSignal(signal: Value | undefined, os: Value | undefined, path: Path): FieldErrors {
  if (!isSet(signal)) return;
  if (os === undefined) {
    yield forbidden(path, 'may not be set for containers with empty `spec.os.name`');
    return;
  }
  const { name } = fieldsOf(os) as { readonly name?: Value };
  if (name === 'windows') yield* oneOf(signal, windowsSignals, path);
  if (name === 'linux') yield* oneOf(signal, linuxSignals, path);
}
