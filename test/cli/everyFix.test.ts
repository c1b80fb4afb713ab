// Every safe fix of the rules' pages, applied to files on a disk: `npm run noise:fixes` does the same with any folder.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { analyse } from '../support/check.ts';
import { uriOf } from '../support/fixture.ts';
import { failingCases } from '../support/ruleCases.ts';
import { styles, type Style } from '../support/styles.ts';
import { folder } from './graceline.ts';
import { cutShort, harmless } from './manifests.ts';

const script = fileURLToPath(new URL('../noise/fixes.mjs', import.meta.url));
const applyFixes = (root: string) => promisify(execFile)(process.execPath, [script, root]);

/** Those that have a safe fix, without any settings. */
const fixable = failingCases().flatMap(({ folder: root, files }) => {
  const { [`${root}/.graceline.yaml`]: settings, ...manifests } = files;
  const all = Object.entries(manifests).map(([path, text]) => ({ uri: uriOf(path), path, text }));
  const analysis = analyse({ files: all, builds: [], cursor: undefined });
  const fixes = all.flatMap(({ uri }) => analysis.diagnostics(uri)).flatMap((problem) => problem.fixes);
  return settings?.trim() === '{}' && fixes.some(({ safe }) => safe) ? Object.entries(manifests) : [];
});

const written: readonly Style[] = [
  (text) => text,
  (text) => `# ours\n${harmless}---\n${text}`,
  ...['JSON with the line ends of Windows', 'a comment behind every value'].flatMap((name) => styles[name] ?? []),
];

test('leaves YAML, changes the lines that it names, and is not offered again', async () => {
  const files = written.flatMap((style, index) =>
    fixable.map(([path, text]) => {
      const isManifest = /\.(?:ya?ml|json)$/.test(path);
      return [`${String(index)}/${path}`, (isManifest ? style(text) : undefined) ?? text] as const;
    }),
  );
  const { stdout, stderr } = await applyFixes(folder(Object.fromEntries(files)));
  expect(stderr).toBe('');
  const [, fixes, fixed] = /^(\d+) safe fixes in (\d+) files/.exec(stdout) ?? [];
  expect(Number(fixed), stdout).toBeGreaterThanOrEqual(200);
  expect(Number(fixes)).toBeGreaterThanOrEqual(Number(fixed));
}, 240_000);

test('keeps line ends and the mark of the byte order', async () => {
  const text = `\uFEFF${cutShort.replaceAll('\n', '\r\n')}`;
  expect(await applyFixes(folder({ 'app.yaml': text }))).toEqual({ stdout: '1 safe fixes in 1 files\n', stderr: '' });
});
