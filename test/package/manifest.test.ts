// What the Marketplace and Open VSX want to know of the extension, before anything is packaged.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Readonly<Record<string, unknown>> & { readonly version: string };

test('the version is one that the Marketplace takes, and has its heading in the changelog', () => {
  expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  const [latest] = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, version]) => version);
  expect(latest).toBe(manifest.version);
});

test('says who, where, under which licence, and for which VS Code', () => {
  expect(manifest).toMatchObject({
    publisher: 'graceline',
    license: 'MIT',
    icon: 'media/icons/graceline.png',
    repository: { type: 'git', url: expect.stringMatching(/^https:\/\/github\.com\/.*\.git$/) as string },
    bugs: { url: expect.stringMatching(/^https:/) as string },
    engines: { vscode: expect.stringMatching(/^\^1\.\d+\.0$/) as string, node: expect.any(String) as string },
    capabilities: { untrustedWorkspaces: { supported: 'limited' }, virtualWorkspaces: { supported: 'limited' } },
  });
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', manifest.icon]) {
    expect(existsSync(new URL(`../../${String(file)}`, import.meta.url)), String(file)).toBe(true);
  }
});

test('can be found, and by no more words than are looked at', () => {
  expect(manifest.categories).toEqual(expect.arrayContaining(['Linters', 'Visualization']));
  const keywords = manifest.keywords as readonly string[];
  expect(keywords).toContain('kubernetes');
  // The Marketplace refuses more than 30.
  expect(keywords.length).toBeLessThanOrEqual(30);
});

test('runs beside the files, and in a browser where they are there', () => {
  // With both entries, and without `extensionKind`, VS Code takes the host of the workspace first, then that of the browser.
  expect(manifest).toMatchObject({ main: './dist/client.cjs', browser: './dist/web/client.cjs' });
  expect(manifest.extensionKind).toBeUndefined();
});

test('the icon is a picture of at least 128 pixels', () => {
  const png = readFileSync(new URL(`../../${String(manifest.icon)}`, import.meta.url));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(128);
});
