// The environment of a container, in the order of the kubelet: `envFrom` first, then `env`, later ones over earlier ones
// of the same name (kubelet_pods.go, makeEnvironmentVariables).
import { isReadable, type Field } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { EnvFromSource, EnvVar, KeyRef } from '../manifest/env.ts';
import type { ConfigMap } from '../manifest/manifest.ts';
import type { Environment, Variable } from './configSources.ts';

/** By name, in the namespace of the pod; undefined where it is not here. */
export type ConfigMaps = (name: string) => ConfigMap | undefined;

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
  const map = find(configMapRef?.name, configMaps);
  return (
    map &&
    [...map.data].map(([key, { text }]) => ({
      name: prefix + key,
      ...valueOf(text),
      keptIn: titleOf(map),
      shared: true,
    }))
  );
}

function variable({ name, value, ...from }: EnvVar, configMaps: ConfigMaps): readonly Variable[] {
  if (from.configMapKeyRef) return [{ name, ...keyOf(from.configMapKeyRef, configMaps) }];
  // A variable without a value is as good as none to every app.
  return value?.origin.type === 'defaulted' ? [] : [{ name, ...valueOf(value), keptIn: undefined, shared: false }];
}

function keyOf({ name, key }: KeyRef, configMaps: ConfigMaps): Omit<Variable, 'name'> {
  const map = find(name, configMaps);
  return { ...valueOf(map?.data.get(key?.value ?? '')?.text), keptIn: map && titleOf(map), shared: false };
}

function valueOf(field: Field<string> | undefined): Pick<Variable, 'value'> {
  const isWritten = field && isReadable(field) && field.origin.type === 'written';
  return { value: isWritten ? { text: field.value, origin: field.origin } : undefined };
}

function find(name: Field<string> | undefined, configMaps: ConfigMaps): ConfigMap | undefined {
  return name?.value === undefined ? undefined : configMaps(name.value);
}

/** How people find it. */
export function titleOf({ ref }: ConfigMap): string {
  return `ConfigMap ${ref.name}`;
}
