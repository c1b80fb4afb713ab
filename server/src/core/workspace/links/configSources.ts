import type { ConfigSources } from '../../appSettings/configSources.ts';
import { environmentOf, type ConfigMaps } from '../../appSettings/environment.ts';
import { mountedFiles } from '../../appSettings/mountedFiles.ts';
import { Memo } from '../../base/memo.ts';
import { readsPackagedFiles } from '../../knowledge/recognise.ts';
import { configMapNames } from '../../manifest/configMapNames.ts';
import type { Container } from '../../manifest/container.ts';
import type { ConfigMap, Workload } from '../../manifest/manifest.ts';
import type { Module } from '../modules.ts';
import type { UnitView } from '../unitView.ts';
import { configMapOf } from './configMaps.ts';
import { moduleOf } from './modules.ts';

const ofManifests = new Memo<Container, ConfigSources>();
const withSources = new Memo<Container, ConfigSources>();

/** What configures the process of a container beside its command line; the same object for as long as it says the same. */
export function configSourcesOf(unit: UnitView, workload: Workload, container: Container): ConfigSources {
  const found = inManifests(unit, workload, container);
  const shareProcessNamespace = workload.pod.spec.shareProcessNamespace.value ?? false;
  const module = moduleOf(unit, workload, container, () => readsPackagedFiles(container, found, shareProcessNamespace));
  return module ? withSources.get(container, [found, module], () => withFilesOf(module, found)) : found;
}

function inManifests(unit: UnitView, { ref, pod }: Workload, container: Container): ConfigSources {
  const maps = new Map<string, ConfigMap | undefined>();
  for (const name of configMapNames(container, pod.spec)) maps.set(name, configMapOf(unit, ref.namespace, name));
  const configMaps: ConfigMaps = (name) => maps.get(name);
  return ofManifests.get(container, [...maps.values()], () => ({
    environment: environmentOf(container, configMaps),
    files: mountedFiles(container, pod.spec, configMaps),
  }));
}

function withFilesOf({ files }: Module, found: ConfigSources): ConfigSources {
  return { ...found, files: [...found.files, ...files.values()] };
}
