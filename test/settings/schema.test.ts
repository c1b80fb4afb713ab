// What .graceline.yaml may say, as its schema, its reader and VS Code's settings have it: all three say the same.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettingsFile } from '../../server/src/core/settingsFile.ts';
import { settingsSchema } from '../../server/src/core/settingsSchema.ts';
import { draft7Problems } from '../support/schemas.ts';

interface Property {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Property>>;
  readonly description?: string;
}

const schema = settingsSchema('en') as Required<Pick<Property, 'properties'>>;
const problemsBySchema = draft7Problems(schema);
const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test.each([
  [/```yaml\n(kubernetesVersion:.*?)```/s.exec(read('README.md'))?.[1] ?? 'no example', true],
  ['', true],
  ['preset: quiet\n', true],
  ['kubernetesVersion: "1.33"\n', true],
  ['kubernetesVersion: 2.0\n', false],
  ['preset: loud\n', false],
  ['presets: off\n', false],
  ['rules: { prestop-outlasts-grace: loud }\n', false],
  ['rules: { prestop: error }\n', false],
  ['rules: { prestop-outlasts-grace: off }\n', true],
  ['featureGates: { ContainerStopSignals: maybe }\n', false],
  ['inlayHints: none\n', false],
  ['helm: { valuesFiles: [a.yaml] }\n', true],
  ['helm: { valuesFiles: a.yaml }\n', false],
  ['helm: { path: helm }\n', false],
  ['- a\n', false],
])('the schema and the reader agree on %j', (text, isRight) => {
  expect(readSettingsFile(text).problems.length === 0).toBe(isRight);
  expect(problemsBySchema(parse(text) ?? {}).length === 0).toBe(isRight);
});

describe('every setting', () => {
  const entries = Object.entries(schema.properties);

  test('of the schema is read, and of the reader is in the schema', () => {
    const [problem] = readSettingsFile('unknown: 1\n').problems;
    expect(problem?.message.en.replace(/.*there are /, '').split(', ')).toEqual(entries.map(([key]) => key));
  });

  test('is one of VS Code too, with the same choices', () => {
    const manifest = JSON.parse(read('package.json')) as {
      readonly contributes: {
        readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
      };
    };
    const groups = manifest.contributes.configuration.map((group) => Object.entries(group.properties));
    const properties = Object.fromEntries(groups.flat());
    for (const [key, { enum: choices, properties: parts }] of entries) {
      const names = key === 'helm' ? Object.keys(parts ?? {}).map((part) => `helm.${part}`) : [key];
      for (const name of names) {
        expect(properties, name).toHaveProperty([`graceline.${name}`]);
        expect(properties[`graceline.${name}`]?.enum, name).toEqual(choices);
      }
    }
  });

  test('is described in both languages', () => {
    const korean = settingsSchema('ko') as typeof schema;
    for (const [key, { description }] of entries) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(korean.properties[key]?.description).toMatch(/[가-힣]/);
    }
  });
});
