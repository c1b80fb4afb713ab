// What the cases are made of: the manifests of the rules' pages, of the examples, and of what clusters were measured on.
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { parseRulePage } from '../support/rulePage.ts';
import type { Measured } from '../truth/measured.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const measured = JSON.parse(read('test/truth/data/timelines.json')) as readonly Measured[];

/** Sorted, for a seed has to mean the same on every machine. */
export const manifests: readonly string[] = [
  ...globSync('test/rules/*.md').toSorted().flatMap(blocksOf),
  ...globSync('examples/**/*.{yaml,yml}').toSorted().map(read),
  ...measured.map(({ manifest }) => manifest),
];

function blocksOf(page: string): readonly string[] {
  return parseRulePage(read(page)).cases.flatMap(({ blocks }) => blocks.map(({ text }) => text));
}
