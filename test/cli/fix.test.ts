// `graceline check --fix` and the baseline, as they are used on a repository.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, harmless, onlyOneRule } from './manifests.ts';

test('safe fixes are applied, everything else stays as it was, and what is left is said', async () => {
  const text = `# ours\n${cutShort}---\n${harmless}---\n${cutShort}`;
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'all.yaml': text });
  const { stdout, exitCode } = await graceline(['check', '--fix'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toBe('1 file, 3 manifests: no problems\nFixed 1 file\n');
  const fixed = text.replaceAll('terminationGracePeriodSeconds: 8', 'terminationGracePeriodSeconds: 50');
  expect(readFileSync(join(cwd, 'all.yaml'), 'utf8')).toBe(fixed);
});

test('a dry run prints the same change as a diff and writes nothing', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'web/app.yaml': cutShort });
  const { stdout, exitCode } = await graceline(['check', '--fix', '--dry-run'], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "--- a/web/app.yaml
    +++ b/web/app.yaml
    @@ -3,7 +3,7 @@
     metadata:
       name: app
     spec:
    -  terminationGracePeriodSeconds: 8
    +  terminationGracePeriodSeconds: 50
       containers:
         - name: app
           image: registry.example/app
    "
  `);
  expect(readFileSync(join(cwd, 'web/app.yaml'), 'utf8')).toBe(cutShort);
});

test('standard input is printed with its fixes, and what is left goes to standard error', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule });
  const fixed = cutShort.replace('Seconds: 8', 'Seconds: 50');
  expect(await graceline(['check', '--fix', '-'], { cwd, stdin: cutShort })).toEqual({
    stdout: fixed,
    stderr: '1 file, 1 manifest: no problems\nFixed 1 file\n',
    exitCode: 0,
  });
  const again = await graceline(['check', '--fix', '-', '--quiet'], { cwd, stdin: fixed });
  expect(again).toEqual({ stdout: fixed, stderr: '', exitCode: 0 });
  const dry = await graceline(['check', '--fix', '--dry-run', '-'], { cwd, stdin: cutShort });
  expect(dry.stdout).toContain('+++ b/<stdin>\n');
  expect(dry).toMatchObject({ exitCode: 1, stderr: 'Would fix 1 file\n' });
});

test('a dry run that has nothing to print says so', async () => {
  const cwd = folder({ 'app.yaml': harmless });
  const { stdout, stderr } = await graceline(['check', '--fix', '--dry-run'], { cwd });
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'No safe fixes here\n' });
});

test('a file that is not UTF-8 is left alone, for it could not be written back', async () => {
  const text = Buffer.concat([Buffer.from(`${cutShort}# caf`), Buffer.from([0xe9])]);
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': text });
  expect((await graceline(['check', '--fix'], { cwd })).exitCode).toBe(1);
  expect(readFileSync(join(cwd, 'app.yaml'))).toEqual(text);
});

test('a dry run without a fix is a mistake', async () => {
  const { stderr, exitCode } = await graceline(['check', '--dry-run'], { cwd: folder({}) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--dry-run goes with --fix');
});

test('what the baseline lists is not said again, moved or not; what is new is', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': cutShort });
  const written = await graceline(['check', '--write-baseline', 'baseline.json'], { cwd });
  expect(written.exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, 'baseline.json'), 'utf8'))).toEqual({
    version: 1,
    findings: [
      {
        rule: 'prestop-outlasts-grace',
        file: 'app.yaml',
        object: 'Pod/app',
        source: 'command: ["sleep", "20"]',
        count: 1,
      },
    ],
  });
  const again = await graceline(['check', 'app.yaml', '--baseline', 'baseline.json'], { cwd });
  expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('no problems') as unknown });
  writeFileSync(join(cwd, 'app.yaml'), `# moved\n\n${cutShort}---\n${cutShort}`);
  const grown = await graceline(['check', 'app.yaml', '--baseline', 'baseline.json'], { cwd });
  expect(grown.exitCode).toBe(1);
  expect(grown.stdout.match(/^app\.yaml:\d+/gm)).toEqual(['app.yaml:29']);
});

test.each([
  ['nowhere.json', 'cannot read the baseline nowhere.json'],
  ['app.yaml', 'app.yaml is no baseline'],
])('a baseline that cannot be used stops the run: %s', async (file, message) => {
  const cwd = folder({ 'app.yaml': harmless });
  const { stderr, exitCode } = await graceline(['check', '.', '--baseline', file], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
