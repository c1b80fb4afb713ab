// Every rule is held to its page. UPDATE_EXPECT=1 writes the marks and the fixed texts anew: read what it wrote.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/analysis.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { analyse, applyFix, diagnosticMarks, type ConfigChange } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';
import { stripMarks, writeMarks } from '../support/markers.ts';
import { readRulePage, replaceBlocks, rulePageUrl, type PageBlock } from '../support/rulePage.ts';

const update = process.env.UPDATE_EXPECT === '1';

function diagnose(text: string, change: ConfigChange): readonly Diagnostic[] {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture, change);
  return fixture.files.flatMap(({ uri }) => analysis.diagnostics(uri));
}

/** A page is about its rule: what others find is shown only where its marks name them. */
function marked(text: string, written: string, ruleId: string, change: ConfigChange): string {
  const fixture = parseFixture(text);
  const diagnostics = diagnose(text, change).filter((one) => one.ruleId === ruleId || written.includes(`[${one.ruleId}]: `));
  const files = fixture.files.map(({ path, uri, text: source }) => {
    const drawn = writeMarks(source, diagnosticMarks(diagnostics, uri));
    return fixture.files.length > 1 ? `#- ${path}\n${drawn}` : drawn;
  });
  return [...files, ...fixture.builds.map(({ section }) => section)].join('');
}

/** A manifest with its suppressions made to name a rule that does not exist. */
function unsuppressed(text: string): string {
  return text.replaceAll(/(graceline-disable-[a-z-]+) [a-z0-9, -]+/g, '$1 none').replaceAll('graceline/ignore.', 'was/');
}

/** A problem by what it is, and not by where the fix moved it. */
const names = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ ruleId }) => ruleId).toSorted();

describe.each(rules.map(({ meta }) => meta))('$id', ({ id: ruleId, unfixable = false }) => {
  const page = readRulePage(ruleId);
  const rewritten = new Map<PageBlock, string>();

  function compare(block: PageBlock, actual: string): void {
    if (update) rewritten.set(block, actual);
    else expect(actual).toBe(block.text);
  }

  test.each(page.cases)('$heading', ({ blocks, settings }) => {
    let before = '';
    for (const block of blocks) {
      if (block.type === 'fixed') {
        const problem = diagnose(before, settings).find((one) => one.ruleId === ruleId);
        const fix = problem?.fixes.find(({ safe }) => safe) ?? problem?.fixes[0];
        expect(fix, 'a fix').toBeDefined();
        if (fix) compare(block, applyFix(before, fix));
        continue;
      }
      before = stripMarks(block.text);
      if (block.type === 'manifest') compare(block, marked(before, block.text, ruleId, settings));
      else {
        expect(names(diagnose(before, settings))).not.toContain(ruleId);
        expect(names(diagnose(unsuppressed(before), settings))).toContain(ruleId);
      }
    }
  });

  test('every fix ends its problem and makes none', () => {
    for (const { blocks, settings } of page.cases) {
      for (const { text } of blocks.filter(({ type }) => type === 'manifest')) {
        const source = stripMarks(text);
        const problems = diagnose(source, settings);
        for (const problem of problems) {
          for (const fix of problem.fixes) {
            const left = diagnose(applyFix(source, fix), settings);
            const counts = (list: readonly Diagnostic[], id: string): number => names(list).filter((name) => name === id).length;
            expect(counts(left, problem.ruleId), `${fix.title}\n${source}`).toBeLessThan(counts(problems, problem.ruleId));
            // Hints are notes: a pod that a fix brings behind a Service has its own.
            const told = left.filter(({ severity }) => severity !== 'hint');
            for (const { ruleId: id } of told) expect(counts(told, id), `${fix.title} makes ${id}`).toBeLessThanOrEqual(counts(problems, id));
          }
        }
      }
    }
  });

  test('has a failing, a passing, a suppressed and, where it has fixes, a fixed example', () => {
    const blocks = page.cases.flatMap((one) => one.blocks);
    const manifests = blocks.filter(({ type }) => type === 'manifest').map(({ text }) => text);
    expect(manifests.filter((text) => text.includes(`[${ruleId}]: `)).length, 'failing').toBeGreaterThan(0);
    expect(manifests.filter((text) => stripMarks(text) === text).length, 'passing').toBeGreaterThan(0);
    expect(blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(unfixable ? ['suppressed'] : ['fixed', 'suppressed']),
    );

  });

  afterAll(() => {
    if (!update) return;
    const url = rulePageUrl(ruleId);
    writeFileSync(url, replaceBlocks(readFileSync(url, 'utf8'), rewritten));
  });
});
