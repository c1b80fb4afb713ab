// Strict decoding, as under `fieldValidation=Strict`: values of the wrong type, fields that nobody knows and keys that
// stand twice are refused before anything is validated. Field names are case-sensitive.
import type { Span } from '../base/span.ts';
import { join } from '../syntax/navigate.ts';
import type { MapEntry, MapNode, ScalarNode, ScalarValue, SeqNode, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { FieldType, ScalarTypeName, StructType } from './fields/fieldType.ts';
import type { Rejection } from './rejection.ts';
import { templated, type Fields, type Value } from './value.ts';

export interface Decoded {
  readonly object: Fields;
  readonly rejections: readonly Rejection[];
}

export function decode(root: MapNode, type: StructType, kubernetesMinor: number): Decoded {
  const decoder = new Decoder(kubernetesMinor);
  const object = decoder.read(root, type, { within: undefined, key: '', owner: type.name, isField: false });
  return { object: typeof object === 'object' ? (object as Fields) : {}, rejections: decoder.rejections };
}

/** Where the decoder is. Put into words only where something is refused. */
interface Position {
  /** Undefined for the object itself. */
  readonly within: Position | undefined;
  /** The name of a field, a key of a map, or the index of an item. */
  readonly key: string | number;
  /** The type that holds the field: `Container`. */
  readonly owner: string;
  /** Of a struct, and no key or item. */
  readonly isField: boolean;
}

/** In Kubernetes' words, as in `spec.containers[0].name`. */
function fieldOf({ within, key }: Position): string {
  return within ? join(fieldOf(within), key) : '';
}

/** In those of Go's JSON decoder, as in `spec.containers.name`. */
function goPathOf({ within, key, isField }: Position): string {
  if (!within) return '';
  return isField ? join(goPathOf(within), key) : goPathOf(within);
}

function inside(within: Position, key: string | number): Position {
  return { within, key, owner: within.owner, isField: false };
}

class Decoder {
  readonly rejections: Rejection[] = [];
  readonly #minor: number;

  constructor(kubernetesMinor: number) {
    this.#minor = kubernetesMinor;
  }

  read(node: SyntaxNode, type: FieldType, at: Position): Value | undefined {
    if (node.type === 'scalar' && node.templated) return templated;
    if (node.type === 'scalar' && node.value === null) return undefined;
    switch (type.type) {
      case 'since':
        return this.read(node, type.of, at);
      case 'struct':
        return node.type === 'map' ? this.#readStruct(node, type, at) : this.#wrongType(node, type, at);
      case 'map':
        return node.type === 'map' ? this.#readMap(node, type.of, at) : this.#wrongType(node, type, at);
      case 'list':
        return node.type === 'seq' ? this.#readList(node, type.of, at) : this.#wrongType(node, type, at);
      case 'any':
        return plain(node);
      default:
        return node.type === 'scalar' ? this.#readScalar(node, type.type, at) : this.#wrongType(node, type, at);
    }
  }

  #readStruct(node: MapNode, type: StructType, at: Position): Value {
    const fields: Record<string, Value> = {};
    for (const entry of this.#entries(node, at)) {
      const name = String(entry.key.value);
      const field = this.#known(type, name);
      if (!field) {
        this.#unknown(entry, at);
        continue;
      }
      const value = this.read(entry.value, field, { within: at, key: name, owner: type.name, isField: true });
      if (value !== undefined) fields[name] = value;
    }
    return hasTemplatedKey(node) ? templated : fields;
  }

  #known(type: StructType, name: string): FieldType | undefined {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    return field?.type === 'since' && this.#minor < field.minor ? undefined : field;
  }

  #readMap(node: MapNode, of: FieldType, at: Position): Value {
    const pairs = this.#entries(node, at).map(({ key, value }): [string, Value] => {
      const name = String(key.value);
      return [name, this.read(value, of, inside(at, name)) ?? ''];
    });
    return hasTemplatedKey(node) ? templated : Object.fromEntries(pairs);
  }

  /** A null in a list is an empty item, not none. */
  #readList(node: SeqNode, of: FieldType, at: Position): Value {
    const empty = of.type === 'struct' ? {} : '';
    return node.items.map((item, index) => this.read(item, of, inside(at, index)) ?? empty);
  }

  #readScalar(node: ScalarNode, type: ScalarTypeName, at: Position): Value {
    const { value } = node;
    if (value !== null && accepts(type, value)) return value;
    return this.#wrongType(node, { type }, at);
  }

  /** The entries that count, of equal keys the last; those that stand in the very mapping twice are refused. */
  #entries(node: MapNode, at: Position): readonly MapEntry[] {
    if (new Set(node.entries.map(({ key }) => String(key.value))).size === node.entries.length) return node.entries;
    const byName = new Map<string, MapEntry>();
    const own = new Set<string>();
    let end = node.span.start;
    for (const entry of node.entries) {
      const name = String(entry.key.value);
      const { span } = entry.key;
      // What a merge brought in stands at its anchor: outside, or before what was read already.
      if (end <= span.start && span.end <= node.span.end) {
        if (own.has(name)) this.#strict(`duplicate field ${JSON.stringify(join(fieldOf(at), name))}`, at, entry);
        own.add(name);
        end = Math.max(span.end, entry.value.span.end);
      }
      byName.set(name, entry);
    }
    return [...byName.values()];
  }

  #unknown(entry: MapEntry, at: Position): void {
    if (entry.key.templated) return;
    this.#strict(`unknown field ${JSON.stringify(join(fieldOf(at), String(entry.key.value)))}`, at, entry);
  }

  #strict(text: string, at: Position, { key }: MapEntry): void {
    this.#reject(join(fieldOf(at), String(key.value)), `strict decoding error: ${text}`, key.span);
  }

  /** What follows cannot be judged by a value that was refused already. */
  #wrongType(node: SyntaxNode, type: FieldType, at: Position): Value {
    const problem =
      type.type === 'quantity'
        ? "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        : `json: cannot unmarshal ${jsonName(node, type)} into Go struct field ${at.owner}.${goPathOf(at)} of type ${goName(type)}`;
    this.#reject(fieldOf(at), problem, node.span);
    return templated;
  }

  #reject(field: string, message: string, span: Span): void {
    this.rejections.push({ field, type: 'Decoding', message, span });
  }
}

