// `graceline check --format …` as the programs that consume it read it.
import { parse } from 'junit2json';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, harmless, onlyOneRule } from './manifests.ts';

/** A name that tries to be markup in every form. */
const hostile = cutShort.replaceAll('- name: app', '- name: "a|<b>&,:%\\"]]>`c"');

test('SARIF has a result with its place, its other places, its fixes and its rule', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'my web/app.yaml': cutShort });
  const { stdout, exitCode } = await graceline(['check', '--format', 'sarif'], { cwd });
  expect(exitCode).toBe(1);
  const log = JSON.parse(stdout) as Log;
  expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] });
  const [run] = log.runs;
  const [result] = run?.results ?? [];
  expect(result).toMatchObject({
    ruleId: 'prestop-outlasts-grace',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20web/app.yaml' },
          region: { startLine: 13, startColumn: 33, endLine: 13, endColumn: 35 },
        },
        logicalLocations: [{ fullyQualifiedName: 'Pod/app' }],
      },
    ],
    relatedLocations: [{ physicalLocation: { region: { startLine: 6, startColumn: 34 } } }],
    fixes: [
      {
        artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 6 }, insertedContent: { text: '50' } }] }],
      },
      {},
    ],
  });
  const rule = run?.tool.driver.rules?.[result?.ruleIndex ?? -1];
  expect(rule).toMatchObject({ id: 'prestop-outlasts-grace', helpUri: expect.stringContaining('.md') as unknown });
});

test('a SARIF fingerprint stays when lines are added above, and tells twins apart', async () => {
  const files = (text: string) => ({ '.graceline.yaml': onlyOneRule, 'app.yaml': text });
  const before = await fingerprints(files(`${cutShort}---\n${cutShort}`));
  const after = await fingerprints(files(`# a comment\n\n${cutShort}---\n${cutShort}`));
  expect(after).toEqual(before);
  expect(new Set(before).size).toBe(2);
});

async function fingerprints(files: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const { stdout } = await graceline(['check', '--format', 'sarif'], { cwd: folder(files) });
  const log = JSON.parse(stdout) as Log;
  return (log.runs[0]?.results ?? []).map(({ partialFingerprints }) => partialFingerprints?.['graceline/v1']);
}

test('JUnit is read by a consumer: a failure for each error, a passed case for a clean file', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'a.yaml': hostile, 'b.yaml': harmless });
  const { stdout } = await graceline(['check', '--format', 'junit'], { cwd });
  const report = await parse(stdout);
  expect(report).toMatchObject({
    tests: 2,
    failures: 1,
    testsuite: [
      { name: 'a.yaml', tests: 1, failures: 1, testcase: [{ failure: [{ type: 'error' }] }] },
      { name: 'b.yaml', tests: 1, failures: 0 },
    ],
  });
});

test('GitHub annotations stand on one line each, whatever a manifest calls itself', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'a,b:c.yaml': hostile });
  const { stdout } = await graceline(['check', '--format', 'github'], { cwd });
  expect(stdout).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=13,endLine=13,col=33,endColumn=35,title=graceline prestop-outlasts-grace::' +
      'preStop (20s) outlasts terminationGracePeriodSeconds (8s): hook abandoned and SIGTERM at t+8s, SIGKILL at t+10s\n',
  );
});

test('Markdown is a table with the sum above it', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': cutShort });
  const { stdout } = await graceline(['check', '--format', 'markdown'], { cwd });
  expect(stdout).toContain('1 file, 1 manifest: 1 error');
  expect(stdout).toContain('| 🛑 error | `app.yaml:13` | preStop \\(20s\\) outlasts');
  const korean = await graceline(['check', '--format', 'markdown', '--locale', 'ko'], { cwd });
  expect(korean.stdout).toContain('| | 위치 | 내용 | 규칙 |');
});
