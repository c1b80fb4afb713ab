import type { ConfigSources } from '../../appSettings/configSources.ts';
import { environmentOf, type ConfigMaps } from '../../appSettings/environment.ts';
import { mountedFiles } from '../../appSettings/mountedFiles.ts';
import { Memo } from '../../base/memo.ts';
import { configMapNames } from '../../manifest/configMapNames.ts';
import type { Container } from '../../manifest/container.ts';
import type { ConfigMap, Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { configMapOf } from './configMaps.ts';

const known = new Memo<Container, ConfigSources>();

/** What configures the process of a container beside its command line; the same object for as long as it says the same. */
export function configSourcesOf(unit: UnitView, { ref, pod }: Workload, container: Container): ConfigSources {
  const maps = new Map<string, ConfigMap | undefined>();
  for (const name of configMapNames(container, pod.spec)) maps.set(name, configMapOf(unit, ref.namespace, name));
  const configMaps: ConfigMaps = (name) => maps.get(name);
  return known.get(container, [...maps.values()], () => ({
    environment: environmentOf(container, configMaps),
    files: mountedFiles(container, pod.spec, configMaps),
  }));
}
