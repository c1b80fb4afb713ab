// What the API server says against an object, in its own words.
import type { Span } from '../base/span.ts';
import { pathText, type Path } from '../syntax/navigate.ts';
import type { Value } from './value.ts';

export type RejectionType =
  'Required' | 'Invalid' | 'Forbidden' | 'NotSupported' | 'Duplicate' | 'Decoding' | 'NotFound';

/** One reason why the API server refuses an object. */
export interface Rejection {
  /** As Kubernetes writes it: `spec.containers[0].lifecycle.preStop.sleep`. */
  readonly field: string;
  readonly type: RejectionType;
  /** Kubernetes' own words, without the field: `Required value: must specify a handler type`. */
  readonly message: string;
  /** The value, or the key of what is too much or incomplete; counts from the start of the document. */
  readonly span: Span;
}

/** A rejection that does not know yet where its field is written. */
export interface FieldError {
  readonly type: RejectionType;
  readonly path: Path;
  readonly message: string;
}

export type FieldErrors = Iterable<FieldError>;

/** What a message can show: a value, or a type of Go by its own field names. */
export type Shown = Value | Readonly<Record<string, Value | null>> | undefined;

export function required(path: Path, detail = ''): FieldError {
  return { type: 'Required', path, message: withDetail('Required value', detail) };
}

export function invalid(path: Path, value: Shown, detail: string): FieldError {
  return { type: 'Invalid', path, message: withDetail(`Invalid value: ${shown(value)}`, detail) };
}

export function forbidden(path: Path, detail: string): FieldError {
  return { type: 'Forbidden', path, message: withDetail('Forbidden', detail) };
}

export function notSupported(path: Path, value: Shown, supported: readonly string[]): FieldError {
  const values = supported.map((text) => JSON.stringify(text)).join(', ');
  return { type: 'NotSupported', path, message: `Unsupported value: ${shown(value)}: supported values: ${values}` };
}

export function duplicate(path: Path, value: Shown): FieldError {
  return { type: 'Duplicate', path, message: `Duplicate value: ${shown(value)}` };
}

export function notFound(path: Path, value: Shown): FieldError {
  return { type: 'NotFound', path, message: `Not found: ${shown(value)}` };
}

/** As the API server prints one reason: its field, then its words. */
export function errorText({ path, message }: FieldError): string {
  const field = pathText(path);
  return field === '' ? message : `${field}: ${message}`;
}

function withDetail(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`;
}

function shown(value: Shown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}
