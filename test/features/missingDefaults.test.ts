// A default that is written explicitly: nothing but that line changes, and nothing else is found than before.
import { describe, expect, test } from 'vitest';
import { analyse, applyFix } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';

function written(text: string): readonly { readonly title: string; readonly text: string }[] {
  const fixture = parseFixture(text);
  const { cursor, files } = fixture;
  if (!cursor) throw new Error('there is no cursor');
  const source = files[0]?.text ?? '';
  const analysis = analyse(fixture);
  const span = { start: cursor.offset, end: cursor.offset };
  return analysis
    .missingDefaults({ uri: cursor.uri, span })
    .map((fix) => ({ title: fix.title, text: applyFix(source, fix) }));
}

function findings(text: string): readonly string[] {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture);
  return fixture.files.flatMap(({ uri }) => analysis.diagnostics(uri).map(({ ruleId }) => ruleId)).toSorted();
}

const deployment = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata: { name: "web" }
spec:   # three of them
  replicas: 3
  strategy: { rollingUpdate: { maxSurge: 1 } }
  template:
    metadata: { labels: &labels { app: web } }
    spec:
        # it stops fast
        restartPolicy: Always
        containers:
        - name: 'app'
          image: app
          readinessProbe: { tcpSocket: { port: 80 } }
          livenessProbe: # the same
            tcpSocket: &socket { port: 80 }
            periodSeconds: 20
`;

const at = (piece: string): string => deployment.replace(piece, `<|>${piece}`);

describe('what is missing under the cursor', () => {
  const titles = (text: string): readonly string[] => written(text).map(({ title }) => title);

  test('of a pod', () => {
    expect(titles(at('restartPolicy'))).toEqual(['Write the default terminationGracePeriodSeconds: 30']);
    expect(titles(at('containers:'))).toEqual(['Write the default terminationGracePeriodSeconds: 30']);
  });

  test('of a probe, whatever its style', () => {
    const numbers = ['timeoutSeconds: 1', 'failureThreshold: 3'].map((one) => `Write the default ${one}`);
    expect(titles(at('livenessProbe'))).toEqual(numbers);
    expect(titles(at('periodSeconds'))).toEqual(numbers);
    expect(titles(at('readinessProbe'))).toContain('Write the default periodSeconds: 10');
  });

  test('of a Deployment, and of its strategy', () => {
    expect(titles(at('replicas'))).toEqual(['Write the default progressDeadlineSeconds: 600']);
    expect(titles(at('maxSurge'))).toEqual(['Write the default maxUnavailable: 25%']);
  });

  test('nothing where nothing is missing, and nothing in a patch', () => {
    expect(titles(at('name: "web"'))).toEqual([]);
    expect(titles('kind: Deployment\napiVersion: apps/v1\nspec:\n  <|>replicas: 3\n')).toEqual([]);
  });
});

test('each is a line of its own, or stands in the brackets', () => {
  const [grace] = written(at('restartPolicy'));
  expect(grace?.text).toBe(
    deployment.replace('        # it stops', '        terminationGracePeriodSeconds: 30\n        # it stops'),
  );
  const [timeout] = written(at('readinessProbe'));
  expect(timeout?.text).toBe(
    deployment.replace('{ tcpSocket: { port: 80 } }', '{ timeoutSeconds: 1, tcpSocket: { port: 80 } }'),
  );
});

test.each(['\n', '\r\n'])(
  'law: with %j at the ends of lines, only lines are added or one is changed, and nothing else is found',
  (end) => {
    for (const piece of ['replicas', 'maxSurge', 'restartPolicy', 'readinessProbe', 'livenessProbe', 'periodSeconds']) {
      const source = deployment.replaceAll('\n', end);
      const fixes = written(at(piece).replaceAll('\n', end));
      expect(fixes).not.toEqual([]);
      for (const { text } of fixes) {
        const [before, after] = [source.split(end), text.split(end)];
        expect(after.filter((line) => !before.includes(line))).toHaveLength(1);
        expect(before.filter((line) => !after.includes(line)).length).toBe(before.length + 1 - after.length);
        expect(text.replaceAll(end, '')).not.toMatch(/[\r\n]/);
        expect(findings(text)).toEqual(findings(source));
      }
    }
  },
);
