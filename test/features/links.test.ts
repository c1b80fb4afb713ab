import { describe, expect, test } from 'vitest';
import { analyse, drawDefinition, drawReferences } from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

const app = `#- app.yaml
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
spec:
  serviceName: peers
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: app
          image: app
          ports:
            - name: http
              containerPort: 8080
            - containerPort: 9090
          env:
            - name: MODE
              valueFrom:
                configMapKeyRef:
                  name: settings
                  key: mode
          envFrom:
            - secretRef:
                name: credentials
          livenessProbe:
            httpGet:
              port: http
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: disk
        - name: files
          configMap:
            name: settings
            items:
              - key: application.yml
                path: application.yml
`;

const rest = `#- services.yaml
apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: web
  ports:
    - name: web
      port: 80
      targetPort: http
    - port: 9090
---
apiVersion: v1
kind: Service
metadata:
  name: peers
spec:
  clusterIP: None
  selector:
    app: web
#- others.yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: budget
spec:
  selector:
    matchLabels:
      app: web
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: policy
spec:
  podSelector:
    matchLabels:
      app: web
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: scaler
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: web
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: outside
spec:
  defaultBackend:
    service:
      name: front
      port:
        name: web
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: route
spec:
  parentRefs:
    - name: gate
  rules:
    - backendRefs:
        - name: front
          port: 80
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gate
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  mode: fast
  application.yml: "a: b"
---
apiVersion: v1
kind: Secret
metadata:
  name: credentials
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: disk
`;

const workspace = app + rest;

/** The workspace with the cursor in the middle of a piece of it, the n-th one. */
function at(piece: string, nth = 1): string {
  let from = -1;
  for (let i = 0; i < nth; i += 1) from = workspace.indexOf(piece, from + 1);
  if (from < 0) throw new Error(`no ${piece}`);
  const middle = from + piece.length - 1;
  return `${workspace.slice(0, middle)}<|>${workspace.slice(middle)}`;
}

/** The file and the line of each place, by file and in its order. */
function lines(drawing: string): readonly string[] {
  let file = '';
  let line = '';
  return drawing.split('\n').flatMap((drawn) => {
    if (drawn.startsWith('#- ')) file = drawn.slice(3);
    else if (drawn.endsWith(' target')) return [`${file}: ${line.trim()}`];
    else line = drawn;
    return [];
  });
}

describe('the definition', () => {
  test.each([
    ['a selector, of the label that it asks for', at('app: web', 3), ['app.yaml: app: web']],
    ['a selector as a whole, of the workload', at('selector:', 2), ['app.yaml: name: web']],
    ['a budget', at('app: web', 5), ['app.yaml: app: web']],
    ['a policy', at('app: web', 6), ['app.yaml: app: web']],
    ['a workload’s own selector', at('app: web', 1), ['app.yaml: app: web']],
    ['a port by its name', at('targetPort: http'), ['app.yaml: - name: http']],
    ['a port by its number', at('port: 9090'), ['app.yaml: - containerPort: 9090']],
    ['the port of a probe', at('port: http'), ['app.yaml: - name: http']],
    ['the headless Service', at('serviceName: peers'), ['services.yaml: name: peers']],
    ['a ConfigMap', at('name: settings', 1), ['others.yaml: name: settings']],
    ['a key of a ConfigMap', at('key: mode'), ['others.yaml: mode: fast']],
    ['a file of a ConfigMap', at('key: application.yml'), ['others.yaml: application.yml: "a: b"']],
    ['a Secret', at('name: credentials'), ['others.yaml: name: credentials']],
    ['a claim', at('claimName: disk'), ['others.yaml: name: disk']],
    ['a volume', at('- name: data'), ['app.yaml: - name: data']],
    ['an autoscaler’s target', at('kind: StatefulSet\n    name: web'), ['app.yaml: name: web']],
    ['a backend of an Ingress', at('service:\n      name: front'), ['services.yaml: name: front']],
    ['its port', at('port:\n        name: web'), ['services.yaml: port: 80']],
    ['a backend of a route', at('- name: front'), ['services.yaml: name: front']],
    ['its port by number', at('port: 80', 2), ['services.yaml: port: 80']],
    ['a Gateway', at('- name: gate'), ['others.yaml: name: gate']],
    ['its own name, which is where it is', at('kind: StatefulSet\nmetadata:\n  name: web'), ['app.yaml: name: web']],
  ])('of %s', (_, text, expected) => {
    expect(lines(drawDefinition(text))).toEqual(expected);
  });

  test('of nothing', () => {
    expect(drawDefinition(at('image: app'))).toBe('');
    expect(drawDefinition('<|>')).toBe('');
    expect(drawDefinition(at('name: settings', 1).replace('kind: ConfigMap', 'kind: Other'))).toBe('');
  });
});

describe('the references', () => {
  test.each([
    [
      'a workload',
      at('kind: StatefulSet\nmetadata:\n  name: web'),
      [
        'services.yaml: selector:',
        'services.yaml: selector:',
        'others.yaml: selector:',
        'others.yaml: podSelector:',
        'others.yaml: name: web',
      ],
    ],
    [
      'a label',
      at('app: web', 2),
      [
        'app.yaml: app: web',
        'services.yaml: app: web',
        'services.yaml: app: web',
        'others.yaml: app: web',
        'others.yaml: app: web',
      ],
    ],
    ['a port', at('- name: http'), ['app.yaml: port: http', 'services.yaml: targetPort: http']],
    ['a Service', at('name: front'), ['others.yaml: name: front', 'others.yaml: - name: front']],
    [
      'a ConfigMap',
      at('kind: ConfigMap\nmetadata:\n  name: settings'),
      ['app.yaml: name: settings', 'app.yaml: name: settings'],
    ],
    ['a key', at('mode', 2), ['app.yaml: key: mode']],
    [
      'a name that stands for something elsewhere',
      at('name: settings', 1),
      ['app.yaml: name: settings', 'app.yaml: name: settings'],
    ],
  ])('of %s', (_, text, expected) => {
    expect(lines(drawReferences(text))).toEqual(expected);
  });

  test('with what is named, once', () => {
    const fixture = parseFixture(at('name: settings', 1));
    const { cursor } = fixture;
    if (!cursor) throw new Error('no cursor');
    const found = analyse(fixture).references(cursor.uri, cursor.offset, true);
    expect(found.map(({ uri }) => uri)).toEqual([uriOf('app.yaml'), uriOf('others.yaml'), uriOf('app.yaml')]);
  });

  test('of what nobody names', () => {
    expect(drawReferences(at('name: budget'))).toBe('');
    expect(drawReferences(at('image: app'))).toBe('');
  });
});

test('links lead to objects by their names', () => {
  const fixture = parseFixture(workspace);
  const analysis = analyse(fixture);
  const told = fixture.files.flatMap(({ uri, text }) =>
    analysis.documentLinks(uri).map(({ at: { span }, target }) => {
      const file = target.uri.slice(target.uri.lastIndexOf('/') + 1);
      return `${text.slice(span.start, span.end)} → ${file}:${target.position.line + 1}`;
    }),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "peers → services.yaml:17",
      "settings → others.yaml:60",
      "credentials → others.yaml:68",
      "disk → others.yaml:73",
      "settings → others.yaml:60",
      "web → app.yaml:4",
      "front → services.yaml:4",
      "front → services.yaml:4",
      "gate → others.yaml:55",
    ]
  `);
});
