// What the README shows is what the program prints.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { graceline } from './graceline.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('every option of the command line is in the README', async () => {
  for (const command of ['check', 'timeline', 'drain', 'rules']) {
    const { stdout } = await graceline([command, '--help']);
    const options = stdout.match(/--[a-z-]+/g) ?? [];
    expect(options.filter((option) => option !== '--help' && !readme.includes(option))).toEqual([]);
  }
});
