// docs/assumptions.md is written by hand; its times of routes are ours, and it leaves none of the assumptions out.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeDuration } from '../../server/src/core/base/duration.ts';
import { assumptionKeys } from '../../server/src/core/scenario/assumptions.ts';
import { routes } from '../../server/src/core/scenario/routes.ts';
import { ask } from '../scenario/workload.ts';
import { tableOf } from './table.ts';

const columns = { en: ['route', '`endpointsPropagateIn`'], ko: ['경로', '`endpointsPropagateIn`'] };

const served = `apiVersion: v1
kind: Service
metadata: { name: a }
spec: { selector: { app: a }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: a, labels: { app: a } }
spec: { containers: [{ name: app, image: a/b }] }
`;

describe.each(['en', 'ko'] as const)('assumptions, in %s', (locale) => {
  const file = `../../docs/assumptions${locale === 'en' ? '' : '.ko'}.md`;
  const page = readFileSync(new URL(file, import.meta.url), 'utf8');
  const rows = new Map(
    [...page.matchAll(/^\| `([\w.]+)` \| (.*?) \|/gm)].map(([, key = '', ours = '']) => [key, ours]),
  );

  test('the times of the routes', async () => {
    const times = Object.values(routes).map(({ name, propagatesIn }) => [name, writeDuration(propagatesIn)]);
    const written = page.replace(
      /(<!-- routes: .*? -->\n)[^]*?(<!-- end of routes -->)/,
      (_, start: string, end: string) => `${start}\n${tableOf(columns[locale], times)}\n${end}`,
    );
    await expect(written).toMatchFileSnapshot(file);
  });

  test('each assumption has its row', () => {
    expect([...rows.keys()].sort()).toEqual([...assumptionKeys].sort());
  });

  test('what is assumed is what it says', () => {
    const answer = ask(served, { trigger: 'nodeShutdown' });
    if (answer.type === 'unknown') throw new Error(answer.why.en);
    // The times of routes have a table of their own.
    const assumed = answer.assumptions.filter(({ key }) => rows.has(key) && key !== 'endpointsPropagateIn');
    expect(assumed.map(({ key }) => key)).toContain('requestsTake');
    for (const { key, value } of assumed) expect(rows.get(key)).toContain(`\`${value}\``);
  });
});
