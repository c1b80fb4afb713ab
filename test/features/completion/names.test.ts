import { describe, expect, test } from 'vitest';
import { drawCompletions } from '../../support/check.ts';
import { deployment, others, pod } from './manifests.ts';

/** The Deployment and what is beside it, with the cursor behind a piece of the text in the place of what stood there. */
function typed(piece: string, rest = ''): string {
  return `${deployment}${others}${rest}`.replace(piece, () => `${piece.replace(/(?<=: ).*$/, '')}<|>`);
}

describe('budgets and bounds', () => {
  const budget = (line: string): string => `#- budget.yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  ${line}
  selector:
    matchLabels:
      app: web
`;

  test('that let a drain go on', () => {
    expect(drawCompletions(deployment + budget('maxUnavailable: <|>'))).toMatchInlineSnapshot(`
      "1  # 2 of 3 must stay: 1 eviction at a time
      25%  # 2 of 3 must stay: 1 eviction at a time
      50%  # 1 of 3 must stay: 2 evictions at a time"
    `);
    expect(drawCompletions(deployment + budget('minAvailable: <|>'), { locale: 'ko' })).toMatchInlineSnapshot(`
      "2  # 3개 중 2개 유지: 한 번에 1개 축출
      50%  # 3개 중 2개 유지: 한 번에 1개 축출"
    `);
    expect(drawCompletions(deployment.replace('replicas: 3', 'replicas: 1') + budget('minAvailable: <|>'))).toBe('');
  });

  test('in brackets', () => {
    const text = deployment.replace(
      '  replicas: 3',
      '  replicas: 3\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: <|> } }',
    );
    expect(drawCompletions(text)).toMatchInlineSnapshot(`
      "1  # at least 2 of 3 available, at most 3 at a time
      25%  # at least 2 of 3 available, at most 3 at a time
      50%  # at least 2 of 3 available, at most 3 at a time"
    `);
    const selector = budget('maxUnavailable: 1').replace(/selector:[^]*/, 'selector: { matchLabels: { <|> } }\n');
    expect(drawCompletions(deployment + selector)).toMatchInlineSnapshot(`
      "app: web  # Deployment web
      tier: "1"  # Deployment web"
    `);
  });

  test('of a rollout', () => {
    const text = deployment.replace(
      '  replicas: 3',
      '  replicas: 3\n  strategy:\n    rollingUpdate:\n      maxSurge: 0\n      maxUnavailable: <|>',
    );
    expect(drawCompletions(text)).toMatchInlineSnapshot(`
      "1  # at least 2 of 3 available, at most 3 at a time
      25%  # at least 2 of 3 available, at most 3 at a time
      50%  # at least 2 of 3 available, at most 3 at a time"
    `);
    const deadline = deployment.replace('  replicas: 3', '  replicas: 3\n  progressDeadlineSeconds: <|>');
    expect(drawCompletions(deadline)).toMatchInlineSnapshot(
      `"960  # 900 s to start (app) + 0 s minReadySeconds + 60 s margin"`,
    );
  });
});

describe('names', () => {
  const ingress = `#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: outside
spec:
  defaultBackend:
    service:
      name: front
      port:
        number: 80
`;
  const scaler = `#- scaler.yaml
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: scaler
spec:
  scaleTargetRef:
    kind: Deployment
    name: x
`;

  test.each([
    ['a ConfigMap of the namespace', typed('name: settings'), ['settings  # ConfigMap, others.yaml']],
    ['a volume', typed('volumeMounts:\n            - name: files'), ['files  # configMap']],
    [
      'a port of the container',
      typed('            tcpSocket: { port: http }').replace('tcpSocket: <|>', 'tcpSocket:\n              port: <|>'),
      ['http  # 8080 of app, Deployment web', '9090  # 9090 of app, Deployment web'],
    ],
    [
      'a target port',
      typed('      port: 80\n').replace('<|>', '      port: 80\n      targetPort: <|>\n'),
      ['http  # 8080 of app, Deployment web', '9090  # 9090 of app, Deployment web'],
    ],
    ['a Service', typed('service:\n      name: front', ingress), ['front  # Service, others.yaml']],
    ['its port', typed('number: 80', ingress), ['80  # Service front']],
    ['a scale target', typed('name: x', scaler), ['web  # Deployment, web.yaml']],
  ])('%s', (_, text, expected) => {
    expect(drawCompletions(text).split('\n')).toEqual(expected);
  });

  test('a key of the ConfigMap beside it', () => {
    const env =
      'env:\n  - name: MODE\n    valueFrom:\n      configMapKeyRef:\n        name: settings\n        key: <|>';
    expect(drawCompletions(`#- pod.yaml\n${pod('', env)}${others}`)).toMatchInlineSnapshot(`
      "mode  # ConfigMap, others.yaml
      level  # ConfigMap, others.yaml"
    `);
  });

  test('labels of a selector', () => {
    const text = `${deployment}#- service.yaml\napiVersion: v1\nkind: Service\nspec:\n  selector:\n    <|>\n`;
    expect(drawCompletions(text)).toMatchInlineSnapshot(`
      "app: web  # Deployment web
      tier: "1"  # Deployment web"
    `);
    expect(drawCompletions(text.replace('<|>', 'tier: <|>'))).toMatchInlineSnapshot(`""1"  # Deployment web"`);
  });
});
