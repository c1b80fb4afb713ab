// Levels, presets and suppressions: what is left to say of what the rules find.
import { describe, expect, test } from 'vitest';
import { analyse, type ConfigChange } from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

function told(text: string, change?: ConfigChange): readonly string[] {
  const analysis = analyse(parseFixture(text), change);
  // What is said of the suppressions themselves has a page of its own.
  const found = analysis.diagnostics(uriOf('manifest.yaml')).filter(({ ruleId }) => ruleId !== 'unused-suppression');
  return found.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
}

const assumptions = new Map([['app.preStopTakes', '45s']]);
const hook = (command: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: app, image: app, lifecycle: { preStop: { exec: { command: [${command}] } } } }]
`;
const longer = hook('sleep, "60"');
const equal = hook('sleep, "30"');
const stated = hook('/drain');
const refused = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: a, image: a, lifecycle: { preStop: { sleep: { seconds: 60 } } } }
    - { name: b, image: b, lifecycle: { preStop: { exec: { command: [sleep, "60"] } } } }
`;

describe('levels', () => {
  test.each([
    ['recommended', ['error'], ['warning'], ['warning']],
    ['strict', ['error'], ['warning'], ['warning']],
    ['quiet', ['error'], ['warning'], []],
    ['off', [], [], []],
  ] as const)('of the preset %s', (preset, ofLonger, ofEqual, ofStated) => {
    const levels = (text: string) =>
      told(text, { preset, assumptions }).flatMap((line) => /^(\w+) prestop-outlasts-grace$/.exec(line)?.[1] ?? []);
    expect(levels(longer.replace('name: app', 'name: other'))).toEqual(ofLonger);
    expect(levels(equal.replace('name: app', 'name: other'))).toEqual(ofEqual);
    expect(levels(stated)).toEqual(ofStated);
  });

  test('a level that is set for a rule wins over the preset', () => {
    const set = (level: 'hint' | 'off', preset: 'recommended' | 'off') =>
      told(longer, { preset, severities: new Map([['prestop-outlasts-grace', level]]) });
    expect(set('hint', 'recommended')).toEqual(['hint prestop-outlasts-grace']);
    expect(set('hint', 'off')).toEqual(['hint prestop-outlasts-grace']);
    expect(set('off', 'recommended')).toEqual([]);
  });

  test('what the preset `recommended` leaves out can be switched on by name', () => {
    const rule = 'drain-needs-flags';
    const set = (change: ConfigChange) => told(longer, change).filter((line) => line.endsWith(rule));
    expect(set({ preset: 'recommended' })).toEqual([]);
    expect(set({ preset: 'strict' })).toEqual([`hint ${rule}`]);
    expect(set({ preset: 'recommended', severities: new Map([[rule, 'warning']]) })).toEqual([`warning ${rule}`]);
  });

  test('in the order of the text', () => {
    expect(told(refused)).toEqual(['error prestop-sleep-exceeds-grace', 'error prestop-outlasts-grace']);
  });
});

describe('suppressions', () => {
  const above = (...comments: string[]): string =>
    refused.replace(/^( *)- \{ name: b/m, `${comments.map((comment) => `$1${comment}\n`).join('')}$&`);
  const only = { severities: new Map([['prestop-sleep-exceeds-grace', 'off' as const]]) };
  const suppressed = (text: string) => told(text, only).length === 0;

  test.each([
    ['# graceline-disable-next-line prestop-outlasts-grace -- reason', true],
    ['# graceline-disable-next-line prestop-outlasts-grace', true],
    ['#graceline-disable-next-line prestop-outlasts-grace', true],
    ['# graceline-disable-next-line other-rule, prestop-outlasts-grace -- reason', true],
    ['# graceline-disable-next-line -- every rule', true],
    ['# graceline-disable-next-line other-rule -- not prestop-outlasts-grace', false],
    ['# graceline-disable-line prestop-outlasts-grace', false],
    ['# graceline-disable-next-lines prestop-outlasts-grace', false],
    ['# graceline-disable-file prestop-outlasts-grace', false],
    ['# see graceline-disable-next-line prestop-outlasts-grace', false],
  ])('%s', (comment, expected) => {
    expect(suppressed(above(comment))).toBe(expected);
  });

  test('stand above one another', () => {
    expect(suppressed(above('# graceline-disable-next-line prestop-outlasts-grace', '# graceline-disable-next-line x'))).toBe(
      true,
    );
  });

  test('of a file hold in its later documents', () => {
    const text = `---\n# graceline-disable-file prestop-outlasts-grace\na: b\n---\n${longer}`;
    expect(told(text)).toEqual([]);
    expect(told(text.replace('# graceline', 'a: b\n# graceline'))).toHaveLength(1);
  });

  test('of one rule leave the others', () => {
    expect(told(`# graceline-disable-file prestop-outlasts-grace\n${refused}`)).toEqual([
      'error prestop-sleep-exceeds-grace',
    ]);
  });

  test('are no comments inside of a text', () => {
    const text = longer.replace('metadata: {', 'metadata: { annotations: { a: "# graceline-disable-file" },');
    expect(told(text)).toHaveLength(1);
  });

  test('in CRLF files', () => {
    expect(
      suppressed(above('# graceline-disable-next-line prestop-outlasts-grace -- reason').replaceAll('\n', '\r\n')),
    ).toBe(true);
  });
});

describe('safe fixes of several problems', () => {
  test('may meet in one number: whichever is applied, what is left can be fixed again', () => {
    const analysis = analyse(parseFixture(refused));
    const edits = analysis
      .diagnostics(uriOf('manifest.yaml'))
      .map(({ fixes }) => fixes.filter(({ safe }) => safe).flatMap(({ edits: [edit] }) => edit?.newText));
    expect(edits).toEqual([['terminationGracePeriodSeconds: 90\n  '], ['terminationGracePeriodSeconds: 90\n  ']]);
  });
});
