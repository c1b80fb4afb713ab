// Containers and what hangs from them: hooks, probes, ports, environment (k8s.io/api/core/v1).
import {
  any,
  bool,
  int32,
  int64,
  intOrString,
  list,
  map,
  quantity,
  since,
  string,
  strings,
  struct,
} from './fieldType.ts';

const execAction = struct('ExecAction', { command: strings });
const tcpSocketAction = struct('TCPSocketAction', { host: string, port: intOrString });
const httpGetAction = struct('HTTPGetAction', {
  host: string,
  httpHeaders: list(struct('HTTPHeader', { name: string, value: string })),
  path: string,
  port: intOrString,
  scheme: string,
});

const lifecycleHandler = struct('LifecycleHandler', {
  exec: execAction,
  httpGet: httpGetAction,
  sleep: since(29, struct('SleepAction', { seconds: int64 })),
  tcpSocket: tcpSocketAction,
});

const lifecycle = struct('Lifecycle', {
  postStart: lifecycleHandler,
  preStop: lifecycleHandler,
  stopSignal: since(33, string),
});

const probe = struct('Probe', {
  exec: execAction,
  failureThreshold: int32,
  grpc: since(23, struct('GRPCAction', { port: int32, service: string })),
  httpGet: httpGetAction,
  initialDelaySeconds: int32,
  periodSeconds: int32,
  successThreshold: int32,
  tcpSocket: tcpSocketAction,
  terminationGracePeriodSeconds: since(21, int64),
  timeoutSeconds: int32,
});

const keySelector = { key: string, name: string, optional: bool };

const envVar = struct('EnvVar', {
  name: string,
  value: string,
  valueFrom: struct('EnvVarSource', {
    configMapKeyRef: struct('ConfigMapKeySelector', keySelector),
    fieldRef: struct('ObjectFieldSelector', { apiVersion: string, fieldPath: string }),
    fileKeyRef: since(34, any),
    resourceFieldRef: struct('ResourceFieldSelector', { containerName: string, divisor: quantity, resource: string }),
    secretKeyRef: struct('SecretKeySelector', keySelector),
  }),
});

const envFromSource = struct('EnvFromSource', {
  configMapRef: struct('ConfigMapEnvSource', { name: string, optional: bool }),
  prefix: string,
  secretRef: struct('SecretEnvSource', { name: string, optional: bool }),
});

const containerPort = struct('ContainerPort', {
  containerPort: int32,
  hostIP: string,
  hostPort: int32,
  name: string,
  protocol: string,
});

export const resourceRequirements = struct('ResourceRequirements', {
  claims: since(26, any),
  limits: map(quantity),
  requests: map(quantity),
});

const securityContext = struct('SecurityContext', {
  allowPrivilegeEscalation: bool,
  appArmorProfile: since(30, any),
  capabilities: struct('Capabilities', { add: strings, drop: strings }),
  privileged: bool,
  procMount: string,
  readOnlyRootFilesystem: bool,
  runAsGroup: int64,
  runAsNonRoot: bool,
  runAsUser: int64,
  seLinuxOptions: any,
  seccompProfile: any,
  windowsOptions: any,
});

const volumeMount = struct('VolumeMount', {
  mountPath: string,
  mountPropagation: string,
  name: string,
  readOnly: bool,
  recursiveReadOnly: since(30, string),
  subPath: string,
  subPathExpr: string,
});

const containerFields = {
  args: strings,
  command: strings,
  env: list(envVar),
  envFrom: list(envFromSource),
  image: string,
  imagePullPolicy: string,
  lifecycle,
  livenessProbe: probe,
  name: string,
  ports: list(containerPort),
  readinessProbe: probe,
  resizePolicy: since(27, any),
  resources: resourceRequirements,
  restartPolicy: since(28, string),
  restartPolicyRules: since(34, any),
  securityContext,
  startupProbe: probe,
  stdin: bool,
  stdinOnce: bool,
  terminationMessagePath: string,
  terminationMessagePolicy: string,
  tty: bool,
  volumeDevices: list(struct('VolumeDevice', { devicePath: string, name: string })),
  volumeMounts: list(volumeMount),
  workingDir: string,
};

export const container = struct('Container', containerFields);
export const ephemeralContainer = struct('EphemeralContainer', { ...containerFields, targetContainerName: string });
