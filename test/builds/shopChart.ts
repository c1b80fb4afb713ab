// A chart that does what charts do: helpers, conditions, values as they are and values as whole mappings.

/** `#- path` sections, for parseFixture. */
export const shopChart = `#- chart/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- chart/values.yaml
replicas: 2
image:
  repository: registry.example/web
  tag: "1"
grace: 30
lifecycle:
  preStop:
    exec:
      command: [sleep, "40"]
drainFirst: true
extraEnv:
  - name: TIER
    value: front
#- values-prod.yaml
grace: 20
#- chart/templates/_helpers.tpl
{{- define "shop.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
#- chart/templates/web.yaml
{{- if .Values.replicas }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "shop.labels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "shop.labels" . | nindent 8 }}
    spec:
      {{- if .Values.drainFirst }}
      terminationGracePeriodSeconds: {{ .Values.grace | default 60 }}
      {{- else }}
      terminationGracePeriodSeconds: 5
      {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          env:
            - name: LEVEL
              value: info
            {{- toYaml .Values.extraEnv | nindent 12 }}
          {{- with .Values.lifecycle }}
          lifecycle:
            {{- toYaml . | nindent 12 }}
          {{- end }}
        - name: proxy
          image: envoyproxy/envoy:v1.30.0
          lifecycle: {{- toYaml .Values.lifecycle | nindent 12 }}
{{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}-web
spec:
  selector:
    app.kubernetes.io/name: {{ .Chart.Name }}
  ports:
    - port: 80
      targetPort: {{ if .Values.drainFirst }}8080{{ else }}80{{ end }}
`;

/** `helm template shop chart -f values-prod.yaml`, by Helm 4.1. */
export const shopRelease = `---
# Source: shop/templates/web.yaml
apiVersion: v1
kind: Service
metadata:
  name: shop-web
spec:
  selector:
    app.kubernetes.io/name: shop
  ports:
    - port: 80
      targetPort: 8080
---
# Source: shop/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-web
  labels:
    app.kubernetes.io/name: shop
    app.kubernetes.io/instance: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: shop
      app.kubernetes.io/instance: shop
  template:
    metadata:
      labels:
        app.kubernetes.io/name: shop
        app.kubernetes.io/instance: shop
    spec:
      terminationGracePeriodSeconds: 20
      containers:
        - name: shop
          image: "registry.example/web:1"
          env:
            - name: LEVEL
              value: info
            - name: TIER
              value: front
          lifecycle:
            preStop:
              exec:
                command:
                - sleep
                - "40"
        - name: proxy
          image: envoyproxy/envoy:v1.30.0
          lifecycle:
            preStop:
              exec:
                command:
                - sleep
                - "40"
`;
