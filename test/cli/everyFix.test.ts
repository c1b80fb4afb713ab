// Every safe fix of the rules' pages, applied to files on a disk: `npm run noise:fixes` does the same with any folder.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { failingCases, filesOf } from '../support/ruleCases.ts';
import { folder } from './graceline.ts';
import { cutShort } from './manifests.ts';

const script = fileURLToPath(new URL('../noise/fixes.mjs', import.meta.url));
const applyFixes = (root: string) => promisify(execFile)(process.execPath, [script, root]);

test('leaves YAML, changes the lines that it names, and is not offered again', async () => {
  const { stdout, stderr } = await applyFixes(folder(filesOf(failingCases())));
  expect(stderr).toBe('');
  expect(Number(/^(\d+) safe fixes/.exec(stdout)?.[1])).toBeGreaterThan(20);
}, 120_000);

test('keeps line ends and the mark of the byte order', async () => {
  const text = `\uFEFF${cutShort.replaceAll('\n', '\r\n')}`;
  expect(await applyFixes(folder({ 'app.yaml': text }))).toEqual({ stdout: '1 safe fixes in 1 files\n', stderr: '' });
});
