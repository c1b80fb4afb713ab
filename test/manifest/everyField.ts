// One object with every field that is read of any kind: each kind takes its own, and leaves the others.
const selector = { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] };
const probe = { initialDelaySeconds: 1, httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'A', value: 'b' }] } };
const term = { topologyKey: 'zone', labelSelector: selector, namespaces: ['a'], namespaceSelector: {} };
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const container = {
  name: 'app',
  image: 'app',
  command: ['a'],
  ports: [{ name: 'http', containerPort: 80, hostPort: 80 }],
  env: [
    { name: 'A', value: 'a' },
    { name: 'B', valueFrom: { configMapKeyRef: { name: 'web', key: 'b' } } },
    { name: 'C', valueFrom: { secretKeyRef: { name: 'web', key: 'b' }, fieldRef: { fieldPath: 'metadata.name' } } },
  ],
  envFrom: [{ prefix: 'A_', configMapRef: { name: 'web' } }, { secretRef: { name: 'web' } }],
  volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a' }],
  resources: { requests: { cpu: 1 }, limits: { memory: '1Gi' } },
  lifecycle: { stopSignal: 'SIGTERM', preStop: { exec: { command: ['a'] } }, postStart: { tcpSocket: { port: 1 } } },
  livenessProbe: probe,
  readinessProbe: { ...probe, httpGet: undefined, grpc: { port: 1, service: 's' } },
  startupProbe: { exec: { command: ['a'] } },
  restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
};

const podSpec = {
  terminationGracePeriodSeconds: 30,
  timeoutSeconds: 60,
  os: { name: 'linux' },
  readinessGates: [{ conditionType: 'a' }],
  containers: [container],
  initContainers: [{ ...container, restartPolicy: 'Always' }],
  ephemeralContainers: [{ ...container, targetContainerName: 'app' }],
  nodeSelector: { a: 'b' },
  affinity: {
    nodeAffinity: {
      [required]: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] },
      [preferred]: [{ preference: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }],
    },
    podAffinity: { [required]: [term] },
    podAntiAffinity: { [preferred]: [{ podAffinityTerm: term }] },
  },
  tolerations: [{ key: 'a', value: 'b' }],
  topologySpreadConstraints: [{ maxSkew: 1, labelSelector: selector }],
  volumes: [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'own', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
    { name: 'conf', configMap: { name: 'web', items: [{ key: 'a', path: 'b' }] } },
    { name: 'both', projected: { sources: [{ secret: { name: 'a' } }, { configMap: { name: 'b' } }] } },
    { name: 'host', hostPath: { path: '/' } },
  ],
};

const template = { metadata: { labels: { app: 'web' }, annotations: { a: 'b' }, finalizers: ['a'] }, spec: podSpec };
const port = { name: 'http', port: 80, targetPort: 'http', number: 80 };
const backend = { service: { name: 'web', port } };
const backendRef = { group: '', kind: 'Service', namespace: 'a', name: 'web', port: 80 };
const policies = [{ type: 'Pods', value: 1, periodSeconds: 1 }];
const behavior = { scaleDown: { stabilizationWindowSeconds: 1, policies }, scaleUp: { selectPolicy: 'Min' } };
const peer = { podSelector: selector, namespaceSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } };

export const everyField: unknown = {
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' }, annotations: { a: 'b' } },
  data: { 'application.yml': 'server:\n  shutdown: graceful\n', port: '80' },
  binaryData: { a: 'AAAA' },
  stringData: { b: 'b' },
  spec: {
    ...podSpec,
    replicas: 2,
    selector: { ...selector, app: 'web' },
    template: { ...template, spec: { ...podSpec, template } },
    jobTargetRef: { template },
    jobTemplate: { spec: { template, backoffLimit: 1, podFailurePolicy: {} } },
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    strategy: {
      rollingUpdate: { maxSurge: 1 },
      rollingParams: { maxSurge: 0 },
      canary: { trafficRouting: { istio: {} }, maxSurge: 1 },
    },
    updateStrategy: { rollingUpdate: { partition: 1, maxUnavailable: 1 } },
    ordinals: { start: 1 },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    behavior,
    advanced: { horizontalPodAutoscalerConfig: { behavior } },
    ports: [port],
    defaultBackend: backend,
    rules: [{ host: 'a', http: { paths: [{ path: '/', backend }] }, backendRefs: [backendRef] }],
    backend: { serviceName: 'web', servicePort: 80 },
    parentRefs: [{ name: 'public', sectionName: 'a', port: 80 }],
    listeners: [{ name: 'a', hostname: 'b', port: 80, protocol: 'HTTP' }],
    podSelector: selector,
    ingress: [{ from: [peer], ports: [{ port: 80, endPort: 81 }] }],
    egress: [{ to: [peer] }],
    serviceRef: { name: 'web', port: 80 },
    to: { kind: 'Service', name: 'web' },
    alternateBackends: [{ name: 'web' }],
    port: { targetPort: 'http' },
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
  },
};
