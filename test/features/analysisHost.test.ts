import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnalysisConfig } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { analyse, defaultConfig, type ConfigChange } from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

const uri = uriOf('manifest.yaml');
const config: AnalysisConfig = defaultConfig;

const pod = (name: string, seconds: number): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers:
    - { name: app, image: app, lifecycle: { preStop: { exec: { command: [sleep, "${String(seconds)}"] } } } }
`;

describe('very many findings', { timeout: 60_000 }, () => {
  const refused = 'apiVersion: v1\nkind: Pod\nmetadata: { name: refused }\nspec: { containers: [] }\n';
  const told = (texts: readonly string[], locale: 'en' | 'ko' = 'en') =>
    analyse(parseFixture(texts.join('---\n')), {
      severities: new Map([['rejected-by-api-server', 'hint']]),
      locale,
    }).diagnostics(uri);

  test('are told up to a thousand', () => {
    expect(told(Array<string>(1000).fill(refused)).map(({ ruleId }) => ruleId)).toEqual(
      Array(1000).fill('rejected-by-api-server'),
    );
  });

  test('beyond that the most severe ones are, in their order, and one says so', () => {
    const all = [...Array<string>(1000).fill(refused), pod('severe', 60)];
    const [note, ...others] = told(all);
    expect(note).toMatchObject({
      ruleId: 'too-many-findings',
      severity: 'information',
      at: { uri, span: { start: 0, end: 0 } },
      message: '1000 of 1001 findings are shown, the most severe ones',
    });
    expect(others).toHaveLength(1000);
    expect(others.at(-1)).toMatchObject({ ruleId: 'prestop-outlasts-grace', severity: 'error' });
    expect(told(all, 'ko')[0]?.message).toMatch(/1001개 가운데.*1000개/);
  });
});

describe('a snapshot', () => {
  test('does not see later changes', () => {
    const host = new AnalysisHost();
    host.applyChanges([{ uri, text: pod('web', 60) }]);
    const before = host.analysis(config);
    host.applyChanges([{ uri, text: pod('web', 6) }]);
    expect(before.diagnostics(uri)).toHaveLength(1);
    expect(host.analysis(config).diagnostics(uri)).toHaveLength(0);
    expect(host.analysis(config).revision).toBeGreaterThan(before.revision);
  });

  test('computes again only what an edit touches', () => {
    const host = new AnalysisHost();
    const target = { uri, object: { apiVersion: 'v1', kind: 'Pod', namespace: undefined, name: 'b' } };
    const options = { trigger: 'deletion', requestedGraceSeconds: undefined } as const;
    const timeline = () => {
      const answer = host.analysis(config).timeline(target, options);
      return answer.type === 'timeline' ? answer.timeline : undefined;
    };
    host.applyChanges([{ uri, text: `${pod('a', 60)}---\n${pod('b', 60)}` }]);
    const before = timeline();
    host.applyChanges([{ uri, text: `# longer\n${pod('a', 61)}---\n${pod('b', 60)}` }]);
    expect(before).toBeDefined();
    expect(timeline()).toBe(before);
    host.applyChanges([{ uri: uriOf('service.yaml'), text: 'apiVersion: v1\nkind: Service\nmetadata: { name: s }\n' }]);
    expect(timeline()).toBe(before);
  });

  test('moves problems with their document', () => {
    const host = new AnalysisHost();
    host.applyChanges([{ uri, text: pod('a', 60) }]);
    const [before] = host.analysis(config).diagnostics(uri);
    host.applyChanges([{ uri, text: `a: b\n---\n${pod('a', 60)}` }]);
    const [after] = host.analysis(config).diagnostics(uri);
    expect(after?.at.span.start).toBe((before?.at.span.start ?? 0) + 'a: b\n---\n'.length);
  });
});

describe('a timeline', () => {
  const options = { trigger: 'deletion', requestedGraceSeconds: undefined } as const;

  test('knows the Services of other files', () => {
    const analysis = analyse(
      parseFixture(`#- pod.yaml
${pod('web', 6).replace('name: web', 'name: web, labels: { app: web }')}#- service.yaml
apiVersion: v1
kind: Service
metadata: { name: front }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`),
    );
    const [target] = analysis.targets(uriOf('pod.yaml'));
    const answer = target && analysis.timeline(target, options);
    const types = answer?.type === 'timeline' ? answer.timeline.events.map(({ type }) => type) : [];
    expect(types).toContain('endpointMarkedTerminating');
  });

  test('of a workload that has gone says so', () => {
    const analysis = analyse(parseFixture(pod('web', 6)));
    const object = { apiVersion: 'v1', kind: 'Pod', namespace: undefined, name: 'old' };
    expect(analysis.timeline({ uri, object }, options)).toMatchObject({
      type: 'unknown',
      why: { en: 'manifest.yaml has no Pod old any more' },
    });
  });
});

