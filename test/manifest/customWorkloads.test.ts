// Objects of other makers whose controllers make pods.
import { describe, expect, test } from 'vitest';
import { isWorkload, workloadKinds, type Manifest } from '../../server/src/core/manifest/manifest.ts';
import { objectText, read, readOne, specValues, told, values } from './read.ts';

const template = 'template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: app }] } }';

function workload(apiVersion: string, kind: string, spec: string) {
  const [found] = read(objectText(apiVersion, kind, `spec: ${spec}`));
  if (!found || !isWorkload(found)) throw new Error(`${apiVersion} ${kind} is no workload`);
  return found;
}

describe('a Rollout', () => {
  const rollout = (spec: string) => specValues('argoproj.io/v1alpha1', 'Rollout', spec);

  test('that says the least', () => {
    expect(rollout(`{ ${template} }`)).toEqual({
      replicas: '1 by default',
      minReadySeconds: '0 by default',
      progressDeadlineSeconds: '600 by default',
      paused: 'false by default',
    });
  });

  test('that switches from blue to green', () => {
    const blueGreen =
      'activeService: web, previewService: next, scaleDownDelaySeconds: 5, abortScaleDownDelaySeconds: 0';
    expect(rollout(`{ ${template}, strategy: { blueGreen: { ${blueGreen} } } }`)).toMatchObject({
      strategy: {
        type: 'blueGreen',
        activeService: 'web',
        previewService: 'next',
        scaleDownDelaySeconds: 5,
        abortScaleDownDelaySeconds: 0,
        maxUnavailable: '25% by default',
        autoPromotionEnabled: 'true by default',
      },
    });
    expect(rollout(`{ ${template}, strategy: { blueGreen: {} } }`)).toMatchObject({
      strategy: { scaleDownDelaySeconds: '30 by default', abortScaleDownDelaySeconds: '30 by default' },
    });
  });

  test('that sends a part of the traffic ahead', () => {
    const canary =
      'stableService: web, canaryService: next, maxSurge: 1, maxUnavailable: 0, trafficRouting: { istio: {}, nginx: {} }';
    expect(rollout(`{ ${template}, strategy: { canary: { ${canary} } } }`)).toMatchObject({
      strategy: {
        type: 'canary',
        stableService: 'web',
        canaryService: 'next',
        maxSurge: 1,
        maxUnavailable: 0,
        scaleDownDelaySeconds: '30 by default',
        abortScaleDownDelaySeconds: '30 by default',
        trafficRouting: { providers: ['istio', 'nginx'] },
      },
    });
  });

  test('a canary without traffic routing knows no delays', () => {
    const spec = `{ ${template}, strategy: { canary: { scaleDownDelaySeconds: 5 } } }`;
    expect(rollout(spec)).toMatchObject({ strategy: { maxSurge: '25% by default', maxUnavailable: '25% by default' } });
    expect(rollout(spec)).not.toHaveProperty('strategy.scaleDownDelaySeconds');
  });

  test('may leave the template to a Deployment, and is whole all the same', () => {
    const spec =
      '{ replicas: 3, selector: { matchLabels: { app: web } }, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web } }';
    const found = readOne('Rollout', objectText('argoproj.io/v1alpha1', 'Rollout', `spec: ${spec}`));
    expect(values(found)).toMatchObject({
      replicas: 3,
      selector: { matchLabels: { app: 'web' } },
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReadySeconds: '0 by default',
    });
    expect([found.partial, found.pod.spec.partial]).toEqual([false, true]);
    expect(told(found.pod.spec.terminationGracePeriodSeconds)).toMatchObject({ why: 'partial' });
  });

  test('without either is a patch', () => {
    expect(rollout('{ replicas: 3 }')).toMatchObject({ replicas: 3, minReadySeconds: '? partial' });
  });

  test('what cannot be read', () => {
    expect(rollout(`{ ${template}, strategy: { blueGreen: { scaleDownDelaySeconds: 30s } } }`)).toMatchObject({
      strategy: { scaleDownDelaySeconds: '? wrongType' },
    });
    expect(rollout(`{ ${template}, strategy: { blueGreen: "\${STRATEGY}" } }`)).toMatchObject({
      strategy: { scaleDownDelaySeconds: '? templated' },
    });
  });
});

