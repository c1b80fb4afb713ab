// Pods and their volumes (k8s.io/api/core/v1).
import { container, ephemeralContainer, resourceRequirements } from './container.ts';
import {
  any,
  bool,
  int32,
  int64,
  list,
  map,
  quantity,
  since,
  string,
  strings,
  struct,
  texts,
  type FieldType,
} from './fieldType.ts';
import { labelSelector, object, objectMeta } from './meta.ts';

const named = (name: string): FieldType => struct(name, { name: string });

const items = list(struct('KeyToPath', { key: string, mode: int32, path: string }));

const volumeSources: Readonly<Record<string, FieldType>> = {
  awsElasticBlockStore: any,
  azureDisk: any,
  azureFile: any,
  cephfs: any,
  cinder: any,
  configMap: struct('ConfigMapVolumeSource', { defaultMode: int32, items, name: string, optional: bool }),
  csi: any,
  downwardAPI: any,
  emptyDir: struct('EmptyDirVolumeSource', { medium: string, sizeLimit: quantity }),
  ephemeral: any,
  fc: any,
  flexVolume: any,
  flocker: any,
  gcePersistentDisk: any,
  gitRepo: any,
  glusterfs: any,
  hostPath: struct('HostPathVolumeSource', { path: string, type: string }),
  image: since(31, any),
  iscsi: any,
  nfs: any,
  persistentVolumeClaim: struct('PersistentVolumeClaimVolumeSource', { claimName: string, readOnly: bool }),
  photonPersistentDisk: any,
  portworxVolume: any,
  projected: any,
  quobyte: any,
  rbd: any,
  scaleIO: any,
  secret: struct('SecretVolumeSource', { defaultMode: int32, items, optional: bool, secretName: string }),
  storageos: any,
  vsphereVolume: any,
};

export const volumeSourceNames: readonly string[] = Object.keys(volumeSources);

const podSecurityContext = struct('PodSecurityContext', {
  appArmorProfile: since(30, any),
  fsGroup: int64,
  fsGroupChangePolicy: string,
  runAsGroup: int64,
  runAsNonRoot: bool,
  runAsUser: int64,
  seLinuxChangePolicy: since(32, string),
  seLinuxOptions: any,
  seccompProfile: any,
  supplementalGroups: list(int64),
  supplementalGroupsPolicy: since(31, string),
  sysctls: list(struct('Sysctl', { name: string, value: string })),
  windowsOptions: any,
});

const toleration = struct('Toleration', {
  effect: string,
  key: string,
  operator: string,
  tolerationSeconds: int64,
  value: string,
});

const topologySpreadConstraint = struct('TopologySpreadConstraint', {
  labelSelector,
  matchLabelKeys: since(25, strings),
  maxSkew: int32,
  minDomains: since(24, int32),
  nodeAffinityPolicy: since(25, string),
  nodeTaintsPolicy: since(25, string),
  topologyKey: string,
  whenUnsatisfiable: string,
});

const podSpec = struct('PodSpec', {
  activeDeadlineSeconds: int64,
  affinity: struct('Affinity', { nodeAffinity: any, podAffinity: any, podAntiAffinity: any }),
  automountServiceAccountToken: bool,
  containers: list(container),
  dnsConfig: any,
  dnsPolicy: string,
  enableServiceLinks: bool,
  ephemeralContainers: list(ephemeralContainer),
  hostAliases: list(struct('HostAlias', { hostnames: strings, ip: string })),
  hostIPC: bool,
  hostNetwork: bool,
  hostPID: bool,
  hostUsers: since(25, bool),
  hostname: string,
  hostnameOverride: since(34, string),
  imagePullSecrets: list(named('LocalObjectReference')),
  initContainers: list(container),
  nodeName: string,
  nodeSelector: texts,
  os: since(23, named('PodOS')),
  overhead: map(quantity),
  preemptionPolicy: string,
  priority: int32,
  priorityClassName: string,
  readinessGates: list(struct('PodReadinessGate', { conditionType: string })),
  resourceClaims: since(26, any),
  resources: since(32, resourceRequirements),
  restartPolicy: string,
  runtimeClassName: string,
  schedulerName: string,
  schedulingGates: since(26, list(named('PodSchedulingGate'))),
  schedulingGroup: since(35, any),
  securityContext: podSecurityContext,
  serviceAccount: string,
  serviceAccountName: string,
  setHostnameAsFQDN: bool,
  shareProcessNamespace: bool,
  subdomain: string,
  terminationGracePeriodSeconds: int64,
  tolerations: list(toleration),
  topologySpreadConstraints: list(topologySpreadConstraint),
  volumes: list(struct('Volume', { ...volumeSources, name: string })),
  workloadRef: since(35, any),
});

export const podTemplateSpec = struct('PodTemplateSpec', { metadata: objectMeta, spec: podSpec });
export const pod = object('Pod', podSpec);

/** The body of the subresource before Kubernetes 1.22. */
export const ephemeralContainers = struct('EphemeralContainers', {
  apiVersion: string,
  kind: string,
  metadata: objectMeta,
  ephemeralContainers: list(ephemeralContainer),
});
