// lifecycle.stopSignal: what is sent in the place of SIGTERM, where the cluster heeds it (R40).
import type { Localized } from '../../base/localized.ts';
import { shutdownOf } from '../../knowledge/shutdownOf.ts';
import { kubeletBehaviour } from '../../lifecycle/kubeletBehaviour.ts';
import { assumedKubernetesMinor } from '../../scenario/timelineFor.ts';
import { originWords, plain, readable, type Said } from './said.ts';
import { containerAt, type ContainerSpot, type Spot } from './spot.ts';

export function stopSignal(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const signal = inside?.rest === 'lifecycle.stopSignal' ? readable(inside.container.stopSignal) : undefined;
  if (!inside || !signal) return undefined;
  const { config } = spot.snapshot;
  const { stopSignals } = kubeletBehaviour(config.kubernetesMinor ?? assumedKubernetesMinor, config.featureGates);
  const told = [...(stopSignals ? heeded(signal.value, inside) : ignored(signal.value, inside)), ...needsOs(inside)];
  const [headline = '', ...rest] = told.map((text) => text[spot.explain.locale]);
  return {
    paragraphs: [`${headline} — ${originWords(signal.origin, spot.explain)}`, ...rest],
    page: 'concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals',
  };
}

function heeded(signal: string, { container, workload }: ContainerSpot): readonly Localized[] {
  const shareProcessNamespace = workload.pod.spec.shareProcessNamespace.value ?? false;
  const { notes } = shutdownOf(container, { shareProcessNamespace }, signal);
  const name = plain(container.name);
  return [
    {
      en: `**${plain(signal)} is sent to ${name}** in place of ${imageSignal(container)}`,
      ko: `**${name}에 ${imageSignal(container)} 대신 ${plain(signal)} 전송**`,
    },
    ...notes.slice(0, 1).map(({ en, ko }) => ({ en: plain(en), ko: plain(ko) })),
  ];
}

function ignored(signal: string, { container }: ContainerSpot): readonly Localized[] {
  return [
    {
      en: `**${plain(signal)} has no effect without the feature gate ContainerStopSignals**: ${plain(container.name)} gets ${imageSignal(container)}`,
      ko: `**기능 게이트 ContainerStopSignals 없이는 ${plain(signal)} 설정이 효과 없음**: ${plain(container.name)}에는 ${imageSignal(container)} 전송`,
    },
  ];
}

function imageSignal(container: ContainerSpot['container']): string {
  return shutdownOf(container, { shareProcessNamespace: false }).stopSignal?.value ?? 'SIGTERM';
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
