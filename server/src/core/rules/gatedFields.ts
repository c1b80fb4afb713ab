// Fields of the lifecycle that came with a version of Kubernetes, behind a feature gate at first.
import type { Localized } from '../base/localized.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import { isWorkload, type PodDisruptionBudget, type Workload } from '../manifest/manifest.ts';
import { probeKeys } from './probes.ts';

/** https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
export interface Feature {
  readonly gate: string;
  /** The first minor version that has the field, and the first whose gate is open by default. */
  readonly since: number;
  readonly openFrom: number;
  /** What happens without the field. */
  readonly otherwise: Localized;
  /** Nothing breaks where the field is taken out. */
  readonly removable: boolean;
}

export interface GatedField {
  readonly name: string;
  readonly path: string;
  readonly feature: Feature;
  readonly hook?: LifecycleHandler;
}

const features = {
  sleepAction: {
    gate: 'PodLifecycleSleepAction',
    since: 29,
    openFrom: 30,
    otherwise: { en: 'the hook does not wait', ko: '훅이 기다리지 않음' },
    removable: false,
  },
  sidecars: {
    gate: 'SidecarContainers',
    since: 28,
    openFrom: 29,
    otherwise: {
      en: 'an init container that does not end keeps the pod from starting',
      ko: '끝나지 않는 초기화 컨테이너 때문에 파드가 시작되지 않음',
    },
    removable: false,
  },
  probeGrace: {
    gate: 'ProbeTerminationGracePeriod',
    since: 21,
    openFrom: 25,
    otherwise: { en: 'the grace period of the pod counts', ko: '파드의 유예 기간이 적용됨' },
    removable: true,
  },
  grpcProbe: {
    gate: 'GRPCContainerProbe',
    since: 23,
    openFrom: 24,
    otherwise: { en: 'the probe has no handler', ko: '프로브에 핸들러가 없음' },
    removable: false,
  },
  stopSignal: {
    gate: 'ContainerStopSignals',
    since: 33,
    openFrom: 37,
    otherwise: {
      en: 'the image says which signal is sent, else SIGTERM',
      ko: '이미지가 정한 신호, 없으면 SIGTERM을 보냄',
    },
    removable: true,
  },
  unhealthyPods: {
    gate: 'PDBUnhealthyPodEvictionPolicy',
    since: 26,
    openFrom: 27,
    otherwise: { en: 'as IfHealthyBudget', ko: 'IfHealthyBudget처럼 동작함' },
    removable: true,
  },
} as const satisfies Record<string, Feature>;

export function isServed({ feature }: GatedField, minor: number, gates: ReadonlyMap<string, boolean>): boolean {
  return minor >= feature.since && (gates.get(feature.gate) ?? minor >= feature.openFrom);
}

/** Those that a manifest has. */
export function gatedFields(manifest: Workload | PodDisruptionBudget): readonly GatedField[] {
  if (isWorkload(manifest)) return manifest.pod.spec.containers.flatMap(ofContainer);
  const { origin } = manifest.unhealthyPodEvictionPolicy;
  if (origin.type !== 'written') return [];
  return [{ name: 'unhealthyPodEvictionPolicy', path: origin.field, feature: features.unhealthyPods }];
}

type Container = Workload['pod']['spec']['containers'][number];

function ofContainer(container: Container): readonly GatedField[] {
  const { path, role, stopSignal } = container;
  const hooks = (['preStop', 'postStart'] as const).flatMap((which): readonly GatedField[] => {
    const hook = container[which];
    if (hook?.action.type !== 'sleep') return [];
    return [{ name: `${which}.sleep`, path: `${hook.path}.sleep`, feature: features.sleepAction, hook }];
  });
  const probes = probeKeys.flatMap((key): readonly GatedField[] => {
    const probe = container[key];
    return [
      ...(probe?.terminationGracePeriodSeconds
        ? [
            {
              name: `${key}.terminationGracePeriodSeconds`,
              path: `${probe.path}.terminationGracePeriodSeconds`,
              feature: features.probeGrace,
            },
          ]
        : []),
      ...(probe?.action.type === 'grpc'
        ? [{ name: `${key}.grpc`, path: `${probe.path}.grpc`, feature: features.grpcProbe }]
        : []),
    ];
  });
  return [
    ...hooks,
    ...probes,
    ...(role === 'sidecar'
      ? [{ name: 'restartPolicy of an init container', path: `${path}.restartPolicy`, feature: features.sidecars }]
      : []),
    ...(stopSignal
      ? [{ name: 'lifecycle.stopSignal', path: `${path}.lifecycle.stopSignal`, feature: features.stopSignal }]
      : []),
  ];
}
