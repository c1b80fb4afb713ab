// A workload with its ConfigMaps as one text, and what configures the processes of its containers.
import type { ConfigSources } from '../../server/src/core/appSettings/configSources.ts';
import { shutdownOf, type ShutdownKnowledge } from '../../server/src/core/knowledge/shutdownOf.ts';
import type { Container } from '../../server/src/core/manifest/container.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { configSourcesOf } from '../../server/src/core/workspace/links/configSources.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { applyChanges, emptyWorkspace, locate, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { parseFixture } from '../support/fixture.ts';
import type { Place } from '../../server/src/core/base/place.ts';

export interface Read {
  readonly container: Container;
  readonly config: ConfigSources;
  readonly shutdown: ShutdownKnowledge;
  /** The text that a place names. */
  readonly textAt: (place: Place) => string;
}

/** Of the first container of the first workload. */
export function read(fixture: string): Read {
  const { files } = parseFixture(fixture);
  const workspace = applyChanges(emptyWorkspace, files);
  const workload = files.flatMap(({ uri }) => manifestsOf(workspace, uri)).find(isWorkload);
  const container = workload?.pod.spec.containers[0];
  if (!workload || !container) throw new Error('the fixture has no container');
  const config = configSourcesOf(unitView(workspace, workload.at.document.uri), workload, container);
  return {
    container,
    config,
    shutdown: shutdownOf(container, { config, shareProcessNamespace: false }),
    textAt: (place) => {
      const { uri, span } = locate(workspace, place);
      return workspace.files.get(uri)?.text.slice(span.start, span.end) ?? '';
    },
  };
}

export const configMap = (data: string, metadata = '{ name: web }'): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\ndata:\n${data.replaceAll(/^/gm, '  ')}\n`;

/** A Pod: lines of its spec, and of its container `app`. */
export const pod = (spec: readonly string[], container: readonly string[], metadata = '{ name: web }'): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: ${metadata}`,
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  containers:',
    '    - name: app',
    '      image: registry.example.com/team/web:3',
    ...container.map((line) => `      ${line}`),
    '',
  ].join('\n');
