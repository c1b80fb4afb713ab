// A file may hold a hundred thousand of the same character. A pattern that begins anew at each of them takes minutes,
// which is what fails here: nothing is measured. Lint finds most of such patterns (`regexp/no-super-linear-…`).
import { describe, expect, test } from 'vitest';
import { assignmentsInPython } from '../server/src/core/appSettings/pythonAssignments.ts';
import { settingsInJson } from '../server/src/core/appSettings/yamlSettings.ts';
import { scheduleComplaint } from '../server/src/core/validation/cronSchedule.ts';
import { Traced } from './builds/traced.ts';
import { drawCompletions, drawDiagnostics } from './support/check.ts';

const times = 100_000;

test('blanks within a line of Python are part of its expression, those at its end are not', () => {
  const blanks = '\t'.repeat(times);
  const [setting] = assignmentsInPython(`timeout = 30${blanks}or 5${blanks}# seconds`);
  expect(setting?.text).toBe(`30${blanks}or 5`);
});

test('a Corefile says its ttl behind whatever number of empty lines', () => {
  const corefile = String.raw`\n`.repeat(times);
  const found = drawDiagnostics(`apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: nginx:1.29
          env: [{ name: A, value: b }]
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: coredns, namespace: kube-system }
data: { Corefile: ".:53${corefile} ttl 77" }
`);
  expect(found).toContain('for 77s (DNS)');
});

test('a default of an environment variable has blanks around it', () => {
  const blanks = ' '.repeat(times);
  const [setting] = assignmentsInPython(`timeout = int(os.getenv("T",${blanks}"30"${blanks}))\n`);
  expect(setting?.text).toBe('${T:30}');
  const [unclosed] = assignmentsInPython(`timeout = os.getenv("T",${blanks}5${blanks}`);
  expect(unclosed?.text).toContain('os.getenv');
});

describe('JSON', () => {
  test('a comment that nobody closes goes to the end', () => {
    expect(settingsInJson(`{ "a": 1 ${'/* '.repeat(times)}`)).toMatchObject([{ name: 'a', text: '1' }]);
  });

  test('a string that nobody closes is no hundred thousand strings', () => {
    expect(settingsInJson(`{ "a": 1, ${String.raw`\"`.repeat(times)}`)[0]).toMatchObject({ name: 'a', text: '1' });
  });
});

test('a schedule is no duration of Go', () => {
  expect(scheduleComplaint(`@every ${'1s111'.repeat(times)}!`)).toContain('invalid duration');
});

test('a sleep has more digits than there are seconds', () => {
  const found = drawDiagnostics(`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: nginx, lifecycle: { preStop: { exec: { command: [sleep, "${'1'.repeat(times)}x"] } } } }
`);
  expect(found).not.toContain('prestop-outlasts-grace');
});

test('a path of whatever many steps kills by name, and not process 1', () => {
  const steps = '/kill/x'.repeat(times);
  const found = drawDiagnostics(`apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  shareProcessNamespace: true
  containers:
    - { name: web, image: nginx, lifecycle: { preStop: { exec: { command: ["${steps}/pkill", app] } } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`);
  expect(found).toContain('prestop-stops-server-first');
});

test('a name that is suggested is told on one line', () => {
  const blanks = ' '.repeat(times);
  const drawn = drawCompletions(`apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector:
    app: <|>
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: "web${blanks}x\\n y" } }
spec: { containers: [{ name: web, image: nginx }] }
`);
  expect(drawn).toMatch(/^.*web/);
});

describe('a build', () => {
  const built = (kustomization: string, source: string, rendered: string): string =>
    new Traced({
      tool: 'kustomize',
      root: 'kustomization.yaml',
      fixture: `#- kustomization.yaml
resources: [web.yaml]
${kustomization}
#- web.yaml
${source}#- rendered.yaml
${rendered}`,
    }).values('Deployment');

  const deployment = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { spec: { containers: [{ name: app, image: "${image}" }] } } }
`;

  test('sets an image of hostile length', () => {
    const image = '@:'.repeat(times);
    expect(
      built('images: [{ name: web, newTag: "2" }]', deployment('web', 'web'), deployment('web', `${image}\\n`)),
    ).toContain('image');
  });

  test.each(['(a*)*b', '(a|a)(a|a)(a|a)(a|a)(a|a)b', 'a?a?a?a?a?a?b', '.*.*.*.*.*b'])(
    'patches what %s names, which JavaScript would think about for ever',
    (pattern) => {
      const name = 'a'.repeat(200);
      const patch = `patches: [{ target: { kind: Deployment, name: "${pattern}" }, patch: "[{op: add, path: /spec/replicas, value: 3}]" }]`;
      const source = deployment(name, 'web');
      expect(built(`namePrefix: a\n${patch}`, source, source.replace('name: a', 'name: aa'))).toContain('spec.');
    },
  );
});
