import { describe, expect, test } from 'vitest';
import { shop, shopProduction } from './shop.ts';
import { Traced } from './traced.ts';

const production = (rendered = shopProduction): Traced =>
  new Traced({
    tool: 'kustomize',
    fixture: `${shop}#- rendered.yaml\n${rendered}`,
    root: 'overlays/prod/kustomization.yaml',
  });

describe('every value of a build', () => {
  test('stands where the last patch or setting wrote it, else in the source', () => {
    expect(production().values('Deployment')).toMatchInlineSnapshot(`
      "apiVersion apps/v1 ← base/web.yaml:1 apiVersion: apps/v1
      kind Deployment ← base/web.yaml:2 kind: Deployment
      metadata.annotations.team web ← overlays/prod/kustomization.yaml:5 commonAnnotations: { team: web }
      metadata.labels.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      metadata.name prod-web ← base/web.yaml:4 name: web
      metadata.namespace shop ← overlays/prod/kustomization.yaml:4 namespace: shop
      spec.replicas 3 ← overlays/prod/kustomization.yaml:11 count: 3
      spec.selector.matchLabels.app web ← base/web.yaml:8 matchLabels: { app: web }
      spec.selector.matchLabels.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      spec.template.metadata.annotations.team web ← overlays/prod/kustomization.yaml:5 commonAnnotations: { team: web }
      spec.template.metadata.labels.app web ← base/web.yaml:11 labels: { app: web }
      spec.template.metadata.labels.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      spec.template.spec.containers[0].image envoyproxy/envoy:v1.30.0 ← base/web.yaml:22 image: envoyproxy/envoy:v1.30.0
      spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds 5 ← overlays/prod/grace.yaml:11 lifecycle: { preStop: { sleep: { seconds: 5 } } }
      spec.template.spec.containers[0].name proxy ← base/web.yaml:21 - name: proxy
      spec.template.spec.containers[1].args[0] serve ← base/web.yaml:16 args: [serve]
      spec.template.spec.containers[1].args[1] --verbose ← component/kustomization.yaml:11 value: --verbose
      spec.template.spec.containers[1].env[0].name TIER ← component/kustomization.yaml:8 value: [{ name: TIER, value: front }]
      spec.template.spec.containers[1].env[0].value front ← component/kustomization.yaml:8 value: [{ name: TIER, value: front }]
      spec.template.spec.containers[1].envFrom[0].configMapRef.name prod-settings-kc6fdfb6h4 ← base/web.yaml:17 envFrom: [{ configMapRef: { name: settings } }]
      spec.template.spec.containers[1].image registry.example/web:2 ← overlays/prod/kustomization.yaml:14 newTag: "2"
      spec.template.spec.containers[1].lifecycle.preStop.exec.command[0] sleep ← component/kustomization.yaml:16 command: [sleep, "40"]
      spec.template.spec.containers[1].lifecycle.preStop.exec.command[1] "40" ← component/kustomization.yaml:16 command: [sleep, "40"]
      spec.template.spec.containers[1].name app ← base/web.yaml:14 - name: app
      spec.template.spec.terminationGracePeriodSeconds 30 ← overlays/prod/grace.yaml:8 terminationGracePeriodSeconds: 30"
    `);
  });

  test('of a patch in the kustomization stands in there', () => {
    expect(production().values('Service')).toMatchInlineSnapshot(`
      "apiVersion v1 ← base/web.yaml:24 apiVersion: v1
      kind Service ← base/web.yaml:25 kind: Service
      metadata.annotations.team web ← overlays/prod/kustomization.yaml:5 commonAnnotations: { team: web }
      metadata.labels.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      metadata.name prod-web ← base/web.yaml:27 name: web
      metadata.namespace shop ← overlays/prod/kustomization.yaml:4 namespace: shop
      spec.ports[0].port 80 ← base/web.yaml:30 ports: [{ port: 80 }]
      spec.selector.app web ← base/web.yaml:29 selector: { app: web }
      spec.selector.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      spec.type LoadBalancer ← overlays/prod/kustomization.yaml:23 type: LoadBalancer"
    `);
  });

  test('of a generated ConfigMap stands where its entry is', () => {
    expect(production().values('ConfigMap')).toMatchInlineSnapshot(`
      "apiVersion v1 ← base/kustomization.yaml:4 - name: settings
      data.LEVEL info ← base/kustomization.yaml:6 - LEVEL=info
      data.app.yaml |
          server: { port: 80 } ← base/kustomization.yaml:8 - app.yaml
      kind ConfigMap ← base/kustomization.yaml:4 - name: settings
      metadata.annotations.team web ← overlays/prod/kustomization.yaml:5 commonAnnotations: { team: web }
      metadata.labels.env prod ← overlays/prod/kustomization.yaml:7 - pairs: { env: prod }
      metadata.name prod-settings-kc6fdfb6h4 ← base/kustomization.yaml:4 - name: settings
      metadata.namespace shop ← overlays/prod/kustomization.yaml:4 namespace: shop"
    `);
  });

  test('is found without annotations too', () => {
    const bare = shopProduction.replaceAll(/^    (?:alpha\.)?config\.kubernetes\.io\/.*\n(?:      .*\n)*/gm, '');
    expect(production(bare).values()).toBe(production().values());
  });

  test('is found in the files of now, which are newer than the build', () => {
    const edited = production();
    edited.edit('overlays/prod/grace.yaml', (text) => `# written since\n\n${text.replace('30', '45')}`);
    edited.edit('base/web.yaml', (text) => text.replace('        - name: proxy\n', '').replace('  replicas: 1\n', ''));
    const lines = edited.values('Deployment').split('\n');
    expect(lines.filter((line) => /terminationGrace|envoy|args\[0\]/.test(line))).toMatchInlineSnapshot(`
      [
        "spec.template.spec.containers[0].image envoyproxy/envoy:v1.30.0 ← overlays/prod/grace.yaml:12 - name: proxy",
        "spec.template.spec.containers[1].args[0] serve ← base/web.yaml:15 args: [serve]",
        "spec.template.spec.terminationGracePeriodSeconds 30 ← overlays/prod/grace.yaml:10 terminationGracePeriodSeconds: 45",
      ]
    `);
  });

  test('whose source is gone stands nowhere', () => {
    const edited = production();
    edited.edit('base/web.yaml', () => '');
    edited.edit('overlays/prod/grace.yaml', () => 'a: [');
    edited.edit('overlays/prod/kustomization.yaml', () => '');
    edited.edit('component/kustomization.yaml', () => '- x');
    for (const line of edited.values('Deployment').split('\n')) expect(line).toMatch(/ ← \?$/);
  });
});

test.each([
  ['overlays/prod/grace.yaml', 'terminationGracePeriodSeconds', ['terminationGracePeriodSeconds']],
  ['overlays/prod/grace.yaml', '5 }', ['5']],
  ['component/kustomization.yaml', '"40"', ['"40"']],
  ['overlays/prod/kustomization.yaml', '3\n', ['3']],
  ['base/web.yaml', '20', ['"40"']],
  ['base/web.yaml', 'port: 80', ['port']],
  ['overlays/prod/kustomization.yaml', 'path: grace.yaml', []],
])('of %s, %j comes out as %j', (path, text, expected) => {
  expect(production().renderedFrom(path, text)).toEqual(expected);
});
