import { describe, expect, test } from 'vitest';
import { shopChart, shopRelease } from './shopChart.ts';
import { Traced } from './traced.ts';

const release = (): Traced =>
  new Traced({
    tool: 'helm',
    fixture: `${shopChart}#- rendered.yaml\n${shopRelease}`,
    root: 'chart/Chart.yaml',
    values: ['chart/values.yaml', 'values-prod.yaml'],
  });

describe('every value of a release', () => {
  test('stands in the one line of the template that it may come from, else at its head', () => {
    expect(release().values()).toMatchInlineSnapshot(`
      "apiVersion v1 ← chart/templates/web.yaml:39 apiVersion: v1
      kind Service ← chart/templates/web.yaml:40 kind: Service
      metadata.name shop-web ← chart/templates/web.yaml:42 name: {{ .Release.Name }}-web
      spec.selector.app.kubernetes.io/name shop ← chart/templates/web.yaml:45 app.kubernetes.io/name: {{ .Chart.Name }}
      spec.ports[0].port 80 ← chart/templates/web.yaml:47 - port: 80
      spec.ports[0].targetPort 8080 ← chart/templates/web.yaml:48 targetPort: {{ if .Values.drainFirst }}8080{{ else }}80{{ end }}
      apiVersion apps/v1 ← chart/templates/web.yaml:2 apiVersion: apps/v1
      kind Deployment ← chart/templates/web.yaml:3 kind: Deployment
      metadata.name shop-web ← chart/templates/web.yaml:5 name: {{ .Release.Name }}-web
      metadata.labels.app.kubernetes.io/name shop ← chart/templates/web.yaml:7 {{- include "shop.labels" . | nindent 4 }}
      metadata.labels.app.kubernetes.io/instance shop ← chart/templates/web.yaml:7 {{- include "shop.labels" . | nindent 4 }}
      spec.replicas 2 ← chart/templates/web.yaml:9 replicas: {{ .Values.replicas }} ← chart/values.yaml:1 replicas: 2
      spec.selector.matchLabels.app.kubernetes.io/name shop ← chart/templates/web.yaml:12 {{- include "shop.labels" . | nindent 6 }}
      spec.selector.matchLabels.app.kubernetes.io/instance shop ← chart/templates/web.yaml:12 {{- include "shop.labels" . | nindent 6 }}
      spec.template.metadata.labels.app.kubernetes.io/name shop ← chart/templates/web.yaml:16 {{- include "shop.labels" . | nindent 8 }}
      spec.template.metadata.labels.app.kubernetes.io/instance shop ← chart/templates/web.yaml:16 {{- include "shop.labels" . | nindent 8 }}
      spec.template.spec.terminationGracePeriodSeconds 20 ← chart/templates/web.yaml:19 terminationGracePeriodSeconds: {{ .Values.grace | default 60 }} ← values-prod.yaml:1 grace: 20
      spec.template.spec.containers[0].name shop ← chart/templates/web.yaml:24 - name: {{ .Chart.Name }}
      spec.template.spec.containers[0].image "registry.example/web:1" ← chart/templates/web.yaml:25 image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
      spec.template.spec.containers[0].env[0].name LEVEL ← chart/templates/web.yaml:27 - name: LEVEL
      spec.template.spec.containers[0].env[0].value info ← chart/templates/web.yaml:28 value: info
      spec.template.spec.containers[0].env[1].name TIER ← chart/templates/web.yaml:29 {{- toYaml .Values.extraEnv | nindent 12 }}
      spec.template.spec.containers[0].env[1].value front ← chart/templates/web.yaml:29 {{- toYaml .Values.extraEnv | nindent 12 }}
      spec.template.spec.containers[0].lifecycle.preStop.exec.command[0] sleep ← chart/templates/web.yaml:32 {{- toYaml . | nindent 12 }}
      spec.template.spec.containers[0].lifecycle.preStop.exec.command[1] "40" ← chart/templates/web.yaml:32 {{- toYaml . | nindent 12 }}
      spec.template.spec.containers[1].name proxy ← chart/templates/web.yaml:34 - name: proxy
      spec.template.spec.containers[1].image envoyproxy/envoy:v1.30.0 ← chart/templates/web.yaml:35 image: envoyproxy/envoy:v1.30.0
      spec.template.spec.containers[1].lifecycle.preStop.exec.command[0] sleep ← chart/templates/web.yaml:36 lifecycle: {{- toYaml .Values.lifecycle | nindent 12 }} ← chart/values.yaml:9 command: [sleep, "40"]
      spec.template.spec.containers[1].lifecycle.preStop.exec.command[1] "40" ← chart/templates/web.yaml:36 lifecycle: {{- toYaml .Values.lifecycle | nindent 12 }} ← chart/values.yaml:9 command: [sleep, "40"]"
    `);
  });
});

test.each([
  ['chart/templates/web.yaml', 'terminationGracePeriodSeconds: {{', ['terminationGracePeriodSeconds']],
  ['chart/templates/web.yaml', 'info', ['info']],
  ['chart/templates/web.yaml', 'port: 80', ['port']],
])('of %s, %j comes out as %j', (path, text, expected) => {
  expect(release().renderedFrom(path, text)).toEqual(expected);
});
