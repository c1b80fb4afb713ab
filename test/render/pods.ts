// Five pods whose story people ask for most.
import type { Asked } from '../scenario/workload.ts';

interface Told extends Asked {
  readonly manifest: string;
}

const service = (selector: string): string => `---
apiVersion: v1
kind: Service
metadata: { name: ${selector}-svc }
spec:
  selector: { app: ${selector} }
  ports: [{ port: 80 }]
`;

/** The hook of the tutorial asks for more than the grace period has. */
const tutorial: Told = {
  manifest: `apiVersion: apps/v1
kind: Deployment
metadata: { name: nginx-deployment }
spec:
  replicas: 2
  selector: { matchLabels: { app: nginx } }
  template:
    metadata: { labels: { app: nginx } }
    spec:
      terminationGracePeriodSeconds: 120
      containers:
        - name: nginx
          image: nginx:1.17
          lifecycle:
            preStop:
              exec:
                command: [/bin/sh, -c, sleep 180]
${service('nginx')}`,
};

const web: Told = {
  manifest: `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers:
    - name: web
      image: registry.example.com/web:3
      lifecycle:
        preStop: { sleep: { seconds: 5 } }
${service('web')}`,
  assume: { 'web.exitsAfterStopSignal': '3s' },
};

const sidecars: Told = {
  manifest: `apiVersion: v1
kind: Pod
metadata: { name: shop }
spec:
  terminationGracePeriodSeconds: 10
  initContainers:
    - { name: proxy, image: proxy, restartPolicy: Always }
    - { name: logs, image: logs, restartPolicy: Always }
  containers:
    - { name: shop, image: shop }
`,
  assume: {
    'shop.exitsAfterStopSignal': '4s',
    'logs.exitsAfterStopSignal': 'never',
    'proxy.exitsAfterStopSignal': '1s',
  },
};

/** Its first process stops answering after a minute. */
const deadlock: Told = {
  manifest: `apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec:
  containers:
    - name: api
      image: api
      startupProbe:
        httpGet: { port: 80 }
        periodSeconds: 2
        failureThreshold: 30
      livenessProbe:
        httpGet: { port: 80 }
        periodSeconds: 5
        terminationGracePeriodSeconds: 4
      lifecycle:
        postStart: { exec: { command: [/warm-up] } }
${service('api')}`,
  trigger: 'startup',
  assume: {
    'api.startedAfter': '2s',
    'api.liveUntil': '1m',
    'api.exitsAfterStopSignal': 'never',
    'api.postStartTakes': '1s',
  },
};

const forced: Told = { ...web, trigger: 'forceDeletion' };

export const pods = { tutorial, web, sidecars, deadlock, forced } as const satisfies Readonly<Record<string, Told>>;
