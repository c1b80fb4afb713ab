// The user's own kubeconfig, as kubectl finds it: KUBECONFIG, then ~/.kube/config.
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { Contexts } from '../protocol/observing.ts';
import { ClusterError } from './clusterError.ts';

/** What the library makes up where it finds nothing. */
const madeUp = 'http://localhost:8080';

/** @throws ClusterError where there is none, it cannot be read, or has no such context */
export function loadKubeconfig(context: string | undefined): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromDefault();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ClusterError({ en: `cannot read the kubeconfig: ${why}`, ko: `kubeconfig를 읽을 수 없음: ${why}` });
  }
  if (config.getCurrentContext() === 'loaded-context' && config.getCurrentCluster()?.server === madeUp)
    throw noKubeconfig;
  if (context !== undefined) choose(config, context);
  if (!config.getCurrentCluster()) throw noContext;
  return config;
}

export function contexts(): Contexts {
  try {
    const config = loadKubeconfig(undefined);
    const current = config.getCurrentContext();
    const found = config
      .getContexts()
      .map(({ name, namespace = 'default' }) => ({ name, namespace, current: name === current }));
    return { type: 'contexts', contexts: found };
  } catch (error) {
    if (error instanceof ClusterError) return { type: 'none', why: error.text };
    throw error;
  }
}

function choose(config: KubeConfig, context: string): void {
  if (!config.getContextObject(context)) {
    const names = config
      .getContexts()
      .map(({ name }) => name)
      .join(', ');
    throw new ClusterError({
      en: `the kubeconfig has no context ${context}; there are ${names}`,
      ko: `kubeconfig에 ${context} 컨텍스트가 없음. 있는 컨텍스트: ${names}`,
    });
  }
  config.setCurrentContext(context);
}

const noKubeconfig = new ClusterError({
  en: 'there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config names one',
  ko: 'kubeconfig가 없음: KUBECONFIG에도 ~/.kube/config에도 없습니다',
});

const noContext = new ClusterError({
  en: 'the kubeconfig has no current context: name one with --context',
  ko: 'kubeconfig에 현재 컨텍스트가 없음: --context로 지정하십시오',
});
