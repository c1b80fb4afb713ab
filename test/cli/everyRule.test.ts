// Every rule speaks through the command line, in every form in which other programs read it. New rules come in by
// themselves: their pages say where they speak.
import { parse } from 'junit2json';
import type { Log, Result } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../server/src/core/rules/index.ts';
import { failingCases, filesOf, type RuleCase } from '../support/ruleCases.ts';
import { sarifProblems } from '../support/schemas.ts';
import { graceline, temporaryFolder, type TemporaryFolder } from './graceline.ts';

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly related: readonly { readonly message: string }[];
  readonly fixes: readonly { readonly title: string }[];
}

interface Report {
  readonly diagnostics: readonly Finding[];
}

const hangul = /[가-힣]/;

/** Names, fields and values read the same in every language; two words beside one another do not. */
function isKorean(text: string): boolean {
  return hangul.test(text) || !/\b[a-z]{2,},? [a-z]{2,}\b/.test(text);
}

/** All that a person reads of it. */
function textsOf({ message, related, fixes }: Finding): readonly string[] {
  return [message, ...related.map((one) => one.message), ...fixes.map(({ title }) => title)];
}

const cases = failingCases();
const metas = rules.map(({ meta }) => meta);

interface Checked {
  readonly root: TemporaryFolder;
  readonly report: Report;
}

/** Files of one folder belong together, and some cases are about what is not there: those get folders of their own. */
const runs: Checked[] = [];

/** Without programs that would build what the pages show as not built. */
const check = async ({ path }: TemporaryFolder, ...args: string[]): Promise<string> =>
  (await graceline(['check', ...args], { cwd: path, env: { PATH: path } })).stdout;

async function run(some: readonly RuleCase[]): Promise<readonly RuleCase[]> {
  const root = temporaryFolder(filesOf(some));
  const report = JSON.parse(await check(root, '--format', 'json')) as Report;
  runs.push({ root, report });
  return some.filter((one) => !isFound(one, report));
}

function isFound({ ruleId, folder }: RuleCase, { diagnostics }: Report): boolean {
  return diagnostics.some(({ rule, file }) => rule === ruleId && file.startsWith(`${folder}/`));
}

beforeAll(async () => {
  let left = cases;
  let silent = await run(left);
  while (silent.length < left.length) {
    left = silent;
    silent = await run(left);
  }
  await Promise.all(left.map((one) => run([one])));
}, 60_000);

afterAll(() => {
  for (const { root } of runs) root.remove();
});

test.each(cases)('$folder is found', (one) => {
  expect(runs.some(({ report }) => isFound(one, report))).toBe(true);
});

test('every message is in the language that was asked for', async () => {
  for (const { root, report } of runs) {
    const korean = JSON.parse(await check(root, '--format', 'json', '--locale', 'ko')) as Report;
    expect(korean.diagnostics).toHaveLength(report.diagnostics.length);
    expect(korean.diagnostics.flatMap(textsOf).filter((text) => !isKorean(text))).toEqual([]);
    expect(report.diagnostics.flatMap(textsOf).filter((text) => hangul.test(text))).toEqual([]);
  }
});

describe('SARIF', () => {
  let logs: readonly Log[];
  const resultsOf = (log: Log): readonly Result[] => log.runs[0]?.results ?? [];

  beforeAll(async () => {
    logs = await Promise.all(runs.map(async ({ root }) => JSON.parse(await check(root, '--format', 'sarif')) as Log));
  }, 120_000);

  test('is what the schema of SARIF 2.1.0 describes', () => {
    for (const log of logs) {
      expect(sarifProblems(log)).toEqual([]);
      expect(sarifProblems({ ...log, version: '2.0.0' })).not.toEqual([]);
    }
  });

  test('has every finding, with a fingerprint of its own and its other places', () => {
    for (const [index, log] of logs.entries()) {
      const results = resultsOf(log);
      const diagnostics = runs[index]?.report.diagnostics ?? [];
      expect(results.map(({ ruleId }) => ruleId)).toEqual(diagnostics.map(({ rule }) => rule));
      const fingerprints = results.map(({ partialFingerprints }) => partialFingerprints?.['graceline/v1']);
      expect(new Set(fingerprints).size).toBe(results.length);
      const related = results.map(({ relatedLocations = [] }) => relatedLocations.map(({ message }) => message?.text));
      expect(related).toEqual(diagnostics.map((one) => one.related.map(({ message }) => message)));
    }
  });

  test.each(metas)('describes $id, where to read on, and its fixes', ({ id, unfixable = false }) => {
    const found = logs.flatMap((log) =>
      resultsOf(log).flatMap((result) => (result.ruleId === id ? [{ result, driver: log.runs[0]?.tool.driver }] : [])),
    );
    for (const { result, driver } of found) {
      expect(driver?.rules?.[result.ruleIndex ?? -1]).toMatchObject({
        id,
        helpUri: expect.stringMatching(`/${id}\\.md$`) as unknown,
      });
    }
    expect(found.some(({ result }) => result.fixes !== undefined)).toBe(!unfixable);
  });
});

test('JUnit counts every finding', { timeout: 120_000 }, async () => {
  for (const { root, report } of runs) {
    const junit = await parse(await check(root, '--format', 'junit'));
    const suites = junit && 'testsuite' in junit ? (junit.testsuite ?? []) : [];
    const named = suites.flatMap(({ testcase = [] }) => testcase.map(({ name = '' }) => name.split(' ')[0]));
    expect(named.filter((name) => name !== 'graceline')).toEqual(report.diagnostics.map(({ rule }) => rule));
  }
});

test('GitHub annotations are one line for every finding', { timeout: 120_000 }, async () => {
  for (const { root, report } of runs) {
    const lines = (await check(root, '--format', 'github')).split('\n').slice(0, -1);
    const named = lines.map((line) => /^::(?:error|warning|notice) .*title=graceline ([a-z0-9-]+)::./.exec(line)?.[1]);
    expect(named).toEqual(report.diagnostics.map(({ rule }) => rule));
  }
});
