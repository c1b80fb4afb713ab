// In a file of many documents an edit asks only those again that may say something else now.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Analysis, CodeLens, Diagnostic, DocumentLink } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { defaultConfig } from '../support/check.ts';
import { uriOf } from '../support/fixture.ts';

const uri = uriOf('all.yaml');
const config = { ...defaultConfig, preset: 'strict' as const };

/** With another label, the Service of the same name selects nothing. */
const workload = (app: number, label: string) => `apiVersion: v1
kind: Pod
metadata: { name: web-${String(app)}, labels: { app: web-${String(app)}${label} } }
spec: { containers: [{ name: app, image: a }] }
`;
const service = (app: number) => `apiVersion: v1
kind: Service
metadata: { name: web-${String(app)} }
spec: { selector: { app: web-${String(app)} }, ports: [{ port: 80 }] }
`;
const budget = (app: number, name: number) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: budget-${String(name)} }
spec: { minAvailable: 1, selector: { matchLabels: { app: web-${String(app)} } } }
`;

const ingress = (app: number) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web-${String(app)} }
spec: { defaultBackend: { service: { name: web-${String(app)}, port: { number: 80 } } } }
`;

const app = fc.nat(40);
const document = fc.oneof(
  fc.tuple(app, fc.constantFrom('', '-v2')).map(([of, label]) => workload(of, label)),
  app.map(service),
  app.map(ingress),
  fc.tuple(app, fc.nat(3)).map(([of, name]) => budget(of, name)),
);
/** Documents that take the place of some others. */
const change = fc.record({
  at: fc.nat(200),
  removed: fc.nat(3),
  added: fc.array(document, { maxLength: 3 }),
});

/** As a server does that is interrupted: what was worked out before an edit counts after it. */
function begin(host: AnalysisHost, count: number): void {
  for (const what of ['diagnostics', 'codeLenses', 'documentLinks'] as const) {
    const steps = host.analysis(config).steps(uri, what)[Symbol.iterator]();
    for (let step = 0; step < count; step += 1) steps.next();
  }
}

function told(host: AnalysisHost) {
  const analysis = host.analysis(config);
  return [
    analysis.diagnostics(uri),
    analysis.encodedDiagnostics(uri, onLines),
    analysis.codeLenses(uri),
    analysis.encodedLenses(uri, onLine),
    analysis.documentLinks(uri),
    analysis.encodedLinks(uri, onLine),
  ];
}

function onLine(analysis: Analysis, { at, ...rest }: CodeLens | DocumentLink) {
  return [rest, analysis.position(at.uri, at.span.start)];
}

function onLines(analysis: Analysis, { message, at, related }: Diagnostic) {
  return [message, ...[{ at }, ...related].map((one) => analysis.position(one.at.uri, one.at.span.start))];
}

test('law: after any edits all is told as of a file that was never edited', () => {
  const file = fc.array(document, { minLength: 130, maxLength: 150 });
  const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(file, changes, (documents, edits) => {
      const host = new AnalysisHost();
      const write = (): void => {
        host.applyChanges([{ uri, text: documents.join('---\n') }]);
      };
      host.setExtent({ folders: [uriOf('')], indexing: false });
      write();
      told(host);
      for (const betweenReports of edits) {
        for (const { at, removed, added } of betweenReports) {
          documents.splice(at % documents.length, removed, ...added);
          write();
          begin(host, at);
        }
        told(host);
      }
      const fresh = new AnalysisHost();
      fresh.setExtent({ folders: [uriOf('')], indexing: false });
      fresh.applyChanges([{ uri, text: documents.join('---\n') }]);
      expect(told(host)).toEqual(told(fresh));
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 60_000);
