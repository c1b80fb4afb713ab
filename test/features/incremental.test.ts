// Whatever was typed, opened, closed, created and deleted before: what is said of a workspace depends on its files only.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalysisConfig } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { LineIndex } from '../../server/src/core/base/lineIndex.ts';
import type { FileUri } from '../../server/src/core/base/place.ts';
import { defaultConfig } from '../support/check.ts';
import { uriOf } from '../support/fixture.ts';

const settings: AnalysisConfig = { ...defaultConfig, preset: 'strict' };

const uris = ['a/one.yaml', 'a/two.yaml', 'a/three.yaml', 'b/one.yaml'].map(uriOf);
const one = fc.constantFrom;

const name = one('web', 'web', 'web', 'api', 'api', '"${NAME}"');
const namespace = one('', '', '', ', namespace: dev', ', namespace: prod');
const label = one(
  '{ app: web }',
  '{ app: web }',
  '{ app: web }',
  '{ app: web, tier: front }',
  '{ app: api }',
  '{ app: "{{ x }}" }',
  '{}',
);
const metadata = fc.tuple(name, namespace).map(([n, ns]) => `metadata: { name: ${n}${ns} }`);

const workload = fc.tuple(one('Deployment', 'StatefulSet'), metadata, label, one(5, 30, 60), one('nginx:1.29', '')).map(
  ([kind, meta, labels, sleep, image]) => `apiVersion: apps/v1
kind: ${kind}
${meta}
spec:
  selector: { matchLabels: ${labels} }
  template:
    metadata: { labels: ${labels} }
    spec:
      containers:
        - { name: app, image: "${image}", lifecycle: { preStop: { exec: { command: [sleep, "${String(sleep)}"] } } }, envFrom: [{ configMapRef: { name: web } }] }
`,
);
const service = fc.tuple(metadata, label, one('', ', type: ExternalName')).map(
  ([meta, selector, type]) => `apiVersion: v1
kind: Service
${meta}
spec: { selector: ${selector}, ports: [{ port: 80 }]${type} }
`,
);
const budget = fc.tuple(metadata, label, one('policy/v1', 'policy/v1beta1'), one('Exists', 'NotIn')).map(
  ([meta, labels, version, operator]) => `apiVersion: ${version}
kind: PodDisruptionBudget
${meta}
spec:
  maxUnavailable: 1
  selector: { matchLabels: ${labels}, matchExpressions: [{ key: tier, operator: ${operator}, values: [back] }] }
`,
);
const autoscaler = fc.tuple(metadata, one('Deployment', 'StatefulSet'), name).map(
  ([meta, kind, target]) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${meta}
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${target} }, maxReplicas: 3 }
`,
);
const config = fc.tuple(metadata, one('20s', '90s', '500')).map(
  ([meta, timeout]) => `apiVersion: v1
kind: ConfigMap
${meta}
data: { SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE: ${timeout} }
`,
);
const other = one(
  'apiVersion: apps/v1\nkind: {{ .Values.kind }}\nmetadata: { name: web }\n',
  'apiVersion: v1\nkind: Service\nmetadata: {{ "{" }}\n',
  '# graceline-disable-file\n',
  'kind: [\n',
  '',
);
const documents = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.oneof(workload, workload, service, budget, autoscaler, config) }, other),
  {
    minLength: 1,
    maxLength: 4,
  },
);

type Files = Map<FileUri, { readonly text: string; readonly open: boolean }>;

interface Real {
  readonly host: AnalysisHost;
}

type Step = fc.Command<Files, Real>;

function step(what: string, apply: (files: Files, host: AnalysisHost) => void): Step {
  const run = (files: Files, { host }: Real): void => {
    apply(files, host);
    tell(host);
  };
  return { check: () => true, run, toString: () => what };
}

function written(uri: FileUri): fc.Arbitrary<Step> {
  return fc.tuple(documents, fc.boolean()).map(([texts, open]) => {
    const text = texts.join('---\n');
    return step(`${open ? 'open' : 'closed'} ${uri}:\n${text}`, (files, host) => {
      files.set(uri, { text, open });
      host.applyChanges([{ uri, text, open }]);
    });
  });
}

const write = one(...uris).chain(written);

/** Something else in the place of something that is there, or behind the file; in an open file as an editor says it. */
const words = one('web', 'api', 'tier', 'dev', 'Deployment', '---\n', ' 30', ' 60', 'front', 'selector', '# none\n');
const edit = fc.tuple(one(...uris), words, words, fc.nat(9)).map(([uri, from, newText, nth]) =>
  step(
    `${uri}: ${JSON.stringify(from)} becomes ${JSON.stringify(newText)}, the ${String(nth)}. time`,
    (files, host) => {
      const file = files.get(uri);
      if (!file) return;
      const parts = file.text.split(from);
      const before = parts.slice(0, 1 + (nth % parts.length)).join(from);
      const behind = file.text.slice(before.length + from.length);
      const text = before + newText + behind;
      files.set(uri, { text, open: file.open });
      if (file.open) {
        const lines = new LineIndex(file.text);
        const [start, end] = [lines.position(before.length), lines.position(file.text.length - behind.length)];
        host.applyEdits(uri, [{ start, end, newText }]);
      } else host.applyChanges([{ uri, text, open: false }]);
    },
  ),
);
const openOrClose = one(...uris).map((uri) =>
  step(`open or close ${uri}`, (files, host) => {
    const file = files.get(uri);
    if (!file) return;
    files.set(uri, { text: file.text, open: !file.open });
    host.applyChanges([{ uri, text: file.text, open: !file.open }]);
  }),
);
const remove = one(...uris).map((uri) =>
  step(`delete ${uri}`, (files, host) => {
    files.delete(uri);
    host.applyChanges([{ uri, text: undefined }]);
  }),
);
const index = fc.boolean().map((indexing) =>
  step(indexing ? 'begin to index' : 'end to index', (_, host) => {
    host.setExtent({ folders: [uriOf('')], indexing });
  }),
);
function tell(host: AnalysisHost) {
  const analysis = host.analysis(settings);
  return uris.map((uri) => ({ uri, diagnostics: analysis.diagnostics(uri), lenses: analysis.codeLenses(uri) }));
}

test('law: after anything that happened, all is told as by a host that sees the files for the first time', () => {
  const steps = fc.commands([write, edit, edit, edit, openOrClose, remove, index], { size: 'large', maxCommands: 12 });
  fc.assert(
    fc.property(fc.tuple(...uris.map((uri) => written(uri))), steps, (first, commands) => {
      const host = new AnalysisHost();
      const files: Files = new Map();
      fc.modelRun(() => ({ model: files, real: { host } }), first);
      fc.modelRun(() => ({ model: files, real: { host } }), commands);
      host.setExtent({ folders: [uriOf('')], indexing: false });
      const fresh = new AnalysisHost();
      fresh.setExtent({ folders: [uriOf('')], indexing: false });
      fresh.applyChanges([...files].map(([uri, file]) => ({ uri, ...file })));
      expect(tell(host)).toEqual(tell(fresh));
    }),
    { numRuns: 60 },
  );
}, 60_000);
