// One application as teams write them down: a workload and what stands around it. All of it is invented.
import type { Random } from './random.ts';

/** The names that the manifests of one application share. */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly framework: 'spring' | 'node' | 'go' | 'python';
  readonly version: string;
  /**
   * Some of the manifests must have something to report: a preStop hook that lasts longer than the grace period, and in a
   * repository another budget over the same pods, in another file.
   */
  readonly faulty: boolean;
}

const subjects = ['cart', 'catalog', 'checkout', 'invoice', 'ledger', 'mail', 'parcel', 'price', 'search'] as const;
const roles = ['api', 'worker', 'gateway', 'importer', 'web'] as const;
const namespaces = ['billing', 'shop', 'logistics', 'insight'] as const;

export function application(random: Random, number: number): Application {
  return {
    name: `${random.pick(subjects)}-${random.pick(roles)}-${String(number)}`,
    namespace: random.pick(namespaces),
    port: random.pick([8080, 8000, 3000, 9000]),
    framework: random.pick(['spring', 'spring', 'node', 'go', 'python']),
    version: `${String(random.upTo(9))}.${String(random.upTo(40))}.${String(random.upTo(10))}`,
    faulty: random.chance(0.15),
  };
}

const bare = ({ name }: Application): string => `    app: ${name}`;
const recommended = ({ name, namespace, version }: Application): string => `    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: ${namespace}
    app.kubernetes.io/version: "${version}"
    app: ${name}`;

const metadata = (app: Application, name = app.name): string => `metadata:
  name: ${name}
  namespace: ${app.namespace}
  labels:
${bare(app)}
`;

function probes(random: Random, { port, framework }: Application): string {
  const path = framework === 'spring' ? '/actuator/health' : '/healthz';
  const startup = `          startupProbe:
            httpGet:
              path: ${path}/liveness
              port: http
            periodSeconds: 2
            failureThreshold: ${String(30 + random.upTo(60))} # slow on the small nodes
`;
  return `          readinessProbe:
            httpGet:
              path: ${path}${framework === 'spring' ? '/readiness' : ''}
              port: ${random.chance(0.5) ? 'http' : String(port)}
            periodSeconds: ${String(5 + random.upTo(10))}
            timeoutSeconds: 2
          livenessProbe:
            httpGet: { path: ${path}, port: http }
            initialDelaySeconds: ${String(10 + random.upTo(30))}
            periodSeconds: 10
            failureThreshold: 3
${random.chance(0.5) ? startup : ''}`;
}

function preStop(random: Random, { faulty }: Application): string {
  const seconds = String(faulty ? 40 + random.upTo(60) : 5 + random.upTo(10));
  if (random.chance(0.5)) {
    return `          lifecycle:
            preStop:
              sleep:
                seconds: ${seconds}
`;
  }
  return `          lifecycle:
            preStop:
              exec:
                command: ["/bin/sh", "-c", "sleep ${seconds}"]
`;
}

function environment(random: Random, { name, port, framework }: Application): string {
  const spring = `            - name: SPRING_PROFILES_ACTIVE
              value: production,${random.pick(['eu', 'us', 'asia'])}
            - name: JAVA_TOOL_OPTIONS
              value: >-
                -XX:MaxRAMPercentage=75
                -XX:+ExitOnOutOfMemoryError
`;
  return `          env:
            - name: PORT
              value: "${String(port)}"
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: DATABASE_PASSWORD
              valueFrom: { secretKeyRef: { name: ${name}-database, key: password } }
${framework === 'spring' ? spring : ''}          envFrom:
            - configMapRef:
                name: ${name}-settings
`;
}

function container(random: Random, app: Application): string {
  const { name, version, port } = app;
  return `        - name: ${random.chance(0.7) ? name : 'app'}
          image: registry.example.com/${app.namespace}/${name}:${version}
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: ${String(port)}
              protocol: TCP
${environment(random, app)}${random.chance(0.7) || app.faulty ? preStop(random, app) : ''}${probes(random, app)}\
          resources:
            requests:
              cpu: ${String(50 + 50 * random.upTo(20))}m
              memory: ${String(128 * (1 + random.upTo(12)))}Mi
            limits:
              memory: ${String(256 * (1 + random.upTo(12)))}Mi
          volumeMounts:
            - name: settings
              mountPath: /config
              readOnly: true
`;
}

