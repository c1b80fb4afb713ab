// A program of the test in place of kustomize: what it makes of a folder is the text of one file, and of `broken` nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { BuildRunner } from '../../server/src/builds/buildRunner.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'graceline-runner-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const place = (name: string): string => path.join(folder, name);
const kustomizePath = place('program');
writeFileSync(
  kustomizePath,
  `#!${process.execPath}
const fs = require('node:fs'), path = require('node:path');
const folder = process.argv[3];
const around = JSON.parse(fs.readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8').replace(/^resources:.*/, '{}'));
const text = fs.readFileSync(path.join(folder, around.resources ? around.resources[0] : '.', 'web.yaml'), 'utf8');
if (text.includes('broken')) { console.error('Error: it is broken'); process.exit(1); }
process.stdout.write(text);
`,
  { mode: 0o755 },
);

describe.skipIf(process.platform === 'win32')('until it is saved', () => {
  const root = { tool: 'kustomize', file: place('kustomization.yaml') } as const;
  const settings = { kustomizePath, helmPath: '', valuesFiles: [] };
  let runner: BuildRunner;
  const made = async (typed?: string) => {
    const unsaved = new Map(typed === undefined ? [] : [[place('web.yaml'), typed]]);
    const { output } = await runner.build(root, settings, { type: 'allowed' }, unsaved);
    return output.type === 'rendered' ? output.text : output.why.en;
  };

  beforeEach(() => {
    runner = new BuildRunner({ uriOf: (file) => fileUri(pathToFileURL(file).href), nameOf: () => 'it' });
    writeFileSync(place('kustomization.yaml'), 'resources: [web.yaml]\n');
    writeFileSync(place('web.yaml'), 'a: 1\n');
  });

  test('a text that cannot be built leaves what was built before', async () => {
    expect(await made()).toBe('a: 1\n');
    expect(await made('a: 2\n')).toBe('a: 2\n');
    expect(await made('broken')).toBe('a: 2\n');
    expect(await made('broken again')).toBe('a: 2\n');
    expect(await made('a: 3\n')).toBe('a: 3\n');
    writeFileSync(place('web.yaml'), 'broken');
    expect(await made()).toBe('program: it is broken');
  });

  test('a text that cannot be built is told where nothing was built before', async () => {
    expect(await made('broken')).toBe('program: it is broken');
  });
});
