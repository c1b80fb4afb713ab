// Istio's proxy is in no manifest: a webhook adds it to the pods of which labels and annotations say so.
import { settingsInYaml } from '../appSettings/yamlSettings.ts';
import type { PodTemplate } from '../manifest/manifest.ts';
import type { KubernetesObject } from '../manifest/object.ts';
import { parseSettingDuration } from './settingDuration.ts';

/** https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
const injectKey = 'sidecar.istio.io/inject';
const namespaceLabel = 'istio-injection';
const revisionLabel = 'istio.io/rev';
const nativeKey = 'sidecar.istio.io/nativeSidecar';
/** https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig */
export const proxyConfigKey = 'proxy.istio.io/config';
const drainName = 'terminationDrainDuration';
const exitOnZeroName = 'proxyMetadata.EXIT_ON_ZERO_ACTIVE_CONNECTIONS';
const defaultDrainSeconds = 5;
/** How an author changes the injected container. */
export const proxyContainer = 'istio-proxy';

export interface InjectedIstioProxy {
  /** It stops after the app; undefined: depends on the version of Istio (by default since 1.27). */
  readonly native: boolean | undefined;
  readonly drainSeconds: number;
  /** Nobody says it in the manifest. */
  readonly drainIsDefault: boolean;
  /** It waits until its last connection is closed. */
  readonly exitsOnZeroConnections: boolean;
}

/** Undefined where no proxy is injected, or nothing says that one is. */
export function injectedIstioProxy(
  { labels, annotations, spec }: PodTemplate,
  namespace: KubernetesObject | undefined,
): InjectedIstioProxy | undefined {
  const own = labels.get(injectKey) ?? annotations.get(injectKey);
  // The webhook leaves pods on the network of the node alone.
  if (own === 'false' || spec.hostNetwork.value !== false) return undefined;
  if (own !== 'true' && !labels.has(revisionLabel) && !injectsInto(namespace)) return undefined;
  const settings = new Map(
    settingsInYaml(annotations.get(proxyConfigKey) ?? '')
      .flat()
      .map(({ name, text }) => [name, text]),
  );
  const drain = settings.get(drainName);
  const millis = drain === undefined ? undefined : parseSettingDuration(drain, 'go');
  const native = annotations.get(nativeKey) ?? labels.get(nativeKey);
  return {
    native: native === undefined ? undefined : native === 'true',
    drainSeconds: millis === undefined ? defaultDrainSeconds : millis / 1000,
    drainIsDefault: drain === undefined,
    exitsOnZeroConnections: settings.get(exitOnZeroName) === 'true',
  };
}

function injectsInto(namespace: KubernetesObject | undefined): boolean {
  const injection = namespace?.labels.get(namespaceLabel);
  return injection === 'enabled' || (injection === undefined && namespace?.labels.has(revisionLabel) === true);
}
