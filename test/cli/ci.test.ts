// What docs/ci.md tells people to run, run: the lines of its recipes as they stand there.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { folder, graceline } from './graceline.ts';
import { cutShort, onlyOneRule } from './manifests.ts';

const pages = ['ci.md', 'ci.ko.md'].map((name) => ({
  name,
  text: readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8'),
}));
const [english = { name: '', text: '' }] = pages;
const blocksOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, one = '']) => one);

test('its recipes are the same in both languages', () => {
  const [ours, theirs] = pages.map(({ text }) => blocksOf(text));
  expect(ours?.length).toBeGreaterThan(5);
  expect(theirs).toEqual(ours);
});

test('its YAML is YAML', () => {
  const blocks = [...english.text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, one = '']) => one);
  expect(blocks.flatMap((text) => parseAllDocuments(text)).flatMap(({ errors }) => errors)).toEqual([]);
});

const lines = [
  ...new Set(
    blocksOf(english.text)
      .join('\n')
      .match(/graceline@[\d.]+ check .*$/gm),
  ),
];

test.each(lines)('%s', async (line) => {
  const [, , ...words] = line.replace(/ (?:>>?|\|\|) .*$/, '').split(' ');
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'k8s/app.yaml': cutShort });
  await graceline(['check', '.', '--write-baseline', 'graceline-baseline.json'], { cwd });
  const { stderr, exitCode } = await graceline(['check', ...words], { cwd, stdin: cutShort });
  const passes = words.includes('never') || words.some((word) => word.includes('baseline'));
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: passes ? 0 : 1 });
});

test('its version is the one that is published', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  for (const { text } of pages) {
    expect(new Set([...text.matchAll(/graceline@([\d.]+\d)/g)].map(([, used]) => used))).toEqual(new Set([version]));
  }
});
