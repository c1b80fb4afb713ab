// No field that decides how pods start and stop is without a hover, and each says it with numbers or with its own word.
import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  finalizers: [example.com/hold]
spec:
  minReadySeconds: 10
  progressDeadlineSeconds: 60
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
  template:
    metadata: { labels: { app: web } }
    spec:
      restartPolicy: Always
      activeDeadlineSeconds: 600
      terminationGracePeriodSeconds: 60
      readinessGates: [{ conditionType: example.com/ready }]
      ephemeralContainers: []
      initContainers:
        - name: proxy
          image: envoyproxy/envoy:v1.34.0
          restartPolicy: Always
      containers:
        - name: app
          image: app
          ports:
            - containerPort: 80
              hostPort: 8080
          lifecycle:
            stopSignal: SIGQUIT
            postStart:
              exec: { command: ["sleep", "1"] }
            preStop:
              sleep: { seconds: 10 }
          startupProbe:
            tcpSocket: { port: 80 }
            failureThreshold: 20
          readinessProbe:
            tcpSocket: { port: 80 }
            initialDelaySeconds: 3
            periodSeconds: 5
            timeoutSeconds: 2
            successThreshold: 2
          livenessProbe:
            tcpSocket: { port: 80 }
            terminationGracePeriodSeconds: 15
`;

const statefulSet = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: peers
  podManagementPolicy: OrderedReady
  minReadySeconds: 5
  updateStrategy:
    type: RollingUpdate
    rollingUpdate:
      partition: 1
      maxUnavailable: 1
  template:
    spec:
      containers: [{ name: db, image: db }]
`;

const daemonSet = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  minReadySeconds: 5
  updateStrategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 0
      maxUnavailable: 2
  template:
    spec:
      containers: [{ name: agent, image: agent }]
`;

const job = `apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  activeDeadlineSeconds: 90
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: once, image: once }]
`;

const service = `apiVersion: v1
kind: Service
metadata: { name: front }
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  publishNotReadyAddresses: true
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 80
`;

const headless = `apiVersion: v1
kind: Service
metadata: { name: peers }
spec:
  clusterIP: None
  selector: { app: web }
`;

const budget = (bound: string): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  ${bound}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: { app: web }
`;

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  minReplicas: 2
  maxReplicas: 5
  scaleTargetRef: { kind: Deployment, name: web, apiVersion: apps/v1 }
  behavior:
    scaleDown: { stabilizationWindowSeconds: 60 }
`;

/** Of the keys of a manifest those that say nothing about life and death. */
const silent: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata', 'name', 'labels', 'app', 'spec', 'template', 'containers', 'initContainers'],
  ...['image', 'ports', 'containerPort', 'port', 'lifecycle', 'tcpSocket', 'conditionType'],
]);

const manifests = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  Service: service,
  'headless Service': headless,
  'PodDisruptionBudget minAvailable': budget('minAvailable: 1'),
  'PodDisruptionBudget maxUnavailable': budget('maxUnavailable: 50%'),
  HorizontalPodAutoscaler: autoscaler,
};

/** Every key that is written, with the cursor in it. */
function keysOf(text: string): readonly (readonly [key: string, text: string])[] {
  return [...text.matchAll(/(?<=^[ -]*|[{,] )(\w+)(?=:)/gm)].flatMap(({ 0: key, index }) =>
    silent.has(key) ? [] : [[key, `${text.slice(0, index + 1)}<|>${text.slice(index + 1)}`] as const],
  );
}

describe.each(Object.entries(manifests))('%s', (_, text) => {
  const beside = Object.values(manifests)
    .filter((one) => one !== text)
    .map((one) => `---\n${one}`)
    .join('');

  test.each(keysOf(text))('%s', (_key, typed) => {
    for (const locale of ['en', 'ko'] as const) {
      const hover = drawHover(typed + beside, { locale });
      expect(hover).toMatch(/hover: .*\*\*/);
      expect(hover).toMatch(/\]\(https:\/\/kubernetes\.io\/docs\/[\w/-]+\/(?:#[\w-]+)?\)"?$/);
    }
  });
});
