// Reads fields of a mapping with where they come from: written, defaulted by Kubernetes, or not to be known. Types are
// checked as the API server checks them: `"30"` is no integer, `30.0` is one, and `null` is as good as absent.
import type { Field, Unreadable } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Span } from '../base/span.ts';
import { entry, join } from '../syntax/navigate.ts';
import type { MapEntry, MapNode, ScalarNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';

/** One mapping of a manifest, there or not. */
export class FieldReader {
  readonly document: SyntaxDocument;
  /** In its object, as in `spec.template.spec`. */
  readonly path: string;
  /** Undefined where it is absent or no mapping. */
  readonly node: MapNode | undefined;
  /** Set where the mapping cannot be read, so that nothing inside may be defaulted. */
  readonly unreadable: Unreadable['origin']['why'] | undefined;
  /** What is absent here is written elsewhere (a patch). */
  readonly partial: boolean;
  /** What stands there, or encloses the place where it would be. */
  readonly #around: SyntaxNode;

  constructor(document: SyntaxDocument, path: string, around: SyntaxNode, partial: boolean, above?: FieldReader) {
    this.document = document;
    this.path = path;
    this.partial = partial;
    this.#around = around;
    this.node = !above && around.type === 'map' ? around : undefined;
    this.unreadable = above ? above.unreadable : around.type === 'map' ? undefined : whyNot(around);
  }

  /** The mapping, or what encloses the place where it would be. */
  get at(): Place {
    return placeOf(this, this.#around);
  }

  /** Zero-length: where its first field begins or would begin. */
  get insertAt(): Place {
    return this.unreadable ? this.at : { document: this.document, span: insertion(this.#around) };
  }

  /** As of a patch. */
  get asPartial(): FieldReader {
    return new FieldReader(this.document, this.path, this.#around, true, this.node ? undefined : this);
  }

  /** Of what stands under a key, or of a mapping of that path that is not there and would be written here. */
  below(path: string, value: SyntaxNode | undefined): FieldReader {
    const { document, partial } = this;
    return value
      ? new FieldReader(document, path, value, partial)
      : new FieldReader(document, path, this.#around, partial, this);
  }
}

export function readObject(document: SyntaxDocument, node: SyntaxNode, partial = false): FieldReader {
  return new FieldReader(document, '', node, partial);
}

/** The entry of a key that is there and not null. */
export function find(reader: FieldReader, key: string): MapEntry | undefined {
  const found = entry(reader.node, key);
  return found && isNull(found.value) ? undefined : found;
}

function isNull(node: SyntaxNode): boolean {
  return node.type === 'scalar' && node.value === null && !node.templated;
}

/** The mapping under a key. One that is absent reads as an empty one, whose fields would be written here. */
export function child(reader: FieldReader, key: string): FieldReader {
  return reader.below(join(reader.path, key), find(reader, key)?.value);
}

/** The mappings of a list under a key, each under its own path. What is no mapping is passed over. */
export function children(reader: FieldReader, key: string): readonly FieldReader[] {
  const value = find(reader, key)?.value;
  if (value?.type !== 'seq') return [];
  const path = join(reader.path, key);
  const found: FieldReader[] = [];
  value.items.forEach((item, index) => {
    if (item.type === 'map') found.push(reader.below(join(path, index), item));
  });
  return found;
}

/** Before the first entry that is written in the mapping itself. */
function insertion(node: SyntaxNode): Span {
  const first = node.type === 'map' ? node.entries.find(({ key }) => key.span.start >= node.span.start) : undefined;
  const start = first?.key.span.start ?? node.span.start + (node.type === 'map' && node.flow ? 1 : 0);
  return { start, end: start };
}

export function placeOf(reader: FieldReader, node: SyntaxNode): Place {
  return { document: reader.document, span: node.span };
}

/** Key and value; the key alone where the value stands at an anchor elsewhere. */
export function pairPlace(reader: FieldReader, { key, value }: MapEntry): Place {
  const end = value.span.start >= key.span.end ? value.span.end : key.span.end;
  return { document: reader.document, span: { start: key.span.start, end } };
}

/** What an absent field is: a default, or unknown in a patch and in what cannot be read. `by`: whose, if not Kubernetes'. */
export function defaulted<T>(reader: FieldReader, key: string, value: T, by?: string): Field<T> {
  const field = join(reader.path, key);
  const why = reader.unreadable ?? (reader.partial ? 'partial' : undefined);
  return why
    ? unreadable(why, field, reader.insertAt)
    : { value, origin: { type: 'defaulted', field, insertAt: reader.insertAt, ...(by !== undefined && { by }) } };
}

function unreadable(why: Unreadable['origin']['why'], field: string, at: Place): Unreadable {
  return { value: undefined, origin: { type: 'unreadable', why, field, at } };
}

/** Reads one field; undefined where it is absent and its parent can be read. */
type Read<T> = (reader: FieldReader, key: string) => Field<T> | undefined;

function field<T>(parse: (node: SyntaxNode) => T | undefined): Read<T> {
  return (reader, key) => {
    const path = join(reader.path, key);
    if (reader.unreadable) return unreadable(reader.unreadable, path, reader.at);
    const node = find(reader, key)?.value;
    if (!node) return undefined;
    const at = placeOf(reader, node);
    const value = isTemplated(node) ? undefined : parse(node);
    return value === undefined
      ? unreadable(whyNot(node), path, at)
      : { value, origin: { type: 'written', field: path, at } };
  };
}

export const readInteger = field((node) => (node.type === 'scalar' ? integer(node) : undefined));
export const readBoolean = field((node) =>
  node.type === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined,
);
export const readString = field((node) => (node.type === 'scalar' ? string(node) : undefined));
export const readIntegerOrString = field((node) =>
  node.type === 'scalar' ? (integer(node) ?? string(node)) : undefined,
);
export const readQuantity = field((node) =>
  node.type === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'string') ? node.value : undefined,
);
export const readStrings = field((node) => {
  const items =
    node.type === 'seq' ? node.items.map((item) => (item.type === 'scalar' ? string(item) : undefined)) : [];
  return node.type === 'seq' && items.every((item) => item !== undefined) ? items : undefined;
});

export const readIntegers = field((node) => {
  const items =
    node.type === 'seq' ? node.items.map((item) => (item.type === 'scalar' ? integer(item) : undefined)) : [];
  return node.type === 'seq' && items.every((item) => item !== undefined) ? items : undefined;
});

/** Beyond 2^53 a number is no longer exact, but still refused only beyond 64 bits. */
function integer({ value }: ScalarNode): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? value : undefined;
}

function string({ value }: ScalarNode): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A mapping of texts, as labels are. Values of other types are taken as text: the API server refuses the object, not the match. */
export function readTexts(reader: FieldReader): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (reader.node?.type !== 'map') return texts;
  for (const { key, value } of reader.node.entries) {
    if (value.type === 'scalar') texts.set(String(key.value), String(value.value ?? ''));
  }
  return texts;
}

/** The same with the place of each value; the API server refuses what is no text. */
export function readTextFields(reader: FieldReader): ReadonlyMap<string, Field<string>> {
  return readEntries(reader, readString);
}

/** A mapping of quantities, which may be written as numbers. */
export function readQuantities(reader: FieldReader): ReadonlyMap<string, Field<number | string>> {
  return readEntries(reader, readQuantity);
}

function readEntries<T>(reader: FieldReader, read: Read<T>): ReadonlyMap<string, Field<T>> {
  const fields = new Map<string, Field<T>>();
  if (reader.node?.type !== 'map') return fields;
  for (const { key } of reader.node.entries) {
    const name = String(key.value);
    const value = read(reader, name);
    if (value) fields.set(name, value);
  }
  return fields;
}

/** Where no text belongs, `$(NAME)` is a Kustomize variable. */
function whyNot(node: SyntaxNode): 'templated' | 'wrongType' {
  const variable = node.type === 'scalar' && /^\$\(\w+\)$/.test(String(node.value));
  return variable || isTemplated(node) ? 'templated' : 'wrongType';
}

function isTemplated(node: SyntaxNode): boolean {
  return node.type === 'seq' ? node.items.some(isTemplated) : node.type === 'scalar' && node.templated;
}
