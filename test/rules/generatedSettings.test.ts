// What the rules are called in README, package.json and the schema of .graceline.yaml: `npm run generate` writes it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesMarkdown } from '../../server/src/cli/reporters/rules.ts';
import type { Locale } from '../../server/src/core/base/localized.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { settingsSchema } from '../../server/src/core/settingsSchema.ts';

const metas = rules.map(({ meta }) => meta);

function read(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

test('the table of the README', async () => {
  const table = rulesMarkdown(metas, false, 'en').replaceAll(/https:\S+?\/(docs\/rules\/)/g, '$1');
  const readme = read('README.md').replace(
    /(<!-- rules: .*? -->\n)[^]*?(<!-- end of rules -->)/,
    (_, start: string, end: string) => `${start}\n${table}\n${end}`,
  );
  await expect(readme).toMatchFileSnapshot('../../README.md');
});

interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, object> }[] };
}

test('the levels of the rules in package.json', async () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const properties = manifest.contributes.configuration.find((group) => 'graceline.rules' in group.properties)?.properties;
  if (!properties) throw new Error('package.json has no graceline.rules');
  const levels = ['error', 'warning', 'information', 'hint', 'off'];
  properties['graceline.rules'] = {
    ...properties['graceline.rules'],
    properties: Object.fromEntries(
      metas.map(({ id }) => [id, { type: 'string', enum: levels, markdownDescription: `%rule.${id}%` }]),
    ),
  };
  await expect(json(manifest)).toMatchFileSnapshot('../../package.json');
});

test.each(['en', 'ko'] satisfies Locale[])('their words in package.nls: %s', async (locale) => {
  const file = locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`;
  const written = Object.entries(JSON.parse(read(file)) as Record<string, string>);
  const others = written.filter(([key]) => !key.startsWith('rule.'));
  const titles = metas.map(({ id, title }) => [`rule.${id}`, title[locale]]);
  await expect(json(Object.fromEntries([...others, ...titles]))).toMatchFileSnapshot(`../../${file}`);
});

test('the schema of .graceline.yaml', async () => {
  await expect(json(settingsSchema('en'))).toMatchFileSnapshot('../../docs/graceline.schema.json');
});
