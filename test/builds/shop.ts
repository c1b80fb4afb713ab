// A shop in one base, laid over for production: what people do with Kustomize, in one small piece.

/** `#- path` sections, for parseFixture. */
export const shop = `#- base/kustomization.yaml
resources:
  - web.yaml
configMapGenerator:
  - name: settings
    literals:
      - LEVEL=info
    files:
      - app.yaml
#- base/app.yaml
server: { port: 80 }
#- base/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: app
          image: registry.example/web:1
          args: [serve]
          envFrom: [{ configMapRef: { name: settings } }]
          lifecycle:
            preStop:
              exec: { command: [sleep, "20"] }
        - name: proxy
          image: envoyproxy/envoy:v1.30.0
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
#- component/kustomization.yaml
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: { kind: Deployment, name: w.* }
    patch: |-
      - op: add
        path: /spec/template/spec/containers/0/env
        value: [{ name: TIER, value: front }]
      - op: add
        path: /spec/template/spec/containers/0/args/-
        value: --verbose
      - op: replace
        path: /spec/template/spec/containers/0/lifecycle/preStop
        value:
          exec:
            command: [sleep, "40"]
#- overlays/prod/kustomization.yaml
resources: [../../base]
components: [../../component]
namePrefix: prod-
namespace: shop
commonAnnotations: { team: web }
labels:
  - pairs: { env: prod }
    includeSelectors: true
replicas:
  - name: web
    count: 3
images:
  - name: registry.example/web
    newTag: "2"
patches:
  - path: grace.yaml
  - patch: |
      kind: Service
      apiVersion: v1
      metadata:
        name: web
      spec:
        type: LoadBalancer
#- overlays/prod/grace.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: proxy
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
`;

/**
 * What kubectl 1.35 makes of overlays/prod, through a kustomization in `.outer` that asks for annotations of where things
 * come from; of these only what is read is here.
 */
export const shopProduction = `apiVersion: v1
data:
  LEVEL: info
  app.yaml: |
    server: { port: 80 }
kind: ConfigMap
metadata:
  annotations:
    alpha.config.kubernetes.io/transformations: |
      - configuredIn: ../component/kustomization.yaml
      - configuredIn: ../overlays/prod/kustomization.yaml
    config.kubernetes.io/origin: |
      configuredIn: ../base/kustomization.yaml
      configuredBy:
        apiVersion: builtin
        kind: ConfigMapGenerator
    team: web
  labels:
    env: prod
  name: prod-settings-kc6fdfb6h4
  namespace: shop
---
apiVersion: v1
kind: Service
metadata:
  annotations:
    alpha.config.kubernetes.io/transformations: |
      - configuredIn: ../component/kustomization.yaml
      - configuredIn: ../overlays/prod/kustomization.yaml
    config.kubernetes.io/origin: |
      path: ../base/web.yaml
    team: web
  labels:
    env: prod
  name: prod-web
  namespace: shop
spec:
  ports:
  - port: 80
  selector:
    app: web
    env: prod
  type: LoadBalancer
---
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    alpha.config.kubernetes.io/transformations: |
      - configuredIn: ../component/kustomization.yaml
      - configuredIn: ../overlays/prod/kustomization.yaml
    config.kubernetes.io/origin: |
      path: ../base/web.yaml
    team: web
  labels:
    env: prod
  name: prod-web
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
      env: prod
  template:
    metadata:
      annotations:
        team: web
      labels:
        app: web
        env: prod
    spec:
      containers:
      - image: envoyproxy/envoy:v1.30.0
        lifecycle:
          preStop:
            sleep:
              seconds: 5
        name: proxy
      - args:
        - serve
        - --verbose
        env:
        - name: TIER
          value: front
        envFrom:
        - configMapRef:
            name: prod-settings-kc6fdfb6h4
        image: registry.example/web:2
        lifecycle:
          preStop:
            exec:
              command:
              - sleep
              - "40"
        name: app
      terminationGracePeriodSeconds: 30
`;
