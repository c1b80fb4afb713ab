// The environment of a container, in the order of the kubelet: `envFrom` first, then `env`, later ones over earlier ones
// of the same name (kubelet_pods.go, makeEnvironmentVariables).
import { isReadable, type Field } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { EnvFromSource, EnvVar, KeyRef } from '../manifest/env.ts';
import type { Environment, Variable, Written } from './configSources.ts';

/** A ConfigMap as far as settings ask of it. */
export interface ConfigMapTexts {
  readonly name: string;
  readonly keys: ReadonlyMap<string, { readonly text: string; readonly origin: Written } | undefined>;
}

/** By name, in the namespace of the pod; undefined where it is not here. */
export type ConfigMaps = (name: string) => ConfigMapTexts | undefined;

export function environmentOf({ env, envFrom }: Container, configMaps: ConfigMaps): Environment {
  const sources = envFrom.map((source) => variablesFrom(source, configMaps));
  return {
    variables: [...sources.flatMap((variables) => variables ?? []), ...env.flatMap((one) => variable(one, configMaps))],
    open: sources.includes(undefined),
  };
}

/** Undefined where they cannot be seen. */
function variablesFrom(
  { prefix, configMapRef }: EnvFromSource,
  configMaps: ConfigMaps,
): readonly Variable[] | undefined {
  const map = configMapRef && find(configMapRef.name, configMaps);
  return map && [...map.keys].map(([key, value]) => ({ name: prefix + key, value, keptIn: titleOf(map) }));
}

function variable({ name, value, configMapKeyRef: ref }: EnvVar, configMaps: ConfigMaps): readonly Variable[] {
  if (ref) return [{ name, ...keyOf(ref, configMaps) }];
  // A variable without a value is as good as none to every app.
  if (value?.origin.type === 'defaulted') return [];
  return [{ name, value: value && writtenIn(value), keptIn: undefined }];
}

function keyOf(ref: KeyRef, configMaps: ConfigMaps): Omit<Variable, 'name'> {
  const map = find(ref.name, configMaps);
  const key = ref.key?.value;
  return { value: key === undefined ? undefined : map?.keys.get(key), keptIn: map && titleOf(map) };
}

function writtenIn(field: Field<string>): Variable['value'] {
  return isReadable(field) && field.origin.type === 'written' ? { text: field.value, origin: field.origin } : undefined;
}

function find(name: Field<string> | undefined, configMaps: ConfigMaps): ConfigMapTexts | undefined {
  return name?.value === undefined ? undefined : configMaps(name.value);
}

export function titleOf({ name }: ConfigMapTexts): string {
  return `ConfigMap ${name}`;
}
