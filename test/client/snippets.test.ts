// What the snippets insert is what the extension itself has nothing to say against.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/graceful.json', import.meta.url);
const snippets = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** As inserted, with every placeholder left as it is. */
function inserted(prefix: string): string {
  const body = snippets.find((snippet) => snippet.prefix === prefix)?.body ?? [];
  return body.join('\n').replaceAll(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1');
}

test('the graceful Deployment has no finding', () => {
  const fixture = parseFixture(inserted('graceline-deployment'));
  const [only] = fixture.files;
  if (!only) throw new Error('the snippet is empty');
  const analysis = analyse(fixture);
  expect(analysis.diagnostics(only.uri).map(({ ruleId }) => ruleId)).toEqual([]);
  expect(only.text).toContain('kind: PodDisruptionBudget');
});
