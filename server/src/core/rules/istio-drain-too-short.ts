import type { Localized } from '../base/localized.ts';
import { workloadKinds, type Workload } from '../manifest/manifest.ts';
import {
  injectedIstioProxy,
  proxyConfigKey,
  proxyContainer,
  type InjectedIstioProxy,
} from '../knowledge/istioInjection.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { setField, setKey } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import { objectNamed } from '../workspace/links/naming.ts';
import type { ContainerEnd } from './containerEnd.ts';
import { nativeSidecarsSinceMinor } from './nativeSidecar.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';
import { evidenceOf, knownWork } from './sidecars.ts';

export const istioDrainTooShort = defineRule({
  meta: {
    id: 'istio-drain-too-short',
    title: { en: "Istio's proxy drains shorter than the app", ko: 'Istio 프록시의 드레인이 앱보다 짧음' },
    severity: 'warning',
    group: 'sidecars',
    appliesTo: workloadKinds.filter((kind) => !['CronJob', 'Job', 'ScaledJob'].includes(kind)),
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A pod into which Istio injects its proxy, and whose app may work longer after the deletion than the proxy drains (terminationDrainDuration, 5 s by default).',
        ko: 'Istio가 프록시를 주입하는 파드에서 앱이 삭제 뒤 프록시의 드레인 시간(terminationDrainDuration, 기본 5초)보다 오래 일할 수 있는 경우.',
      },
      why: {
        en: 'As an ordinary container the proxy gets SIGTERM at the deletion, drains for its time and cuts every connection, while preStop of the app still waits or the app still answers. Two switches help: a longer terminationDrainDuration always takes its whole time; EXIT_ON_ZERO_ACTIVE_CONNECTIONS waits until the last connection is closed. As a native sidecar, which is the default since Istio 1.27, the proxy stops after the app.',
        ko: '일반 컨테이너인 프록시는 삭제와 동시에 SIGTERM을 받아 정해진 시간만 드레인하고 모든 연결을 끊습니다. 그때 앱은 아직 preStop에서 기다리거나 응답하는 중입니다. 설정은 두 가지입니다. terminationDrainDuration을 늘리면 항상 그 시간을 다 쓰고, EXIT_ON_ZERO_ACTIVE_CONNECTIONS는 마지막 연결이 닫힐 때까지 기다립니다. 네이티브 사이드카(Istio 1.27부터 기본값)라면 프록시가 앱보다 나중에 종료됩니다.',
      },
      fix: {
        en: 'Write terminationDrainDuration into the annotation proxy.istio.io/config, as long as preStop and drain of the app together, or make the proxy a native sidecar: sidecar.istio.io/nativeSidecar: "true".',
        ko: '애노테이션 proxy.istio.io/config에 terminationDrainDuration을 앱의 preStop과 드레인을 합한 만큼 쓰거나, sidecar.istio.io/nativeSidecar: "true"로 네이티브 사이드카로 만드십시오.',
      },
      falsePositives: {
        en: 'A newer Istio that makes the proxy a native sidecar by itself, or a mesh whose own configuration drains longer: unless the manifest excludes the former, it is information.',
        ko: '프록시를 알아서 네이티브 사이드카로 만드는 최신 Istio, 또는 메시 전체 설정에서 드레인을 늘린 경우. 매니페스트가 네이티브 사이드카를 끄지 않았다면 정보로만 알립니다.',
      },
      references: [
        'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig',
        'https://github.com/istio/istio/issues/51883',
      ],
    },
  },

  *check(workload, context) {
    const proxy = classicProxy(workload, context);
    const works = proxy && knownWork(workload, context).find(({ end }) => end.container.name !== proxyContainer);
    if (!works) return;
    const { end } = works;
    const until = Math.min(works.until, end.killSeconds);
    if (until <= proxy.until) return;
    const config = workload.pod.annotationFields.get(proxyConfigKey)?.origin;
    const { assumed, ...evidence } = evidenceOf(end, context);
    yield {
      at: config?.type === 'written' ? config.at : end.container.nameAt,
      severity: proxy.isCertain ? 'warning' : 'information',
      message: message(proxy, end, until, assumed),
      fixes: () => (config ? [] : drainAsLong(workload, until, context)),
      ...evidence,
    };
  },
});

interface ClassicProxy extends InjectedIstioProxy {
  /** Seconds from the deletion until it cuts what is left. */
  readonly until: number;
  /** That it is no native sidecar. */
  readonly isCertain: boolean;
}

function classicProxy(workload: Workload, { unit, kubernetesMinor: minor }: RuleContext): ClassicProxy | undefined {
  const { namespace } = workload.ref;
  const around = namespace === undefined ? undefined : objectNamed(unit, 'Namespace', undefined, namespace);
  const proxy = injectedIstioProxy(workload.pod, around);
  if (!proxy || proxy.native === true || proxy.exitsOnZeroConnections) return undefined;
  const own = workload.pod.spec.containers.find(({ name }) => name === proxyContainer);
  if (own?.role === 'sidecar') return undefined;
  const hook = own?.preStop ? hookDuration(own.preStop.action, own).hi / 1000 : 0;
  const isOld = minor !== undefined && minor < nativeSidecarsSinceMinor;
  return { ...proxy, until: hook + proxy.drainSeconds, isCertain: proxy.native === false || isOld };
}

function message(proxy: ClassicProxy, { container }: ContainerEnd, until: number, assumed: Localized): Localized {
  const d = `${String(proxy.drainSeconds)}s`;
  const origin = proxy.drainIsDefault ? { en: ', default', ko: ', 기본값' } : { en: '', ko: '' };
  const native = proxy.isCertain
    ? { en: '', ko: '' }
    : { en: ', unless it is a native sidecar', ko: ' (네이티브 사이드카가 아니라면)' };
  return {
    en: `istio-proxy drains ${d} after SIGTERM (terminationDrainDuration${origin.en})${native.en}, ${container.name} may need until t+${String(until)}s${assumed.en}`,
    ko: `istio-proxy는 SIGTERM 뒤 ${d}만 드레인함(terminationDrainDuration${origin.ko})${native.ko}: ${container.name}은(는) t+${String(until)}s까지 필요할 수 있음${assumed.ko}`,
  };
}

function drainAsLong({ pod, root }: Workload, until: number, { document }: RuleContext): readonly RuleFix[] {
  const text = `terminationDrainDuration: ${String(Math.ceil(until))}s`;
  const metadata = [...pod.spec.path.split('.').slice(0, -1), 'metadata'];
  const annotations = valueAt(root, [...metadata, 'annotations']);
  const edit = annotations
    ? setKey(document, annotations.span, proxyConfigKey, text)
    : setField(document, root, `${metadata.join('.')}.annotations`, { [proxyConfigKey]: text });
  const title = { en: `Add ${proxyConfigKey}: "${text}"`, ko: `${proxyConfigKey}: "${text}" 추가` };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
