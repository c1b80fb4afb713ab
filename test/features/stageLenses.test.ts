import { describe, expect, test } from 'vitest';
import { drawLenses } from '../support/check.ts';

const deployment = (spec: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
${spec}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: app, image: registry.example/app }]
`;
const budget = (spec: string, name = 'web'): string => `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec: { ${spec}, selector: { matchLabels: { app: web } } }
`;
const lenses = (text: string, locale: 'en' | 'ko' = 'en'): readonly string[] =>
  [...drawLenses(text, { locale }).matchAll(/lens: (.*)$/gm)].map(([, said = '']) => said);
const about = (found: readonly string[], what: string): readonly string[] =>
  found.filter((title) => title.startsWith(what));

describe('over a budget', () => {
  test.each([
    ['minAvailable: 2', 'drain: 1 of 3 may go at a time'],
    ['maxUnavailable: 60%', 'drain: 2 of 3 may go at a time'],
    ['minAvailable: 3', 'drain: blocked by minAvailable 3: 3 of 3 must stay'],
    ['maxUnavailable: 0', 'drain: blocked by maxUnavailable 0: 3 of 3 must stay'],
  ])('%s', (spec, said) => {
    expect(about(lenses(deployment('  replicas: 3') + budget(spec)), 'drain')).toEqual([said]);
  });

  test('in Korean', () => {
    expect(about(lenses(deployment('  replicas: 3') + budget('minAvailable: 3'), 'ko'), 'drain')).toEqual([
      'drain: minAvailable 3 때문에 막힘. 3개 중 3개가 남아야 함',
    ]);
  });

  test('two for one pod', () => {
    const text = deployment('  replicas: 3') + budget('minAvailable: 1') + budget('minAvailable: 2', 'other');
    const said = 'drain: blocked by 2 budgets on one pod (other, web), HTTP 500';
    expect(about(lenses(text), 'drain')).toEqual([said, said]);
  });

  test('nothing over one that selects nothing', () => {
    expect(lenses(budget('minAvailable: 1').slice(4))).toEqual([]);
  });
});

describe('over a strategy', () => {
  const surging = '  replicas: 3\n  strategy:\n    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';

  test('how long the rollout takes, and how many are ready at least', () => {
    const [said = ''] = about(lenses(deployment(surging)), 'rollout');
    expect(said).toMatch(/^rollout .* s, never below 3 of 3 ready/);
  });

  test('that nobody is ready during a Recreate', () => {
    const [said = ''] = about(lenses(deployment('  replicas: 3\n  strategy: { type: Recreate }')), 'rollout');
    expect(said).toMatch(/never below 0 of 3 ready/);
  });

  test('nothing where no strategy is written', () => {
    expect(about(lenses(deployment('  replicas: 3')), 'rollout')).toEqual([]);
  });

  test('a volume that one pod may have to itself is never handed over', () => {
    const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } } }
---
`;
    const text = `${claim}${deployment(surging)}      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]\n`;
    const [said = ''] = about(lenses(text), 'rollout');
    expect(said).toContain('rollout: never ends (web-d stays Pending: its volume is mounted elsewhere)');
  });
});

describe('over a strategy of Argo Rollouts', () => {
  const rollout = (strategy: string): string =>
    deployment(`  replicas: 3\n  strategy:\n    ${strategy}`)
      .replace('apps/v1', 'argoproj.io/v1alpha1')
      .replace('Deployment', 'Rollout');

  test('blue-green: how long, and when the old pods go', () => {
    const [said = ''] = about(lenses(rollout('blueGreen: { activeService: web }')), 'rollout');
    expect(said).toMatch(/^rollout .* s, never below 3 of 3 ready, old pods stop at 30\.\d+ s → Rollout\/web$/);
  });

  test('a pause that somebody has to end', () => {
    const steps = rollout('canary: { steps: [{ setWeight: 34 }, { pause: { duration: 1m } }, { pause: {} }] }');
    const [said = ''] = about(lenses(steps), 'rollout');
    expect(said).toMatch(/^rollout: after 6\d\.\d+ s waits for somebody to promote it \(pause\) → Rollout\/web$/);
    expect(about(lenses(steps, 'ko'), '롤아웃')).toEqual([
      expect.stringMatching(/promote하기를 기다림 \(pause\) → Rollout\/web$/),
    ]);
  });
});
