// How long nodes wait for their pods, by who takes the node away. None of them asks terminationGracePeriodSeconds.
import type { Localized } from '../base/localized.ts';

export const nodeProfileNames = [
  'aks-spot',
  'cluster-autoscaler',
  'eks-managed-nodes',
  'eks-spot',
  'gke-scale-down',
  'gke-spot',
  'gke-upgrade',
] as const;

export type NodeProfileName = (typeof nodeProfileNames)[number];

export interface NodeProfile {
  readonly name: NodeProfileName;
  /** Whose time it is. */
  readonly what: Localized;
  /** When it counts. */
  readonly event: Localized;
  readonly capSeconds: number;
  /** Labels and taints of such nodes, with the values that say so; a pod that asks for one names the profile. */
  readonly nodeLabels?: Readonly<Record<string, readonly string[]>>;
  /** An annotation of a pod that keeps its node from being taken. */
  readonly unlessAnnotated?: { readonly name: string; readonly value: string };
  readonly source: string;
}

const scaleDown: Localized = { en: 'scale-down', ko: '노드 축소' };
const reclaim: Localized = { en: 'a spot reclaim', ko: '스팟 회수' };
const safeToEvict = { name: 'cluster-autoscaler.kubernetes.io/safe-to-evict', value: 'false' };

export const nodeProfiles: readonly NodeProfile[] = [
  {
    name: 'aks-spot',
    what: { en: 'the half minute of notice of an Azure spot node', ko: 'Azure 스팟 노드의 30초 전 통지' },
    event: reclaim,
    capSeconds: 30,
    nodeLabels: { 'kubernetes.azure.com/scalesetpriority': ['spot'] },
    source: 'https://learn.microsoft.com/azure/virtual-machines/spot-vms',
  },
  {
    name: 'cluster-autoscaler',
    what: {
      en: '--max-graceful-termination-sec of the cluster autoscaler',
      ko: 'cluster-autoscaler의 --max-graceful-termination-sec',
    },
    event: scaleDown,
    capSeconds: 600,
    unlessAnnotated: safeToEvict,
    source: 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md',
  },
  {
    name: 'eks-managed-nodes',
    what: {
      en: 'the time that an EKS managed node group waits for its pods',
      ko: 'EKS 관리형 노드 그룹이 파드를 기다리는 시간',
    },
    event: { en: 'a node group update', ko: '노드 그룹 업데이트' },
    capSeconds: 900,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
  },
  {
    name: 'eks-spot',
    what: { en: 'the two minutes of notice of an AWS spot node', ko: 'AWS 스팟 노드의 2분 전 통지' },
    event: reclaim,
    capSeconds: 120,
    nodeLabels: {
      'eks.amazonaws.com/capacityType': ['SPOT'],
      'karpenter.sh/capacity-type': ['spot'],
      'node.kubernetes.io/lifecycle': ['spot', 'Ec2Spot'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html',
  },
  {
    name: 'gke-scale-down',
    what: { en: 'what GKE waits when it removes a node', ko: 'GKE가 노드를 제거할 때 기다리는 시간' },
    event: scaleDown,
    capSeconds: 600,
    unlessAnnotated: safeToEvict,
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler',
  },
  {
    name: 'gke-spot',
    what: { en: 'what a GKE spot node leaves its pods', ko: 'GKE 스팟 노드가 파드에 남기는 시간' },
    event: reclaim,
    capSeconds: 15,
    nodeLabels: {
      'cloud.google.com/gke-spot': ['true'],
      'cloud.google.com/gke-preemptible': ['true'],
      'cloud.google.com/gke-provisioning': ['spot', 'preemptible'],
    },
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms',
  },
  {
    name: 'gke-upgrade',
    what: {
      en: 'the hour that GKE waits when it upgrades a node',
      ko: 'GKE가 노드를 업그레이드할 때 기다리는 한 시간',
    },
    event: { en: 'a node upgrade', ko: '노드 업그레이드' },
    capSeconds: 3600,
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies',
  },
];
