// The small checks that Kubernetes' validators share. What a template will still replace passes all of them.
import type { Path } from '../syntax/navigate.ts';
import type { Form } from './names.ts';
import { percent, portName, portNumber } from './names.ts';
import { forbidden, invalid, notSupported, required, type FieldErrors } from './rejection.ts';
import { isSet, isZero, type Value } from './value.ts';

/** Every complaint of the form about a text that is there. */
export function* hasForm(value: Value | undefined, form: Form, path: Path): FieldErrors {
  if (typeof value !== 'string') return;
  for (const complaint of form(value)) yield invalid(path, value, complaint);
}

/** Not there, or empty. */
export function* isRequired(value: Value | undefined, path: Path): FieldErrors {
  if (isZero(value)) yield required(path);
}

export function* requiredForm(value: Value | undefined, form: Form, path: Path): FieldErrors {
  yield* isZero(value) ? isRequired(value, path) : hasForm(value, form, path);
}

export function* nonNegative(value: Value | undefined, path: Path): FieldErrors {
  if (typeof value === 'number' && value < 0) yield invalid(path, value, 'must be greater than or equal to 0');
}

/** One of the values; absent is fine. */
export function* oneOf(value: Value | undefined, supported: readonly string[], path: Path): FieldErrors {
  if (typeof value === 'string' && !supported.includes(value)) yield notSupported(path, value, supported);
}

/** One of the values, where Go holds the empty string for an absent one. */
export function* requiredOneOf(value: Value | undefined, supported: readonly string[], path: Path): FieldErrors {
  yield* isZero(value) ? isRequired(value, path) : oneOf(value, supported, path);
}

export function* absent(value: Value | undefined, path: Path, why: string): FieldErrors {
  if (isSet(value)) yield forbidden(path, why);
}

/** A port by number or name; an absent one is 0. */
export function* portNumberOrName(value: Value | undefined, path: Path): FieldErrors {
  const port = value ?? 0;
  if (typeof port === 'string') yield* hasForm(port, portName, path);
  else yield* portInRange(port, path);
}

export function* portInRange(value: Value | undefined, path: Path): FieldErrors {
  const port = value ?? 0;
  if (typeof port !== 'number') return;
  for (const complaint of portNumber(port)) yield invalid(path, port, complaint);
}

/** A count or a percentage, as of `maxUnavailable` (R100, R122). */
export function* positiveIntOrPercent(value: Value | undefined, path: Path): FieldErrors {
  yield* typeof value === 'string' ? hasForm(value, percent, path) : nonNegative(value, path);
}

export function* atMost100Percent(value: Value | undefined, path: Path): FieldErrors {
  const share = percentage(value);
  if (share !== undefined && share > 100) yield invalid(path, value, 'must not be greater than 100%');
}

/** The number that stands in a count or in a percentage, whichever it is; unknown where it is neither. */
export function intOrPercentValue(value: Value | undefined): number | undefined {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return percentage(value) ?? (/^[-+]?\d+$/.test(value) ? Number(value) : 0);
}

function percentage(value: Value | undefined): number | undefined {
  return typeof value === 'string' && /^[0-9]+%$/.test(value) ? Number(value.slice(0, -1)) : undefined;
}
