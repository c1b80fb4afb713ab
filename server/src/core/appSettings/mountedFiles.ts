// The files that a container sees of ConfigMaps, and the folders of which nobody here can say what is in them.
import type { Container } from '../manifest/container.ts';
import type { ConfigMap, PodSpec } from '../manifest/manifest.ts';
import type { ObjectFiles, VolumeMount } from '../manifest/volume.ts';
import type { ConfigFile } from './configFile.ts';
import { titleOf, type ConfigMaps } from './environment.ts';

export function mountedFiles(
  { volumeMounts }: Container,
  { volumes }: PodSpec,
  configMaps: ConfigMaps,
): readonly ConfigFile[] {
  return volumeMounts.flatMap((mount) => {
    const volume = volumes.find(({ name }) => name === mount.name);
    const ofMaps = volume?.configMaps.flatMap((files) => filesOf(mount, files, configMaps(files.name?.value ?? '')));
    const ofSecrets = volume?.secrets.flatMap((files) => filesOf(mount, files, undefined));
    return [...(ofMaps ?? []), ...(ofSecrets ?? [])];
  });
}

/** `map`: undefined where its keys cannot be seen. */
function filesOf(mount: VolumeMount, { items }: ObjectFiles, map: ConfigMap | undefined): readonly ConfigFile[] {
  const keys = items ?? (map ? [...map.data.keys()].map((key) => ({ key, path: key })) : []);
  const files = keys.flatMap(({ key, path }) => {
    const mounted = mountedAt(mount, path);
    return mounted === undefined ? [] : [fileOf(mounted, map, key)];
  });
  const unseen = items || map ? undefined : mountedAt(mount, '');
  return unseen === undefined ? files : [fileOf(unseen, undefined, '')];
}

function fileOf(path: string, map: ConfigMap | undefined, key: string): ConfigFile {
  const value = map?.data.get(key);
  return {
    type: 'mounted',
    path,
    text: value?.text.value,
    keptIn: map ? titleOf(map) : '',
    placeOf: ({ start, end }) => {
      if (!value) throw new Error(`${path} has no text and so no places`);
      return value.placeOf(start, end);
    },
  };
}

/** Where a path of the volume stands in the container; undefined where it does not, or where a variable decides that. */
function mountedAt({ mountPath, subPath, subPathExpr }: VolumeMount, path: string): string | undefined {
  const base = mountPath?.value?.replace(/\/$/, '');
  if (base === undefined || subPathExpr) return undefined;
  if (!subPath) return `${base}/${path}`;
  const part = subPath.value?.replace(/\/$/, '');
  if (part === undefined || path === '') return undefined;
  if (path === part) return base;
  return path.startsWith(`${part}/`) ? base + path.slice(part.length) : undefined;
}
