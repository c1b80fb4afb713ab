// The ways out of a budget that lets a single pod never go: a page shows the first of them only.
import { expect, test } from 'vitest';
import { analyse, applyFix } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';

const deployment = (replicas: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
${replicas}  selector: { matchLabels: { app: web } }
${more}  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: registry.example/web }] }
`;

const budget = `---
# One must stay.
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
`;

function fixes(text: string): ReadonlyMap<string, string> {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture);
  const found = fixture.files.flatMap(({ uri }) => analysis.diagnostics(uri));
  const blocked = found.filter(({ ruleId }) => ruleId === 'pdb-blocks-all-evictions');
  return new Map(blocked.flatMap((one) => one.fixes.map((fix) => [fix.title, applyFix(text, fix)] as const)));
}

test('a single pod may go, get a second one beside it, or do without a budget', () => {
  const found = fixes(deployment('  replicas: 1 # for now\n') + budget);
  expect([...found.keys()]).toEqual(['Write maxUnavailable: 1', 'Set replicas: 2', 'Delete PodDisruptionBudget web']);
  expect(found.get('Set replicas: 2')).toBe(deployment('  replicas: 2 # for now\n') + budget);
  expect(found.get('Delete PodDisruptionBudget web')).toBe(deployment('  replicas: 1 # for now\n'));
});

test('no second pod where none can run beside the first, nor where nobody wrote how many there are', () => {
  const titles = ['Write maxUnavailable: 1', 'Delete PodDisruptionBudget web'];
  expect([...fixes(deployment('  replicas: 1\n', '  strategy: { type: Recreate }\n') + budget).keys()]).toEqual(titles);
  expect([...fixes(deployment('') + budget).keys()]).toEqual(titles);
});
