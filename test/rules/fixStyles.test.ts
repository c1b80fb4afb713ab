// Every fix of every rule does the same however the manifest is written, and leaves the rest of it as it is.
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Diagnostic, Fix } from '../../server/src/core/analysis.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { analyse, applyFix, type ConfigChange } from '../support/check.ts';
import { parseFixture } from '../support/fixture.ts';
import { stripMarks } from '../support/markers.ts';
import { readRulePage } from '../support/rulePage.ts';
import { styles, type Style } from '../support/styles.ts';

interface Fixable {
  readonly ruleId: string;
  readonly text: string;
  readonly settings: ConfigChange;
  /** All that the rule finds there. */
  readonly problems: readonly Diagnostic[];
}

const fixables: readonly Fixable[] = rules.flatMap(({ meta: { id } }) =>
  readRulePage(id).cases.flatMap(({ blocks, settings }) =>
    blocks
      .filter(({ type, text }) => type === 'manifest' && text.includes(`[${id}]: `) && !text.includes('#- built:'))
      .map((block) => {
        const text = stripMarks(block.text);
        return { ruleId: id, text, settings, problems: ofRule(id, diagnose(text, settings)) };
      }),
  ),
);

function diagnose(text: string, settings: ConfigChange): readonly Diagnostic[] {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture, settings);
  return fixture.files.flatMap(({ uri }) => analysis.diagnostics(uri));
}

function ofRule(id: string, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter(({ ruleId }) => ruleId === id);
}

/** Every manifest of a fixture in a style; undefined where one of them cannot be. */
function restyled(text: string, style: Style): string | undefined {
  const { files } = parseFixture(text);
  const parts = files.map((file) => {
    const written = /\.(?:ya?ml|json)$/.test(file.path) ? style(file.text) : file.text;
    return written && files.length > 1 ? `#- ${file.path}\n${written}` : written;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** What the YAML of a fixture says, or what is wrong with it. */
function meaning(text: string): readonly unknown[] {
  return parseFixture(text).files.flatMap((file) =>
    parseAllDocuments(file.text).map((one) => (one.errors[0] ? one.errors[0].message : (one.toJS() as unknown))),
  );
}

/** Paths and values, one a line. */
function leaves(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} = ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  const there = new Set(after);
  return before.filter((one) => !there.has(one));
}

const signs = (text: string): readonly string[] => text.match(/# note \d+|&\w+/g) ?? [];

/** Applies the fix of a manifest in another style, as that of the manifest as it was written. */
function compare(fixable: Fixable, text: string, written: Fix, fix: Fix): void {
  const { ruleId, settings, problems } = fixable;
  const after = applyFix(text, fix);
  const about = `${ruleId}: ${fix.title}\n${text}\n=== becomes\n${after}`;
  expect(meaning(after), about).toEqual(meaning(applyFix(fixable.text, written)));
  if (text.includes('\r\n')) expect(after.replaceAll(/^#- .*\n/gm, ''), about).not.toMatch(/[^\r]\n/);
  // Comments and anchors go with the values that go.
  const gone = missing(leaves(meaning(text)), leaves(meaning(after)));
  expect(missing(signs(text), signs(after)).length, about).toBeLessThanOrEqual(gone.length);
  const left = diagnose(after, settings);
  expect(ofRule(ruleId, left).length, about).toBeLessThan(problems.length);
}

test.each(Object.entries(styles))('%s', { timeout: 180_000 }, (_, style) => {
  let count = 0;
  for (const fixable of fixables) {
    const text = fixable.problems.some(({ fixes }) => fixes.length > 0) ? restyled(fixable.text, style) : undefined;
    if (text === undefined) continue;
    const found = ofRule(fixable.ruleId, diagnose(text, fixable.settings));
    expect(found.map(({ message }) => message), text).toEqual(fixable.problems.map(({ message }) => message));
    for (const [index, { fixes }] of found.entries()) {
      for (const fix of fixes) {
        const written = fixable.problems[index]?.fixes.find(({ title }) => title === fix.title);
        expect(written, fix.title).toBeDefined();
        if (written) compare(fixable, text, written, fix);
        count += 1;
      }
    }
  }
  expect(count).toBeGreaterThan(250);
});