function hasTemplatedKey(node: MapNode): boolean {
  return node.entries.some(({ key }) => key.templated);
}

function accepts(type: ScalarTypeName, value: NonNullable<ScalarValue>): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int32':
      return isInteger(value, 31);
    case 'int64':
      return isInteger(value, 63);
    case 'intOrString':
      return typeof value === 'string' || isInteger(value, 31);
    case 'quantity':
      return (typeof value === 'string' || typeof value === 'number') && isQuantity(String(value));
    case 'any':
      return true;
  }
}

function isInteger(value: NonNullable<ScalarValue>, bits: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** bits) && value < 2 ** bits;
}

function isQuantity(text: string): boolean {
  return /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/.test(text.trim());
}

/** What Go's decoder calls the value. */
function jsonName(node: SyntaxNode, type: FieldType): string {
  if (node.type === 'map') return 'object';
  if (node.type === 'seq') return 'array';
  if (typeof node.value === 'boolean') return 'bool';
  if (typeof node.value === 'string') return 'string';
  return type.type === 'int32' || type.type === 'int64' ? `number ${String(node.value)}` : 'number';
}

function goName(type: FieldType): string {
  switch (type.type) {
    case 'struct':
      return `v1.${type.name}`;
    case 'list':
      return `[]${goName(type.of)}`;
    case 'map':
      return `map[string]${goName(type.of)}`;
    case 'since':
      return goName(type.of);
    case 'quantity':
      return 'resource.Quantity';
    case 'intOrString':
      return 'int32';
    default:
      return type.type;
  }
}

function plain(node: SyntaxNode): Value | undefined {
  switch (node.type) {
    case 'scalar':
      return node.templated ? templated : (node.value ?? undefined);
    case 'seq':
      return node.items.map((item) => plain(item) ?? '');
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), plain(value)]));
  }
}