describe('documents', () => {
  test('what was read, what was not, and what the API server refuses', () => {
    const analysis = analyse(
      parseFixture(`${pod('web', 6)}---
apiVersion: v1
kind: Pod
metadata: { name: {{ .x }
---
a: b
---
apiVersion: v1
kind: Pod
metadata: { name: refused, annotations: { graceline/ignore.prestop-sleep-exceeds-grace: known } }
spec: { containers: [{ name: app, image: app, lifecycle: { preStop: { sleep: { seconds: 31 } } } }] }
`),
      { preset: 'off' },
    );
    const told = analysis.documents(uri).map(({ notAnalysed, manifests }) => ({
      why: notAnalysed?.why.en,
      refused: manifests.map(({ rejectedByApiServer }) => rejectedByApiServer),
    }));
    expect(told).toEqual([
      { why: undefined, refused: [false] },
      { why: 'Helm template: not analysed', refused: [] },
      { why: undefined, refused: [] },
      { why: undefined, refused: [true] },
    ]);
    expect(analysis.diagnostics(uri)).toEqual([]);
  });
});

describe('verdicts of the API server', () => {
  const verdicts = (text: string, change?: ConfigChange) =>
    analyse(parseFixture(text), change)
      .documents(uri)
      .flatMap(({ manifests }) =>
        manifests.map(({ object, rejectedByApiServer }) => [object.kind, rejectedByApiServer]),
      );

  const sleeping = (seconds: number): string =>
    pod('web', 0).replace(/exec: .*/, `sleep: { seconds: ${String(seconds)} } } } }`);

  test('are there for every object of every kind, one by one in lists', () => {
    const text = `apiVersion: v1
kind: List
items:
  - { apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: a }, spec: { scaleTargetRef: { kind: Deployment, name: a } } }
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a }, spek: {} }
---
apiVersion: v1
kind: EphemeralContainers
metadata: { name: a }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: a }
spec: { names: { kind: Pod } }
---
apiVersion: example.com/v1
kind: AllowList
metadata: { name: a }
---
- not an object
`;
    expect(verdicts(text, { preset: 'off' })).toEqual([
      ['HorizontalPodAutoscaler', true],
      ['ConfigMap', false],
      ['EphemeralContainers', true],
      ['CustomResourceDefinition', false],
      ['AllowList', false],
    ]);
  });

  test('follow the version and the feature gates', () => {
    const zero = sleeping(0);
    expect(verdicts(zero)).toEqual([['Pod', false]]);
    expect(verdicts(zero, { kubernetesMinor: 32 })).toEqual([['Pod', true]]);
    const gates = { featureGates: new Map([['PodLifecycleSleepActionAllowZero', true]]) };
    expect(verdicts(zero, { kubernetesMinor: 32, ...gates })).toEqual([['Pod', false]]);
  });

  test('are not given of YAML that is broken, which kubectl does not send', () => {
    expect(verdicts(`${sleeping(60)}  - "`)).toEqual([['Pod', false]]);
  });
});

test('whatever is typed, everything is answered', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        pod('web', 60),
        pod('web', 60).replaceAll('\n', '\r\n'),
        '---\n',
        'spec:',
        '  terminationGracePeriodSeconds: ',
        'preStop: { sleep: { seconds: ',
        '&a ',
        '*a',
        '<<: ',
        '{',
        '}',
        ']',
        '"',
        '- ',
        '\n',
        '|\n',
        '# graceline-disable-file\n',
        '99999999999999999999',
      ),
      fc.string(),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, fc.nat(), (parts, seed) => {
      const text = parts.join('');
      const host = new AnalysisHost();
      host.applyChanges([{ uri, text }]);
      const analysis = host.analysis(config);
      const offset = seed % (text.length + 1);
      analysis.hover(uri, offset);
      analysis.codeLenses(uri);
      analysis.documents(uri);
      analysis.targetAt(uri, offset);
      for (const { at, fixes } of analysis.diagnostics(uri)) {
        expect(at.span.end).toBeLessThanOrEqual(text.length);
        for (const { edits } of fixes) expect(edits.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
