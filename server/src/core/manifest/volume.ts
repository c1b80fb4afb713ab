// What a pod has of files and disks from elsewhere, and where its containers see them.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { MapEntry } from '../syntax/syntaxTree.ts';
import { readClaimSpec, type ClaimSpec } from './claim.ts';
import { volumeType } from './defaults.ts';
import { readObjectName, type ObjectNameRef } from './env.ts';
import { child, children, find, pairPlace, placeOf, readString, type FieldReader } from './fieldReader.ts';
import { lazily } from './lazily.ts';

export interface Volume {
  readonly at: Place;
  readonly name: string;
  readonly nameAt: Place;
  /** The key that says what it is, `emptyDir` or `persistentVolumeClaim`; `emptyDir` also where there is none. */
  readonly type: string;
  /** That key and its value; the volume itself where there is none. */
  readonly typeAt: Place;
  readonly persistentVolumeClaim: { readonly claimName: Field<string> | undefined } | undefined;
  /** A claim of the pod's own, which goes with it. */
  readonly ephemeral: ClaimSpec | undefined;
  readonly hostPath: { readonly path: Field<string> | undefined } | undefined;
  /** The ConfigMaps whose keys are files of it: one, or those of a projected volume. */
  readonly configMaps: readonly ObjectFiles[];
  /** The same of Secrets. */
  readonly secrets: readonly ObjectFiles[];
}

export interface ObjectFiles extends ObjectNameRef {
  /** The keys that are files, and as which; undefined: every key, under its own name. */
  readonly items: readonly KeyToPath[] | undefined;
}

export interface KeyToPath {
  readonly key: string;
  readonly keyAt: Place;
  readonly path: string;
}

export interface VolumeMount {
  readonly at: Place;
  readonly name: string;
  readonly nameAt: Place;
  readonly mountPath: Field<string> | undefined;
  /** One file or folder of the volume, which then stands at `mountPath` itself. */
  readonly subPath: Field<string> | undefined;
  /** The same with variables of the environment in it. */
  readonly subPathExpr: Field<string> | undefined;
}

export const readVolume = lazily<FieldReader, Volume>({
  at: (reader) => reader.at,
  name: (reader) => readString(reader, 'name')?.value ?? '',
  nameAt: (reader) => placeOfValue(reader, 'name'),
  type: (reader) => typeEntry(reader)?.key.value?.toString() ?? volumeType,
  typeAt: (reader) => {
    const entry = typeEntry(reader);
    return entry ? pairPlace(reader, entry) : reader.at;
  },
  persistentVolumeClaim: (reader) =>
    find(reader, 'persistentVolumeClaim') && {
      claimName: readString(child(reader, 'persistentVolumeClaim'), 'claimName'),
    },
  ephemeral: (reader) =>
    find(reader, 'ephemeral') && readClaimSpec(child(child(child(reader, 'ephemeral'), 'volumeClaimTemplate'), 'spec')),
  hostPath: (reader) => find(reader, 'hostPath') && { path: readString(child(reader, 'hostPath'), 'path') },
  configMaps: (reader) => [...readFiles(reader, 'configMap'), ...projected(reader, 'configMap')],
  secrets: (reader) => [...readFiles(reader, 'secret', 'secretName'), ...projected(reader, 'secret')],
});

function typeEntry(reader: FieldReader): MapEntry | undefined {
  if (reader.node?.type !== 'map') return undefined;
  const key = reader.node.entries.find((entry) => entry.key.value !== 'name')?.key.value;
  return typeof key === 'string' ? find(reader, key) : undefined;
}

function projected(volume: FieldReader, key: 'configMap' | 'secret'): readonly ObjectFiles[] {
  return children(child(volume, 'projected'), 'sources').flatMap((source) => readFiles(source, key));
}

function readFiles(source: FieldReader, key: 'configMap' | 'secret', nameKey = 'name'): readonly ObjectFiles[] {
  if (!find(source, key)) return [];
  const reader = child(source, key);
  const items = find(reader, 'items') && children(reader, 'items').map(readItem);
  return [{ ...readObjectName(reader, nameKey), items }];
}

function readItem(reader: FieldReader): KeyToPath {
  const key = readString(reader, 'key')?.value ?? '';
  return { key, keyAt: placeOfValue(reader, 'key'), path: readString(reader, 'path')?.value ?? key };
}

export function readVolumeMount(reader: FieldReader): VolumeMount {
  return {
    at: reader.at,
    name: readString(reader, 'name')?.value ?? '',
    nameAt: placeOfValue(reader, 'name'),
    mountPath: readString(reader, 'mountPath'),
    subPath: readString(reader, 'subPath'),
    subPathExpr: readString(reader, 'subPathExpr'),
  };
}

function placeOfValue(reader: FieldReader, key: string): Place {
  const value = find(reader, key)?.value;
  return value ? placeOf(reader, value) : reader.at;
}
