// Volumes and where they are mounted: ValidateVolumes and ValidateVolumeMounts in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { isRequired, requiredForm } from './checks.ts';
import { volumeSourceNames } from './fields/podSpec.ts';
import { dns1123Label } from './names.ts';
import { duplicate, forbidden, invalid, notFound, type FieldErrors } from './rejection.ts';
import { fieldsIn, hasTemplated, listOf, type Value } from './value.ts';
import { noBacksteps, validateVolumeSource } from './volumeSources.ts';

export function* validateVolumes(volumes: Value | undefined, path: Path): FieldErrors {
  const names = new Set<string>();
  for (const [index, volume] of fieldsIn(volumes)) {
    const at = [...path, index];
    const { name } = volume;
    const [, ...others] = volumeSourceNames.filter((source) => volume[source] !== undefined);
    for (const source of others) yield forbidden([...at, source], 'may not specify more than 1 volume type');
    yield* validateVolumeSource(volume, at);
    yield* requiredForm(name, dns1123Label, [...at, 'name']);
    if (typeof name !== 'string') continue;
    if (names.has(name)) yield duplicate([...at, 'name'], name);
    names.add(name);
  }
}

/** Undefined where a template may still add some. */
export function volumeNames(volumes: Value | undefined): ReadonlySet<string> | undefined {
  const names = listOf(volumes).map((volume) => (hasTemplated(volume) ? undefined : nameOf(volume)));
  if (typeof volumes === 'symbol' || names.includes(undefined)) return undefined;
  return new Set(names.filter((name) => name !== undefined));
}

function nameOf(volume: Value): string {
  const [[, { name = '' }] = [0, {}]] = fieldsIn([volume]);
  return typeof name === 'string' ? name : '';
}

export function* validateVolumeMounts(
  mounts: Value | undefined,
  path: Path,
  volumes: ReadonlySet<string> | undefined,
): FieldErrors {
  const mountPaths = new Set<string>();
  for (const [index, { name, mountPath, subPath }] of fieldsIn(mounts)) {
    const at = [...path, index];
    yield* isRequired(name, [...at, 'name']);
    if (typeof name === 'string' && volumes?.has(name) === false) yield notFound([...at, 'name'], name);
    yield* isRequired(mountPath, [...at, 'mountPath']);
    if (typeof subPath === 'string' && subPath.startsWith('/')) {
      yield invalid([...at, 'subPath'], subPath, 'must be a relative path');
    }
    yield* noBacksteps(subPath, [...at, 'subPath']);
    if (typeof mountPath !== 'string') continue;
    if (mountPaths.has(mountPath)) yield invalid([...at, 'mountPath'], mountPath, 'must be unique');
    mountPaths.add(mountPath);
  }
}
