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
