// The keys of ConfigMaps and Secrets.
import type { Place } from '../base/place.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import type { FieldReader } from './fieldReader.ts';

export interface DataKey {
  readonly name: string;
  readonly nameAt: Place;
}

/** What `read` makes of each key; a key for which it answers nothing is left out. Of equal keys the last one counts. */
export function readKeys<T>(
  data: FieldReader,
  read: (key: DataKey, value: SyntaxNode) => T | undefined,
): ReadonlyMap<string, T> {
  const keys = new Map<string, T>();
  if (data.node?.type !== 'map') return keys;
  for (const { key, value } of data.node.entries) {
    const name = String(key.value);
    const made = read({ name, nameAt: { document: data.document, span: key.span } }, value);
    if (made !== undefined) keys.set(name, made);
  }
  return keys;
}
