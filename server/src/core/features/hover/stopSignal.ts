// lifecycle.stopSignal: what is sent in the place of SIGTERM, where the cluster heeds it (R40).
import type { Localized } from '../../base/localized.ts';
import { shutdownOf, type ShutdownKnowledge } from '../../knowledge/shutdownOf.ts';
import { kubeletBehaviour } from '../../lifecycle/kubeletBehaviour.ts';
import { assumedKubernetesMinor } from '../../scenario/podScenario.ts';
import { configSourcesOf } from '../../workspace/links/configSources.ts';
import { unitOf } from '../snapshot.ts';
import { originWords, plain, readable, type Said } from './said.ts';
import { containerAt, type ContainerSpot, type Spot } from './spot.ts';

export function stopSignal(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const signal = inside?.rest === 'lifecycle.stopSignal' ? readable(inside.container.stopSignal) : undefined;
  if (!inside || !signal) return undefined;
  const { config } = spot.snapshot;
  const known = shutdown(spot, inside, signal.value);
  const image = known.stopSignal?.value ?? 'SIGTERM';
  const notes = known.notes.slice(0, 1).map(({ en, ko }) => ({ en: plain(en), ko: plain(ko) }));
  const { stopSignals } = kubeletBehaviour(config.kubernetesMinor ?? assumedKubernetesMinor, config.featureGates);
  const told = [
    (stopSignals ? heeded : ignored)(signal.value, inside.container.name, image),
    ...(stopSignals ? notes : []),
    ...needsOs(inside),
  ];
  const [headline = '', ...rest] = told.map((text) => text[spot.explain.locale]);
  return {
    paragraphs: [`${headline} — ${originWords(signal.origin, spot.explain)}`, ...rest],
    page: 'concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals',
  };
}

function heeded(signal: string, container: string, image: string): Localized {
  return {
    en: `**${plain(signal)} is sent to ${plain(container)}** in place of ${image}`,
    ko: `**${plain(container)}에 ${image} 대신 ${plain(signal)} 전송**`,
  };
}

function ignored(signal: string, container: string, image: string): Localized {
  return {
    en: `**${plain(signal)} has no effect without the feature gate ContainerStopSignals**: ${plain(container)} gets ${image}`,
    ko: `**기능 게이트 ContainerStopSignals 없이는 ${plain(signal)} 설정이 효과 없음**: ${plain(container)}에는 ${image} 전송`,
  };
}

function shutdown(spot: Spot, { container, workload }: ContainerSpot, signal: string): ShutdownKnowledge {
  const config = configSourcesOf(unitOf(spot.snapshot, spot.document), workload, container);
  const shareProcessNamespace = workload.pod.spec.shareProcessNamespace.value ?? false;
  return shutdownOf(container, { config, shareProcessNamespace }, signal);
}

function needsOs({ workload }: ContainerSpot): readonly Localized[] {
  return workload.pod.spec.osName
    ? []
    : [
        {
          en: 'It needs spec.os.name: without it the API server rejects the object.',
          ko: 'spec.os.name이 필요합니다. 없으면 API 서버가 오브젝트를 거부합니다.',
        },
      ];
}