function pod(random: Random, app: Application): string {
  const sidecar = `        - name: log-shipper
          image: registry.example.com/platform/log-shipper:1.9.${String(random.upTo(20))}
          args: ["--path=/var/log/app", '--format=json']
`;
  const grace = app.faulty ? 30 : 60 + random.upTo(60);
  const silent = app.faulty || random.chance(0.4);
  return `  template:
    metadata:
      labels:
${recommended(app).replaceAll(/^ {4}/gm, ' '.repeat(8))}
      annotations:
        checksum/settings: ${random.hex(64)}
    spec:
      serviceAccountName: ${app.name}
${silent ? '' : `      terminationGracePeriodSeconds: ${String(grace)}\n`}      containers:
${container(random, app)}${random.chance(0.25) ? sidecar : ''}      volumes:
        - name: settings
          configMap:
            name: ${app.name}-settings
`;
}

const selector = (app: Application): string => `  selector:
    matchLabels:
      app: ${app.name}
`;

export function workload(random: Random, app: Application): string {
  const stateful = random.chance(0.1);
  const strategy = `  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: ${random.pick(['1', '25%', '50%'])}
      maxUnavailable: ${random.pick(['0', '1', '25%'])}
`;
  const replicas = String(1 + random.upTo(6));
  return `${random.chance(0.3) ? `# Owned by team ${app.namespace}. Ask in the channel before scaling this up.\n` : ''}apiVersion: apps/v1
kind: ${stateful ? 'StatefulSet' : 'Deployment'}
${metadata(app)}spec:
  replicas: ${replicas}
${stateful ? `  serviceName: ${app.name}\n` : strategy}${selector(app)}${pod(random, app)}`;
}

/** A CronJob beside the workload, whose pods no Service selects. */
export function cleanup(random: Random, app: Application): string {
  const template = pod(random, app).replace(` app: ${app.name}\n`, ` job: ${app.name}\n`);
  return `apiVersion: batch/v1
kind: CronJob
${metadata(app, `${app.name}-cleanup`)}spec:
  schedule: "${String(random.upTo(60))} 3 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 2
${template.replaceAll(/^/gm, '    ').trimEnd()}
          restartPolicy: OnFailure
`;
}

export function service(random: Random, app: Application): string {
  return `apiVersion: v1
kind: Service
${metadata(app)}spec:
  type: ${random.pick(['ClusterIP', 'ClusterIP', 'ClusterIP', 'NodePort', 'LoadBalancer'])}
  selector:
    app: ${app.name}
  ports:
  - name: http
    port: 80
    targetPort: ${random.chance(0.6) ? 'http' : String(app.port)}
`;
}

export function budget(random: Random, app: Application, name = app.name): string {
  return `apiVersion: policy/v1
kind: PodDisruptionBudget
${metadata(app, name)}spec:
  ${random.pick(['maxUnavailable: 1', 'minAvailable: 1', 'minAvailable: 50%'])}
${selector(app)}`;
}

export function autoscaler(random: Random, app: Application): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata(app)}spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${app.name}
  minReplicas: ${String(1 + random.upTo(3))}
  maxReplicas: ${String(4 + random.upTo(12))}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: ${String(50 + random.upTo(40))}
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
`;
}

export function ingress(random: Random, app: Application): string {
  const host = `${app.name}.${random.pick(['example.com', 'example.org', 'example.net'])}`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata(app)}  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: '${String(30 * (1 + random.upTo(4)))}'
    nginx.ingress.kubernetes.io/configuration-snippet: |
      more_set_headers "X-Frame-Options: DENY";
      more_set_headers "X-Content-Type-Options: nosniff";
spec:
  ingressClassName: nginx
  tls:
  - hosts: [${host}]
    secretName: ${app.name}-tls
  rules:
  - host: ${host}
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: ${app.name}
            port:
              name: http
`;
}

export function networkPolicy(app: Application): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata(app)}spec:
  podSelector:
    matchLabels:
      app: ${app.name}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
      ports:
        - port: ${String(app.port)}
`;
}
