// What stands beside the workloads of a repository: settings, rights, monitoring, and much that no rule ever reads.
import type { Application } from './application.ts';
import type { Random } from './random.ts';

const head = (apiVersion: string, kind: string, app: Application, name = app.name): string => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${app.namespace}
`;

/** Where a Spring application is faulty its shutdown outlasts the 30 seconds that its workload grants silently. */
export function settings(random: Random, app: Application): string {
  const spring = `  application.yaml: |
    server:
      port: ${String(app.port)}
      shutdown: graceful
    spring:
      application:
        name: ${app.name}
      lifecycle:
        timeout-per-shutdown-phase: ${String(app.faulty ? 45 + random.upTo(60) : 10 + random.upTo(10))}s
      datasource:
        url: jdbc:postgresql://db.${app.namespace}.svc:5432/${app.name}
        hikari:
          maximum-pool-size: ${String(5 + random.upTo(30))}
    management:
      endpoints.web.exposure.include: "health,prometheus"
    # Only where traces are wanted.
    ---
    spring:
      config:
        activate:
          on-profile: tracing
    management.tracing.sampling.probability: 1.0
`;
  const plain = `  LOG_LEVEL: ${random.pick(['info', 'debug', '"warn"'])}
  FEATURES: >
    dark-mode
    new-${app.name}
  config.json: |-
    {
      "listen": ":${String(app.port)}",
      "upstreams": ["http://${app.name}-db:5432", "http://mail.logistics.svc"],
      "timeouts": { "read": "5s", "idle": "2m" }
    }
`;
  return `${head('v1', 'ConfigMap', app, `${app.name}-settings`)}data:\n${app.framework === 'spring' ? spring : plain}`;
}

export function rights(app: Application): string {
  return [
    `${head('v1', 'ServiceAccount', app)}automountServiceAccountToken: false\n`,
    `${head('rbac.authorization.k8s.io/v1', 'Role', app)}rules:
  - apiGroups: [""]
    resources: [configmaps, secrets]
    resourceNames:
      - ${app.name}-settings
    verbs: ["get", "list", "watch"]
  - apiGroups: ["coordination.k8s.io"]
    resources: ["leases"]
    verbs: ["create", "get", "update"]
`,
    `${head('rbac.authorization.k8s.io/v1', 'RoleBinding', app)}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${app.name}
subjects:
  - kind: ServiceAccount
    name: ${app.name}
`,
  ].join('---\n');
}

export function monitoring(random: Random, app: Application): string {
  const alert = (name: string, expression: string): string => `        - alert: ${name}
          expr: |
            ${expression}
          for: ${String(5 + random.upTo(25))}m
          labels: { severity: ${random.pick(['page', 'ticket'])}, team: "${app.namespace}" }
          annotations:
            summary: "${app.name}: ${name} in {{ $labels.namespace }}"
            runbook_url: https://runbooks.example.com/${app.name}#${name.toLowerCase()}
`;
  return `${head('monitoring.coreos.com/v1', 'ServiceMonitor', app)}spec:
  selector:
    matchLabels:
      app: ${app.name}
  endpoints:
    - port: http
      path: /metrics
      interval: 30s
---
${head('monitoring.coreos.com/v1', 'PrometheusRule', app)}spec:
  groups:
    - name: ${app.name}
      rules:
${alert('HighErrorRate', `sum(rate(http_requests_total{app="${app.name}",code=~"5.."}[5m])) > ${String(random.upTo(20))}`)}\
${alert('SlowRequests', `histogram_quantile(0.99, rate(http_request_seconds_bucket{app="${app.name}"}[5m])) > 1`)}\
${alert('Restarting', `increase(kube_pod_container_status_restarts_total{pod=~"${app.name}-.*"}[1h]) > 3`)}`;
}

/** A custom resource that nobody reads. */
export function customResource(random: Random, app: Application): string {
  const routes = Array.from({ length: 2 + random.upTo(4) }, (_, index) => {
    const match = `    - match: [{ uri: { prefix: /v${String(index + 1)} } }]\n`;
    return `${match}      route:\n        - destination: { host: ${app.name}, port: { number: 80 } }\n      timeout: 15s\n`;
  });
  return `${head('networking.istio.io/v1', 'VirtualService', app)}spec:
  hosts:
    - ${app.name}
  http:
${routes.join('')}`;
}

/** The longest documents of most repositories, and none of them says anything about a pod. */
export function customResourceDefinition(random: Random, app: Application): string {
  const kind = `${random.pick(['Cart', 'Ledger', 'Parcel'])}Policy`;
  const properties = Array.from(
    { length: 45 + random.upTo(60) },
    (_, index) => `                field${String(index)}:
                  description: >-
                    Field ${String(index)} of the policy, as the controller applies it to each request that matches.
                    Unset means that the default of the cluster holds.
                  type: ${random.pick(['string', 'integer', 'boolean'])}
`,
  );
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${kind.toLowerCase()}s.${app.name}.example.com
  annotations:
    controller-gen.kubebuilder.io/version: v0.16.${String(random.upTo(5))}
spec:
  group: ${app.name}.example.com
  names: { kind: ${kind}, listKind: ${kind}List, plural: ${kind.toLowerCase()}s, singular: ${kind.toLowerCase()} }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
${properties.join('')}`;
}

export function dashboard(random: Random, app: Application): string {
  const panel = (id: number): string => `        {
          "id": ${String(id)},
          "title": "${app.name} ${random.pick(['latency', 'errors', 'saturation', 'requests'])}",
          "type": "timeseries",
          "targets": [{ "expr": "sum(rate(http_requests_total{app=\\"${app.name}\\"}[5m])) by (code)" }],
          "gridPos": { "h": 8, "w": 12, "x": 0, "y": ${String(8 * id)} }
        }`;
  const panels = Array.from({ length: 6 + random.upTo(10) }, (_, id) => panel(id)).join(',\n');
  return `${head('v1', 'ConfigMap', app, `${app.name}-dashboard`)}data:
  dashboard.json: |
    {
      "title": "${app.name}",
      "panels": [
${panels}
      ]
    }
`;
}

/** Most YAML of a repository is not for a cluster at all. */
export function pipeline(app: Application): string {
  return `name: ${app.name}
on:
  push:
    branches: [main]
    paths: ["${app.name}/**"]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Test
        run: |
          make test
          make image TAG=${app.version}
      - name: Deploy
        if: github.ref == 'refs/heads/main'
        env: { TARGET: "${app.namespace}" }
        run: kubectl apply -f ${app.name}/
`;
}
