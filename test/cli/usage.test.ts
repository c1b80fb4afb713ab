import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtFile, folder, graceline } from './graceline.ts';
import { cutShort, harmless } from './manifests.ts';

const mistakes: readonly (readonly [args: readonly string[], message: string])[] = [
  [['melt', 'a.yaml'], "unknown command 'melt'; there are check, timeline, drain, "],
  [['check', '--repair'], "unknown option '--repair'"],
  [
    ['check', '--format', 'pdf'],
    "argument 'pdf' is invalid. Allowed choices are text, json, sarif, junit, github, markdown.",
  ],
  [['check', '--fail-on', 'fatal'], 'Allowed choices are error, warning, information, hint, never.'],
  [['timeline'], "missing required argument 'path'"],
  [['timeline', 'a.yaml', '--format', 'pdf'], 'Allowed choices are text, json, mermaid'],
  [['timeline', 'a.yaml', '--trigger', 'explosion'], 'Allowed choices are deletion, forceDeletion, eviction'],
  [['timeline', 'a.yaml', '--grace-period', '1.5'], 'Write whole seconds, as in 30.'],
  [['check', '--kubernetes-version', '2.0'], 'Write it as 1.33.'],
  [['check', '--feature-gate', 'ContainerStopSignals'], 'Write it as NAME=true or NAME=false.'],
  [['check', '--assume', 'app.exitsAfterStopSignal'], 'Write it as KEY=VALUE, as in app.exitsAfterStopSignal=3s.'],
  [['check', '--assume', 'app.exit=3s'], 'unknown assumption "app.exit"; there are C.exitsAfterStopSignal'],
  [['check', '--assume', 'app.exitsAfterStopSignal=3'], '"3" is no value for app.exitsAfterStopSignal'],
  [['check', '--config', 'gone.yaml', '.'], 'cannot read gone.yaml: no such file or folder'],
];

test.each(mistakes)('%j is a usage error that says what there is', async (args, message) => {
  const { stdout, stderr, exitCode } = await graceline(args, { cwd: folder({ 'a.yaml': harmless }) });
  expect(stderr).toContain(message);
  expect(stderr.split('\n')).toHaveLength(2);
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
});

test.each(mistakes)('%j is a usage error in Korean too', async (args) => {
  const cwd = folder({ 'a.yaml': harmless });
  const { stderr } = await graceline(args, { cwd, env: { LANG: 'ko_KR.UTF-8' } });
  // Names and what there is to choose from are no words.
  expect(stderr).toMatch(/^graceline: .*[가-힣]/);
  expect(stderr).not.toMatch(/ (?:is|there|unknown|missing|as|cannot|no) /);
});

test('a path that cannot be read is named; the others are checked all the same', async () => {
  const cwd = folder({ 'app.yaml': cutShort });
  const { stdout, stderr, exitCode } = await graceline(['check', 'gone.yaml', 'app.yaml', 'gone'], { cwd });
  expect(stderr).toBe(
    'graceline: cannot read gone.yaml: no such file or folder\ngraceline: cannot read gone: no such file or folder\n',
  );
  expect(stdout).toContain('app.yaml:13:33: error');
  expect(exitCode).toBe(2);
});

test('--help and --version are no errors; nothing at all is one', async () => {
  const help = await graceline(['--help']);
  expect(help.exitCode).toBe(0);
  expect(help.stdout.match(/^ {2}(\w+) \[/gm)).toEqual(
    expect.arrayContaining(['  check [', '  timeline [', '  drain [', '  rules [']),
  );
  const version = await graceline(['--version']);
  expect(version).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown });
  const nothing = await graceline([]);
  expect(nothing).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage: graceline') as unknown,
  });
});

test.each([[], ['check'], ['timeline'], ['drain'], ['rules']])(
  '%j --help is in both languages',
  async (...command: string[]) => {
    const help = async (locale: string): Promise<string> =>
      (await graceline([...command, '--help', '--locale', locale])).stdout;
    const [english, korean] = await Promise.all([help('en'), help('ko')]);
    const terms = (text: string): readonly unknown[] =>
      [...text.matchAll(/^ {2}(\S.*?) {2}/gm)].map(([, term]) => term);
    expect(terms(korean)).toEqual(terms(english));
    expect(english).not.toMatch(/[가-힣]/);
    for (const entry of korean.split(/\n\n|\n(?= {2}\S)/).slice(1)) expect(entry).toMatch(/[가-힣]/);
    // A wide character takes two columns of eighty.
    for (const line of korean.split('\n')) expect(line.replaceAll(/[가-힣]/g, '##').length).toBeLessThanOrEqual(80);
  },
);

test('colours are for terminals, unless somebody asks for them', async () => {
  const escape = '\u001B[';
  const cwd = folder({ 'app.yaml': cutShort });
  const colors = async (args: string[], env = {}) =>
    (await graceline(['check', ...args], { cwd, env })).stdout.includes(escape);
  expect(await colors([])).toBe(false);
  expect(await colors(['--color', 'always'])).toBe(true);
  expect(await colors(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
  expect(await colors(['--color', 'never'])).toBe(false);
});

test.each([
  [{ LANG: 'ko_KR.UTF-8' }, true],
  [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'C', LC_MESSAGES: 'ko' }, true],
  [{ LANG: 'kok_IN' }, false],
])('the language follows %j', async (env, korean) => {
  const { stdout } = await graceline(['check', '-'], { stdin: harmless, env, cwd: folder({}) });
  expect(stdout.includes('매니페스트 1개')).toBe(korean);
});

test('a crash is one sentence, and a stack only for those who ask', async () => {
  // Without its package.json the program cannot even say its version.
  const alone = folder({ 'dist/cli.cjs': readFileSync(builtFile) });
  const crash = (env: Readonly<Record<string, string>>) =>
    graceline(['--version'], { program: `${alone}/dist/cli.cjs`, env });
  const run = await crash({});
  expect(run.stderr).toMatch(/^graceline: internal error, please report it \(GRACELINE_DEBUG=1 shows where\): .*\n$/);
  expect(run.exitCode).toBe(2);
  expect((await crash({ GRACELINE_DEBUG: '1' })).stderr).toMatch(/\n {4}at /);
});

test('a reader that has seen enough is no failure', async () => {
  const files = Array.from({ length: 300 }, (_, index) => [`${String(index)}.yaml`, cutShort] as const);
  const cwd = folder(Object.fromEntries(files));
  const { stderr } = await graceline(['check'], { cwd, closeOutput: true });
  expect(stderr).toBe('');
});
