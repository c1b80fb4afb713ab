import { describe, expect, test } from 'vitest';
import { isOfKind, type Manifest, type ManifestKind } from '../../server/src/core/manifest/manifest.ts';
import { autoscalersOf, scaleTargetOf } from '../../server/src/core/workspace/links/autoscalers.ts';
import { claimOf } from '../../server/src/core/workspace/links/claims.ts';
import { configMapOf, configMapUsers } from '../../server/src/core/workspace/links/configMaps.ts';
import { mayLiveElsewhere } from '../../server/src/core/workspace/links/elsewhere.ts';
import { headlessServiceOf } from '../../server/src/core/workspace/links/headlessService.ts';
import { manifestsOfKind } from '../../server/src/core/workspace/links/kinds.ts';
import { objectNamed } from '../../server/src/core/workspace/links/naming.ts';
import { networkPoliciesSelecting } from '../../server/src/core/workspace/links/networkPolicies.ts';
import { backendsOf, routesTo } from '../../server/src/core/workspace/links/routes.ts';
import { workloadsSelectedBy } from '../../server/src/core/workspace/links/selecting.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { applyChanges, applyExtent, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

const asked = uriOf('a/asked.yaml');

/** The first object of a kind in `a/asked.yaml`; whatever else there is stands in files that nobody has opened. */
function ask<K extends ManifestKind>(kind: K, text: string) {
  const { files } = parseFixture(text);
  const workspace = applyChanges(
    applyExtent(emptyWorkspace, { folders: [uriOf('')], indexing: false }),
    files.map((file) => ({ ...file, open: file.uri === asked })),
  );
  const manifest = manifestsOf(workspace, asked).find(isOfKind(kind));
  if (!manifest) throw new Error(`no ${kind}`);
  return { unit: unitView(workspace, asked), manifest };
}

const named = (manifest: Manifest | undefined) => manifest && `${manifest.ref.kind} ${manifest.ref.name}`;
const names = (manifests: readonly Manifest[]) => manifests.map(named);

const deployment = (name: string, spec = '') => `#- a/${name}.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: app, image: app }]
${spec}`;

describe('autoscalers', () => {
  const hpa = (target: string, path = 'hpa', metadata = '') => `#- a/${path}.yaml
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${path}${metadata} }
spec: { scaleTargetRef: ${target}, maxReplicas: 3 }
`;
  const scaled = (target: string) => `#- a/scaled.yaml
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: scaled }
spec: { scaleTargetRef: ${target} }
`;

  test('are those that name the workload, its kind and its group', () => {
    const { unit, manifest } = ask(
      'Deployment',
      deployment('asked') +
        hpa('{ apiVersion: apps/v1, kind: Deployment, name: asked }') +
        hpa('{ kind: Deployment, name: asked }', 'old') +
        hpa('{ apiVersion: apps/v1, kind: StatefulSet, name: asked }', 'other-kind') +
        hpa('{ apiVersion: example.com/v1, kind: Deployment, name: asked }', 'other-group') +
        hpa('{ apiVersion: apps/v1, kind: Deployment, name: asked }', 'elsewhere', ', namespace: prod') +
        scaled('{ name: asked }'),
    );
    expect(names(autoscalersOf(unit, manifest))).toEqual([
      'HorizontalPodAutoscaler hpa',
      'HorizontalPodAutoscaler old',
      'ScaledObject scaled',
    ]);
  });

  test('have their target', () => {
    const hpaAsked = hpa('{ apiVersion: apps/v1, kind: Deployment, name: web }', 'asked');
    const { unit, manifest } = ask('HorizontalPodAutoscaler', hpaAsked + deployment('web') + deployment('api'));
    expect(named(scaleTargetOf(unit, manifest))).toBe('Deployment web');
  });

  test('may name the workload once their template is filled in', () => {
    const question = ({ unit, manifest }: ReturnType<typeof ask<'Deployment'>>) =>
      mayLiveElsewhere(unit, { type: 'referring', kinds: ['HorizontalPodAutoscaler', 'ScaledObject'], manifest });
    const web = deployment('asked');
    expect(question(ask('Deployment', web))).toBe(false);
    expect(question(ask('Deployment', web + hpa('{ kind: Deployment, name: "${NAME}" }')))).toBe(true);
    expect(question(ask('Deployment', web + scaled('{ name: asked }').replace('a/', 'b/')))).toBe(true);
  });
});

