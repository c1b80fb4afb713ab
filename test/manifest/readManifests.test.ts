import { describe, expect, test } from 'vitest';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { mayHoldManifests } from '../../server/src/core/manifest/readManifests.ts';
import { read, readOne, textAt, told } from './read.ts';

const object = (apiVersion: string, kind: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\n${rest}`;
const podSpec = (indent: string) => `${indent}spec:\n${indent}  containers: [{name: c, image: i}]\n`;

describe('which objects are ours', () => {
  test.each([
    ['v1', 'Pod', podSpec(''), 'spec'],
    ['apps/v1', 'Deployment', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    ['apps/v1', 'ReplicaSet', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    ['v1', 'ReplicationController', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    ['apps/v1', 'StatefulSet', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    ['apps/v1', 'DaemonSet', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    ['batch/v1', 'Job', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
    [
      'batch/v1',
      'CronJob',
      `spec:\n  jobTemplate:\n    spec:\n      template:\n${podSpec('        ')}`,
      'spec.jobTemplate.spec.template.spec',
    ],
    ['extensions/v1beta1', 'Deployment', `spec:\n  template:\n${podSpec('    ')}`, 'spec.template.spec'],
  ])('%s %s', (apiVersion, kind, rest, path) => {
    const [manifest] = read(object(apiVersion, kind, rest));
    if (!manifest || !isWorkload(manifest)) throw new Error('no workload');
    expect(manifest.ref).toEqual({ apiVersion, kind, namespace: undefined, name: 'x' });
    expect(manifest.pod.spec).toMatchObject({ path, partial: false });
    expect(manifest.pod.spec.containers.map(({ name, path: at }) => [name, at])).toEqual([
      ['c', `${path}.containers[0]`],
    ]);
    expect([manifest.kindAt, manifest.nameAt].map(textAt)).toEqual([kind, 'x']);
  });

  test.each([
    ['networking.internal.knative.dev/v1alpha1', 'Service'],
    ['v1', 'Deployment'],
    ['apps/v1', 'Pod'],
    ['rbac.authorization.k8s.io/v1', 'Role'],
    ['v1', 'constructor'],
    ['batch.volcano.sh/v1alpha1', 'Job'],
  ])('%s %s is none', (apiVersion, kind) => {
    expect(read(object(apiVersion, kind))).toEqual([]);
  });

  test.each([
    '',
    'a: 1\n',
    '- kind: Pod\n',
    'kind: Pod\n',
    'apiVersion: v1\n',
    'apiVersion: 1\nkind: Pod\n',
    'kind: [Pod]\napiVersion: v1\n',
  ])('%j holds none', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('lists are looked into, typed ones lend their type to their items', () => {
    const names = (text: string) => read(text).map(({ kind, ref }) => `${kind}/${ref.name}`);
    expect(
      names(
        'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Service, metadata: {name: b}}\n',
      ),
    ).toEqual(['Pod/a', 'Service/b']);
    expect(names('apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n-\n- 1\n')).toEqual([
      'Deployment/a',
    ]);
    expect(
      names(
        'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod}]}\n',
      ),
    ).toEqual(['Pod/']);
  });

  test('the path of a field counts from its object and not from its list', () => {
    const [deployment] = read(
      'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- spec: {replicas: 2, template: {spec: {containers: [{image: i}]}}}\n',
    );
    expect(deployment?.kind === 'Deployment' && told(deployment.replicas)).toEqual({
      value: 2,
      written: '2',
      field: 'spec.replicas',
    });
  });
});

describe('names', () => {
  test('generateName stands in for a name, the kind marks the place of a missing one', () => {
    const generated = readOne('Pod', 'apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: web-\n');
    expect([generated.ref.name, textAt(generated.nameAt)]).toEqual(['web-', 'web-']);
    const nameless = readOne('Pod', 'apiVersion: v1\nkind: Pod\n');
    expect([nameless.ref.name, textAt(nameless.nameAt)]).toEqual(['', 'Pod']);
  });

  test('a name of the wrong type is called what is written: y is a boolean to kubectl', () => {
    expect(readOne('Pod', 'apiVersion: v1\nkind: Pod\nmetadata: {name: y}').ref.name).toBe('y');
  });

  test('a namespace is told as it is written, and an empty one is none', () => {
    const inNamespace = (namespace: string) =>
      readOne('Pod', `apiVersion: v1\nkind: Pod\nmetadata: {namespace: ${namespace}}`).ref.namespace;
    expect([inNamespace('shop'), inNamespace('""'), inNamespace('')]).toEqual(['shop', undefined, undefined]);
  });

  test('labels and annotations are texts', () => {
    const { labels, annotations } = readOne(
      'Pod',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {app: web, tier: 1, none: , "": x}\n  annotations: {a: "b"}\n',
    );
    expect([...labels]).toEqual([
      ['app', 'web'],
      ['tier', '1'],
      ['none', ''],
      ['', 'x'],
    ]);
    expect([...annotations]).toEqual([['a', 'b']]);
  });
});

describe('Services and budgets', () => {
  test('a Service with everything written, and with nothing', () => {
    const written = readOne(
      'Service',
      object(
        'v1',
        'Service',
        'spec:\n  type: LoadBalancer\n  clusterIP: None\n  publishNotReadyAddresses: true\n  selector: {app: web}\n',
      ),
    );
    expect([written.type.value, written.clusterIP?.value, written.publishNotReadyAddresses.value]).toEqual([
      'LoadBalancer',
      'None',
      true,
    ]);
    expect([...(written.selector ?? [])]).toEqual([['app', 'web']]);
    const bare = readOne('Service', object('v1', 'Service'));
    expect(bare.selector).toBeUndefined();
    expect(told(bare.type)).toMatchObject({ value: 'ClusterIP', defaulted: '', field: 'spec.type' });
    expect(told(bare.publishNotReadyAddresses)).toMatchObject({ value: false, defaulted: '' });
  });

  test('a budget reads integers and percentages', () => {
    const budget = readOne(
      'PodDisruptionBudget',
      object(
        'policy/v1',
        'PodDisruptionBudget',
        'spec:\n  minAvailable: 1\n  maxUnavailable: 50%\n  selector:\n    matchLabels: {app: web}\n    matchExpressions: [{key: tier, operator: In, values: [a, b]}]\n',
      ),
    );
    expect([budget.minAvailable?.value, budget.maxUnavailable?.value]).toEqual([1, '50%']);
    expect(budget.selector).toMatchObject({ matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] });
    expect(readOne('PodDisruptionBudget', object('policy/v1', 'PodDisruptionBudget')).selector).toBeUndefined();
  });
});

describe('a part of a manifest', () => {
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n';

  test.each([
    ['no template', `${patch}  minReadySeconds: 5\n`],
    ['no containers', `${patch}  template:\n    spec:\n      dnsPolicy: None\n`],
    ['no images', `${patch}  template:\n    spec:\n      containers:\n        - name: web\n`],
    ['containers filled in later', `${patch}  template:\n    spec:\n      containers: "{{ x }}"\n`],
  ])('%s: nothing is defaulted', (_, text) => {
    const { pod, replicas } = readOne('Deployment', text);
    expect(pod.spec.partial).toBe(true);
    expect(told(pod.spec.terminationGracePeriodSeconds)).toMatchObject({ why: 'partial' });
    expect(told(replicas)).toMatchObject({ why: 'partial' });
  });

  test('what is written in it is read', () => {
    const { pod } = readOne('Deployment', `${patch}  template:\n    spec:\n      terminationGracePeriodSeconds: 60\n`);
    expect(told(pod.spec.terminationGracePeriodSeconds)).toMatchObject({ value: 60, written: '60' });
  });

  test('a Pod needs its images, so one without is wrong and not a part; an empty list is whole', () => {
    expect(readOne('Pod', 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}').pod.spec.partial).toBe(false);
    expect(readOne('Pod', 'apiVersion: v1\nkind: Pod\nspec: {containers: []}').pod.spec.partial).toBe(false);
    expect(readOne('Pod', 'apiVersion: v1\nkind: Pod\n').pod.spec.partial).toBe(true);
  });
});

describe('the look before parsing', () => {
  test.each([
    'kind: Pod',
    '"kind": "Service"',
    "'kind' : 'Job'",
    '{kind: CronJob}',
    'kind: DeploymentList',
    'kind: List',
    '? kind\n: Pod\nkind:\n  Pod',
    'kind: *k',
    'kind: &k Pod',
    'kind: # c\n Pod',
  ])('%j may hold one', (text) => {
    expect(mayHoldManifests(text)).toBe(true);
  });

  test.each(['', 'a: Pod', 'kind: Role', 'kind: CustomResourceDefinition\nspec: {names: {kind: Foo}}', 'kinds: all'])(
    '%j cannot',
    (text) => {
      expect(mayHoldManifests(text)).toBe(false);
    },
  );
});
