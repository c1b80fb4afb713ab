// Documents whose findings and lenses depend on each other, right and wrong, for tests that put them together at random.

const deployment = (label: string, grace: number, preStop: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: { app: ${label} }
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      terminationGracePeriodSeconds: ${String(grace)}
      containers:
        - name: app
          image: example/app:1.0
          ports: [{ name: http, containerPort: 8080 }]
          envFrom:
            - configMapRef: { name: settings }
          lifecycle:
            preStop:
              exec:
                command: ["sleep", "${String(preStop)}"]
`;

const service = (label: string): string => `apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: ${label}
  ports:
    - port: 80
      targetPort: http
`;

export const pieces = [
  deployment('web', 30, 60),
  deployment('web', 60, 10),
  deployment('api', 30, 29),
  service('web'),
  service('api'),
  `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 0
  selector: { matchLabels: { app: web } }
`,
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 3
  maxReplicas: 2
`,
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE: 90s
  application.yaml: |
    spring:
      lifecycle:
        timeout-per-shutdown-phase: 45s
`,
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: broken\n spec: [\n',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\nspec:\n  containers: []\n',
  '# only a comment\n',
  '',
] as const;
