// What it prints is held by docs.test.ts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { graceline } from './graceline.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('every option of the command line is in the README', async () => {
  for (const command of ['check', 'timeline', 'drain', 'rules']) {
    const { stdout } = await graceline([command, '--help']);
    const options = stdout.match(/--[a-z-]+/g) ?? [];
    expect(options.filter((option) => option !== '--help' && !readme.includes(option))).toEqual([]);
  }
});
