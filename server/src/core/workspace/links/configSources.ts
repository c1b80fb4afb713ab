import type { ConfigSources } from '../../appSettings/configSources.ts';
import { environmentOf } from '../../appSettings/environment.ts';
import { Memo } from '../../base/memo.ts';
import type { Container } from '../../manifest/container.ts';
import type { Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';

const known = new Memo<Container, ConfigSources>();

/** What configures the process of a container beside its command line; the same object for as long as it says the same. */
export function configSourcesOf(_unit: UnitView, _workload: Workload, container: Container): ConfigSources {
  return known.get(container, [], () => ({ environment: environmentOf(container, () => undefined), files: [] }));
}
