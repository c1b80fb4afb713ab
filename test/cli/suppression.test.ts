// Presets, levels and the ways to silence a finding, as somebody uses them on files.
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, deployment } from './manifests.ts';

interface Report {
  readonly diagnostics: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
}

async function check(text: string, settings = '', ...args: string[]): Promise<Report['diagnostics']> {
  const cwd = folder({ '.graceline.yaml': settings, 'app.yaml': text });
  const { stdout } = await graceline(['check', '--format', 'json', ...args], { cwd });
  return (JSON.parse(stdout) as Report).diagnostics;
}

const id = 'prestop-outlasts-grace';
const only = `preset: off\nrules: { ${id}: error, unused-suppression: information }\n`;

const before = (line: RegExp, comment: string): string => cutShort.replace(line, `${comment}\n$&`);
const annotated = (lines: string): string => cutShort.replace('  name: app\n', `  name: app\n  annotations:\n${lines}`);

test.each([
  ['the next line', before(/^ +command:/m, `            # graceline-disable-next-line ${id} -- it ends early`)],
  ['this line', cutShort.replace('"20"]', `"20"] # graceline-disable-line ${id} -- it ends early`)],
  ['the file', `# ours\n# graceline-disable-file ${id} -- it ends early\n${cutShort}`],
  ['the object', annotated(`    graceline/ignore.${id}: "it ends early"\n`)],
])('a comment or annotation with a reason silences %s', async (_, text) => {
  expect(await check(text, only)).toEqual([]);
});

test('an annotation of the pod template silences too', async () => {
  const pod = cutShort
    .split('\n')
    .slice(2, -1)
    .map((line) => `    ${line}`)
    .join('\n');
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  selector: { matchLabels: { app: app } }
  template:
${pod.replace('name: app', `labels: { app: app }\n      annotations:\n        graceline/ignore.${id}: "it ends early"`)}
`;
  expect(await check(deployment, only)).toEqual([]);
  expect(await check(deployment.replace(`ignore.${id}`, 'ignore.other'), only)).toMatchObject([
    { rule: 'unused-suppression' },
    { rule: id },
  ]);
});

test.each([
  ['without a reason', before(/^ +command:/m, `            # graceline-disable-next-line ${id}`), /gives no reason/],
  ['an empty annotation', annotated(`    graceline/ignore.${id}: ""\n`), /gives no reason/],
  ['for a rule that does not exist', `# graceline-disable-file prestop -- x\n${cutShort}`, /There is no rule prestop/],
  ['for nothing', `# graceline-disable-file ${id} -- x\n${cutShort.replace('"20"', '"2"')}`, /finds nothing here/],
])('a suppression %s is told of', async (_, text, message) => {
  const found = (await check(text, only)).filter(({ rule }) => rule === 'unused-suppression');
  expect(found).toMatchObject([{ severity: 'information', message: expect.stringMatching(message) as unknown }]);
});

test('what is suppressed does not fail a build', async () => {
  const cwd = folder({ 'app.yaml': `# graceline-disable-file -- a test of ours\n${cutShort}` });
  expect((await graceline(['check'], { cwd })).exitCode).toBe(0);
});

const equal = cutShort.replace('"20"', '"8"');
/** The length of the hook is what somebody says, and in no manifest. */
const stated = cutShort.replace('["sleep", "20"]', '["/drain"]');
const assume = ['--assume', 'app.preStopTakes=20s'] as const;

test.each([
  ['quiet', ['error'], ['warning'], []],
  ['recommended', ['error'], ['warning'], ['warning']],
  ['strict', ['error'], ['warning'], ['warning']],
  ['off', [], [], []],
])('the preset %s', async (preset, ofCertain, ofEqual, ofAssumed) => {
  const levels = async (text: string, ...args: readonly string[]): Promise<readonly string[]> =>
    (await check(text, '', '--preset', preset, ...args))
      .filter(({ rule }) => rule === id)
      .map(({ severity }) => severity);
  expect(await levels(cutShort)).toEqual(ofCertain);
  expect(await levels(equal)).toEqual(ofEqual);
  expect(await levels(stated, ...assume)).toEqual(ofAssumed);
  const all = await check(cutShort, '', '--preset', preset);
  const isQuiet = (severity: string): boolean => severity === 'error' || severity === 'warning';
  if (preset === 'quiet') expect(all.every(({ severity }) => isQuiet(severity))).toBe(true);
  if (preset === 'off') expect(all).toEqual([]);
});

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`;

test.each([
  ['quiet', []],
  ['recommended', ['information']],
  ['strict', ['warning']],
  ['off', []],
])('the preset %s of what is a warning in some and not in others', async (preset, levels) => {
  const found = await check(`${deployment('web')}---\n${service}`, '', '--preset', preset);
  const ofRule = found.filter(({ rule }) => rule === 'missing-readiness-behind-service');
  expect(ofRule.map(({ severity }) => severity)).toEqual(levels);
});

test.each(['error', 'warning', 'information', 'hint', 'off'])(
  'the level %s of one rule wins over the preset',
  async (level) => {
    const found = await check(cutShort, `rules: { ${id}: ${level} }\n`);
    expect(found.filter(({ rule }) => rule === id).map(({ severity }) => severity)).toEqual(
      level === 'off' ? [] : [level],
    );
  },
);
