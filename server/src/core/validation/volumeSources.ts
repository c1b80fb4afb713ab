// What volumes are made of: validateVolumeSource in pkg/apis/core/validation, as far as a name or a path is asked for.
import type { Path } from '../syntax/navigate.ts';
import { isRequired } from './checks.ts';
import { forbidden, invalid, type FieldErrors } from './rejection.ts';
import { amount } from './resources.ts';
import { isFields, type Fields, type Value } from './value.ts';

/** Source → the field without which nobody knows what to mount. */
const requiredFields: Readonly<Record<string, string>> = {
  configMap: 'name',
  hostPath: 'path',
  persistentVolumeClaim: 'claimName',
  secret: 'secretName',
};

export function* validateVolumeSource(volume: Fields, path: Path): FieldErrors {
  for (const [source, name] of Object.entries(requiredFields)) {
    const fields = volume[source];
    if (isFields(fields)) yield* isRequired(fields[name], [...path, source, name]);
  }
  const { hostPath, emptyDir } = volume;
  if (isFields(hostPath)) yield* noBacksteps(hostPath.path, [...path, 'hostPath', 'path']);
  if (isFields(emptyDir) && (amount(emptyDir.sizeLimit) ?? 0) < 0) {
    yield forbidden([...path, 'emptyDir', 'sizeLimit'], 'SizeLimit field must be a valid resource quantity');
  }
}

/** A path that leads out of where it starts is a way out of the container. */
export function* noBacksteps(value: Value | undefined, path: Path): FieldErrors {
  if (typeof value === 'string' && value.split('/').includes('..')) yield invalid(path, value, "must not contain '..'");
}