describe('a DeploymentConfig', () => {
  const config = (spec: string) => specValues('apps.openshift.io/v1', 'DeploymentConfig', `{ ${template}, ${spec} }`);

  test('that says everything', () => {
    expect(config('replicas: 2, selector: { app: web }, minReadySeconds: 5, strategy: { type: Recreate }')).toEqual({
      replicas: 2,
      selector: { app: 'web' },
      minReadySeconds: 5,
      strategy: { type: 'Recreate', maxSurge: '25% by default', maxUnavailable: '25% by default' },
    });
    expect(specValues('v1', 'DeploymentConfig', `{ ${template}, replicas: 2 }`)).toMatchObject({ replicas: 2 });
  });

  test.each([
    ['{}', '25% by default', '25% by default'],
    ['{ maxSurge: 1 }', 1, '0 by default'],
    ['{ maxSurge: 0 }', 0, '25% by default'],
    ['{ maxUnavailable: 50% }', '0 by default', '50%'],
    ['{ maxUnavailable: 0% }', '25% by default', '0%'],
  ])('rolls with %s', (rollingParams, maxSurge, maxUnavailable) => {
    const found = config(`strategy: { type: Rolling, rollingParams: ${rollingParams} }`);
    expect(found).toMatchObject({ replicas: '0 by default', strategy: { maxSurge, maxUnavailable } });
  });
});

describe('Knative', () => {
  const grace = (found: ReturnType<typeof workload>) => told(found.pod.spec.terminationGracePeriodSeconds);

  test.each(['Service', 'Configuration'])('a %s gives its pods as long as a request may take', (kind) => {
    const written = workload(
      'serving.knative.dev/v1',
      kind,
      '{ template: { spec: { timeoutSeconds: 60, containers: [{ image: app }] } } }',
    );
    expect(grace(written)).toEqual({ value: 60, written: '60', field: 'spec.template.spec.timeoutSeconds' });
    expect(grace(workload('serving.knative.dev/v1', kind, `{ ${template} }`))).toMatchObject({
      value: 300,
      defaulted: '',
    });
  });

  test('its containers wait until their requests are answered', () => {
    const [container] = workload('serving.knative.dev/v1', 'Service', `{ ${template} }`).pod.spec.containers;
    expect(container?.preStop?.action).toMatchObject({ type: 'httpGet', path: { value: '/wait-for-drain' } });
  });

  test('a Service of the core group is another kind', () => {
    expect(workload('serving.knative.dev/v1', 'Service', `{ ${template} }`).kind).toBe('Service.serving.knative.dev');
    expect(readOne('Service', objectText('v1', 'Service', 'spec: {}')).kind).toBe('Service');
  });
});

describe('others', () => {
  test.each([
    ['apps.kruise.io/v1alpha1', 'CloneSet', template, 'spec.template.spec', { replicas: '1 by default' }],
    ['apps.kruise.io/v1beta1', 'StatefulSet', `replicas: 2, ${template}`, 'spec.template.spec', { replicas: 2 }],
    ['apps.kruise.io/v1alpha1', 'DaemonSet', template, 'spec.template.spec', {}],
    ['apps.kruise.io/v1alpha1', 'BroadcastJob', template, 'spec.template.spec', {}],
    ['keda.sh/v1alpha1', 'ScaledJob', `jobTargetRef: { ${template} }`, 'spec.jobTargetRef.template.spec', {}],
    ['agones.dev/v1', 'GameServer', template, 'spec.template.spec', {}],
    [
      'agones.dev/v1',
      'Fleet',
      `template: { spec: { ${template} } }`,
      'spec.template.spec.template.spec',
      { replicas: '0 by default' },
    ],
  ])('%s %s', (apiVersion, kind, spec, path, own) => {
    const found = workload(apiVersion, kind, `{ ${spec} }`);
    expect([found.ref.kind, found.pod.spec.path, found.pod.spec.partial]).toEqual([kind, path, false]);
    expect([...found.pod.labels]).toEqual([['app', 'web']]);
    expect(values(found)).toEqual(own);
  });

  test.each([
    ['apps.example.com/v1', 'Rollout'],
    ['example.com/v1', 'CloneSet'],
    ['apps.openshift.io/v2beta1', 'Deployment'],
    ['core.oam.dev/v1', 'Configuration'],
  ])("%s %s is somebody else's", (apiVersion, kind) => {
    expect(read(objectText(apiVersion, kind, `spec: { ${template} }`))).toEqual([]);
  });

  test('every kind that makes pods is known to do so', () => {
    const made: readonly Manifest['kind'][] = workloadKinds;
    expect(made).toEqual(expect.arrayContaining(['Deployment', 'Rollout', 'Service.serving.knative.dev']));
    expect(made).not.toContain('Service');
  });
});
