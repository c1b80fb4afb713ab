// What makes a finding the same one tomorrow: not its line, which moves, but its rule, its object and the text it is about.
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../core/analysis.ts';
import type { CheckedFile } from './checkedFile.ts';

export interface Identity {
  readonly rule: string;
  /** As it is shown, with `/` between its parts. */
  readonly file: string;
  /** `Kind/name`, or `Kind/namespace/name`; null where the finding is about no object. */
  readonly object: string | null;
  /** The line that the finding stands on, without the white space around it. */
  readonly source: string;
}

export function identityOf({ ruleId, at, object }: Diagnostic, { rangeOf, sourceOf }: CheckedFile): Identity {
  const { name, text } = sourceOf(at.uri);
  const lineStart = at.span.start - (rangeOf(at).start.column - 1);
  const line = /^[^\r\n]*/.exec(text.slice(lineStart, lineStart + 1_000))?.[0] ?? '';
  const subject = object && [object.kind, object.namespace, object.name].filter((part) => part !== undefined);
  return { rule: ruleId, file: name.replaceAll('\\', '/'), object: subject?.join('/') ?? null, source: line.trim() };
}

/** Equal findings of one run are told apart by their order. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  of(diagnostic: Diagnostic, checked: CheckedFile): string {
    const key = keyOf(identityOf(diagnostic, checked));
    const ordinal = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, ordinal);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${String(ordinal)}`;
  }
}

export function keyOf({ rule, file, object, source }: Identity): string {
  return JSON.stringify([rule, file, object, source]);
}
