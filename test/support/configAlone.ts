// What configures a container of which nothing is known but its manifest.
import type { ConfigSources } from '../../server/src/core/appSettings/configSources.ts';
import { environmentOf } from '../../server/src/core/appSettings/environment.ts';
import type { Container } from '../../server/src/core/manifest/container.ts';

export function configAlone(container: Container): ConfigSources {
  return { environment: environmentOf(container, () => undefined), files: [] };
}