test('routes and Services', () => {
  const text = `#- a/asked.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: here }
spec:
  parentRefs: [{ name: edge, namespace: infra }]
  rules: [{ backendRefs: [{ name: web, port: 80 }, { name: web, port: 81 }, { name: api, namespace: other }] }]
#- a/rest.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: from-afar, namespace: other }
spec: { rules: [{ backendRefs: [{ name: web, namespace: default, port: 80 }, { group: example.com, kind: Service, name: x }] }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ingress }
spec: { rules: [{ http: { paths: [{ backend: { service: { name: web, port: { number: 80 } } } }] } }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: not-this, namespace: other }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: other }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
`;
  const service = ask('Service', text);
  expect(names(routesTo(service.unit, service.manifest))).toEqual([
    'HTTPRoute here',
    'GRPCRoute from-afar',
    'Ingress ingress',
  ]);
  const route = ask('HTTPRoute', text);
  expect(names(backendsOf(route.unit, route.manifest))).toEqual(['Service web', 'Service api']);
});

test('ConfigMaps and claims, by variable, file and volume', () => {
  const text = `#- a/asked.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: config }
data: { kind: "apiVersion: v1" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: disk }
${deployment('env', '      initContainers: [{ name: a, image: a, env: [{ name: A, valueFrom: { configMapKeyRef: { name: config, key: a } } }] }]\n')}${deployment('from', '      initContainers: [{ name: a, image: a, envFrom: [{ configMapRef: { name: config } }] }]\n')}${deployment('files', '      volumes: [{ name: v, configMap: { name: config } }, { name: d, persistentVolumeClaim: { claimName: disk } }]\n')}${deployment('none', '      volumes: [{ name: v, secret: { secretName: config } }]\n')}`;
  const { unit, manifest } = ask('ConfigMap', text);
  expect(names(configMapUsers(unit, manifest))).toEqual(['Deployment env', 'Deployment files', 'Deployment from']);
  expect(configMapOf(unit, 'default', 'config')).toBe(manifest);
  expect(configMapOf(unit, 'other', 'config')).toBeUndefined();
  expect(named(claimOf(unit, undefined, 'disk'))).toBe('PersistentVolumeClaim disk');
  expect(mayLiveElsewhere(unit, { type: 'named', kind: 'ConfigMap', namespace: undefined, name: 'gone' })).toBe(false);
});

test('a StatefulSet and the Service that gives its pods their names', () => {
  const { unit, manifest } = ask(
    'StatefulSet',
    `#- a/asked.yaml
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { serviceName: db-nodes, template: { metadata: { labels: { app: db } } } }
#- a/service.yaml
apiVersion: v1
kind: Service
metadata: { name: db-nodes }
spec: { clusterIP: None }
`,
  );
  expect(named(headlessServiceOf(unit, manifest))).toBe('Service db-nodes');
});

test('NetworkPolicies and the pods that they hold for', () => {
  const policy = (name: string, podSelector: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: { podSelector: ${podSelector} }
`;
  const text = `#- a/asked.yaml
${policy('all', '{}')}${policy('web', '{ matchLabels: { app: web } }')}${policy('api', '{ matchLabels: { app: api } }')}---
apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
${deployment('api')}`;
  const { unit, manifest } = ask('Pod', text);
  expect(names(networkPoliciesSelecting(unit, manifest))).toEqual(['NetworkPolicy all', 'NetworkPolicy web']);
  const [all] = manifestsOfKind(unit, 'NetworkPolicy');
  expect(all && names(workloadsSelectedBy(unit, all))).toEqual(['Deployment api', 'Pod p']);
});

test('of two objects of one name the whole one counts, and of two whole ones neither', () => {
  const { unit } = ask(
    'ConfigMap',
    `#- a/asked.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
${deployment('web')}#- a/one.yaml
apiVersion: v1
kind: Service
metadata: { name: s }
---
apiVersion: v1
kind: Service
metadata: { name: s }
#- a/zz-patch.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { terminationGracePeriodSeconds: 5 } } }
`,
  );
  expect(manifestsOfKind(unit, 'Deployment')).toHaveLength(2);
  expect(objectNamed(unit, 'Deployment', undefined, 'web')?.pod.labels.size).toBe(1);
  expect(objectNamed(unit, 'Service', undefined, 's')).toBeUndefined();
});
