// What a pod has of files from elsewhere, and where its containers see them.
import type { Field } from '../base/origin.ts';
import { child, children, find, readString, type FieldReader } from './fieldReader.ts';

export interface Volume {
  readonly name: string;
  /** The ConfigMaps whose keys are files of it: one, or those of a projected volume. */
  readonly configMaps: readonly ConfigMapFiles[];
}

export interface ConfigMapFiles {
  readonly name: Field<string> | undefined;
  /** The keys that are files, and as which; undefined: every key, under its own name. */
  readonly items: readonly { readonly key: string; readonly path: string }[] | undefined;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: Field<string> | undefined;
  /** One file or folder of the volume, which then stands at `mountPath` itself. */
  readonly subPath: Field<string> | undefined;
}

export function readVolume(reader: FieldReader): Volume {
  const own = find(reader, 'configMap') ? [readFiles(child(reader, 'configMap'))] : [];
  const projected = children(child(reader, 'projected'), 'sources').filter((one) => find(one, 'configMap'));
  return {
    name: readString(reader, 'name')?.value ?? '',
    configMaps: [...own, ...projected.map((one) => readFiles(child(one, 'configMap')))],
  };
}

function readFiles(reader: FieldReader): ConfigMapFiles {
  const items = children(reader, 'items').map((item) => {
    const key = readString(item, 'key')?.value ?? '';
    return { key, path: readString(item, 'path')?.value ?? key };
  });
  return { name: readString(reader, 'name'), items: find(reader, 'items') ? items : undefined };
}

export function readVolumeMount(reader: FieldReader): VolumeMount {
  return {
    name: readString(reader, 'name')?.value ?? '',
    mountPath: readString(reader, 'mountPath'),
    subPath: readString(reader, 'subPath'),
  };
}
