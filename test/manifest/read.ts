// Reading manifests in tests, and asking the text where a value came from.
import type { Field } from '../../server/src/core/base/origin.ts';
import { fileUri, type Place } from '../../server/src/core/base/place.ts';
import type { Manifest, ManifestKind, Workload } from '../../server/src/core/manifest/manifest.ts';
import { readManifests } from '../../server/src/core/manifest/readManifests.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';

export function read(text: string): readonly Manifest[] {
  return readManifests(parseDocument(fileUri('file:///a.yaml'), text));
}

export function readOne<K extends ManifestKind>(kind: K, text: string): Extract<Manifest, { kind: K }> {
  const [manifest] = read(text);
  if (manifest?.kind !== kind) throw new Error(`no ${kind} in ${text}`);
  return manifest as Extract<Manifest, { kind: K }>;
}

/** The text of an object of a name, with whatever comes after its metadata. */
export function objectText(apiVersion: string, kind: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\n${rest}\n`;
}

/** What is read of a spec, in plain values. */
export function specValues(apiVersion: string, kind: ManifestKind, spec: string): unknown {
  const text = objectText(apiVersion, kind, `spec: ${spec}`);
  return values(read(text).find((manifest) => manifest.kind === kind));
}

/** A Pod with one container, to which a test adds lines: of the pod spec, and of the container. */
export function pod({ spec = [], container = [] }: { spec?: string[]; container?: string[] }): Workload {
  const lines = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  containers:',
    '    - name: web',
    '      image: nginx:1',
    ...container.map((line) => `      ${line}`),
  ];
  return readOne('Pod', `${lines.join('\n')}\n`);
}

export function textAt({ document, span }: Place): string {
  return (document as Place['document'] & { readonly text: string }).text.slice(span.start, span.end);
}

/** The value with its origin in a word and the text it points to. */
export function told<T>(field: Field<T> | undefined): unknown {
  if (!field) return undefined;
  const { value, origin } = field;
  switch (origin.type) {
    case 'written':
      return { value, written: textAt(origin.at), field: origin.field };
    case 'defaulted':
      return { value, defaulted: textAt(origin.insertAt), field: origin.field };
    case 'unreadable':
      return { why: origin.why, at: textAt(origin.at), field: origin.field };
    default:
      return origin;
  }
}

/**
 * All that was read, in plain values: `3` is written, `3 by default` is filled in, `? templated` cannot be read. What
 * every object has, and places, are left out.
 */
export function values(read: unknown): unknown {
  if (isField(read)) return fieldValue(read);
  if (read instanceof Map) return Object.fromEntries([...read].map(([key, value]) => [key, values(value)]));
  if (Array.isArray(read)) return read.map(values);
  if (typeof read !== 'object' || read === null) return typeof read === 'function' ? undefined : read;
  const found: Record<string, unknown> = {};
  for (const key in read) {
    const value: unknown = read[key as keyof typeof read];
    const isCommon = 'root' in read && common.has(key);
    if (!isCommon && !isPlace(value) && value !== undefined) found[key] = values(value);
  }
  return found;
}

const common = new Set(['ref', 'root', 'labels', 'annotations', 'annotationFields', 'partial', 'kind', 'pod']);

function fieldValue({ value, origin }: Field<unknown>): unknown {
  if (origin.type === 'unreadable') return `? ${origin.why}`;
  if (origin.type !== 'defaulted') return value;
  return `${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)} by default`;
}

function isField(read: unknown): read is Field<unknown> {
  return typeof read === 'object' && read !== null && 'origin' in read;
}

export function isPlace(read: unknown): read is Place {
  return typeof read === 'object' && read !== null && 'span' in read && 'document' in read;
}
