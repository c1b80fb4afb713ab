import type { Container } from './container.ts';
import type { PodSpec } from './podSpec.ts';

/** The ConfigMaps that a container takes variables or files from, each once. */
export function configMapNames({ env, envFrom, volumeMounts }: Container, { volumes }: PodSpec): readonly string[] {
  const mounted = volumes.filter(({ name }) => volumeMounts.some((mount) => mount.name === name));
  const refs = [
    ...env.map(({ configMapKeyRef }) => configMapKeyRef),
    ...envFrom.map(({ configMapRef }) => configMapRef),
    ...mounted.flatMap(({ configMaps }) => configMaps),
  ];
  return [...new Set(refs.flatMap((ref) => ref?.name?.value ?? []))];
}
