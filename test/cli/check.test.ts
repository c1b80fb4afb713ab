import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, deployment, harmless, onlyOneRule } from './manifests.ts';

test('a finding is shown with its line, its other numbers, its fixes, and a sum', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': cutShort });
  const run = await graceline(['check'], { cwd });
  expect(run).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "",
      "stdout": "app.yaml:13:33: error[prestop-outlasts-grace] preStop (20s) outlasts terminationGracePeriodSeconds (8s): hook abandoned and SIGTERM at t+8s, SIGKILL at t+10s
         |
      13 |             command: ["sleep", "20"]
         |                                 ^^
      app.yaml:6:34: the grace period: 8 s
        |
      6 |   terminationGracePeriodSeconds: 8
        |                                  ^
      = safe fix: Set terminationGracePeriodSeconds to 50 (20 s preStop + 30 s to stop)
      = possible fix: Shorten the sleep to 3 s (leaves 5 s of the grace period to stop in)

    1 file, 1 manifest: 1 error
    ",
    }
  `);
});

test('the same in Korean', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': cutShort });
  const run = await graceline(['check', '--locale', 'ko'], { cwd });
  expect(run.stdout).toMatchInlineSnapshot(`
    "app.yaml:13:33: error[prestop-outlasts-grace] preStop(20s)이 terminationGracePeriodSeconds(8s)보다 오래 걸림: t+8s에 훅을 더 기다리지 않고 SIGTERM, t+10s에 SIGKILL
         |
      13 |             command: ["sleep", "20"]
         |                                 ^^
      app.yaml:6:34: 유예 기간: 8초
        |
      6 |   terminationGracePeriodSeconds: 8
        |                                  ^
      = 안전한 수정: terminationGracePeriodSeconds: 50 설정 (preStop 20초 + 종료 30초)
      = 가능한 수정: sleep을 3초로 줄이기 (종료에 유예 기간 5초가 남음)

    파일 1개, 매니페스트 1개: 오류 1개
    "
  `);
});

test('JSON has the public form', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'web/app.yaml': cutShort });
  const { stdout, exitCode } = await graceline(['check', 'web', '--format', 'json'], { cwd });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    summary: { files: 1, manifests: 1, skipped: 0, errors: 1, warnings: 0, information: 0, hints: 0 },
    diagnostics: [
      {
        rule: 'prestop-outlasts-grace',
        severity: 'error',
        file: 'web/app.yaml',
        range: { start: { line: 13, column: 33 }, end: { line: 13, column: 35 } },
        object: { kind: 'Pod', namespace: null, name: 'app' },
        rejectedByApiServer: false,
        confidence: 'certain',
        related: [{ file: 'web/app.yaml', range: { start: { line: 6, column: 34 }, end: { line: 6, column: 35 } } }],
        fixes: [{ safe: true }, { safe: false }],
        url: expect.stringContaining('prestop-outlasts-grace') as unknown,
      },
    ],
    manifests: [
      {
        file: 'web/app.yaml',
        object: { kind: 'Pod', namespace: null, name: 'app' },
        rejectedByApiServer: false,
      },
    ],
  });
});

test('an object that the API server refuses is listed as refused, though its rule is off', async () => {
  const refused = cutShort.replace(/exec:\n.*/, 'sleep:\n            seconds: 20');
  const cwd = folder({ '.graceline.yaml': 'preset: off', 'app.yaml': refused });
  const { stdout, exitCode } = await graceline(['check', '--format', 'json'], { cwd });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], manifests: [{ rejectedByApiServer: true }] });
});

test('JSON input is read like YAML', async () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app' },
    spec: {
      terminationGracePeriodSeconds: 8,
      containers: [{ name: 'app', image: 'app', lifecycle: { preStop: { exec: { command: ['sleep', '20'] } } } }],
    },
  };
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.json': JSON.stringify(pod) });
  const { stdout } = await graceline(['check', '.'], { cwd });
  expect(stdout).toContain('app.json:1:');
  expect(stdout).toContain('1 file, 1 manifest: 1 error');
});

test('every document of a file counts', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'all.yaml': [harmless, cutShort, cutShort].join('---\n') });
  const { stdout } = await graceline(['check', 'all.yaml'], { cwd });
  expect(stdout.match(/^all\.yaml:\d+/gm)).toEqual(['all.yaml:22', 'all.yaml:36']);
  expect(stdout).toContain('1 file, 3 manifests: 2 errors');
});

test('standard input is `-`', async () => {
  const { stdout, exitCode } = await graceline(['check', '-'], { stdin: cutShort, cwd: folder({}) });
  expect(stdout).toContain('<stdin>:13:33: error[prestop-outlasts-grace]');
  expect(exitCode).toBe(1);
});

test('folders are walked for YAML and JSON; a named file is read whatever its name', async () => {
  const cwd = folder({
    'a/one.yaml': harmless,
    'a/.hidden/two.YML': harmless,
    'a/three.json': '{}',
    'a/notes.txt': cutShort,
    'a/node_modules/x/four.yaml': cutShort,
    'a/.git/five.yaml': cutShort,
  });
  const walked = await graceline(['check', 'a'], { cwd });
  expect(walked.stdout).toMatch(/^3 files, 2 manifests: no problems$/m);
  const named = await graceline(['check', 'a/notes.txt', 'a', './a/notes.txt'], { cwd });
  expect(named.stdout).toMatch(/^4 files, 3 manifests: .*1 error/m);
});

test.each([
  ['k8s/**/*.yaml', ['k8s/a.yaml', 'k8s/deep/er/b.yaml']],
  ['./k8s/*.{yml,yaml,json}', ['k8s/a.yaml', 'k8s/c.yml']],
  ['k*/d?ep', ['k8s/deep/er/b.yaml']],
  ['**/[a-b].yaml', ['k8s/a.yaml', 'k8s/deep/er/b.yaml']],
  ['[a].yaml', ['[a].yaml']],
  ['k8s/**/d.yaml', undefined],
  ['k8s/*.txt', undefined],
])('a pattern that no shell has expanded is one of files and folders: %s', async (pattern, files) => {
  const cwd = folder({
    '.graceline.yaml': onlyOneRule,
    '[a].yaml': cutShort,
    'k8s/a.yaml': cutShort,
    'k8s/c.yml': cutShort,
    'k8s/deep/er/b.yaml': cutShort,
    'k8s/notes.txt': cutShort,
    'k8s/.gitignore': 'ignored\n',
    'k8s/ignored/d.yaml': cutShort,
  });
  const { stdout, stderr, exitCode } = await graceline(['check', pattern], { cwd });
  const found = [...stdout.matchAll(/^(\S+?):\d+:\d+: error/gm)].map(([, file]) => file);
  expect(found.toSorted()).toEqual((files ?? []).toSorted());
  expect(exitCode).toBe(files ? 1 : 2);
  if (!files) expect(stderr).toBe(`graceline: cannot read ${pattern}: no YAML or JSON file matches\n`);
});

test('many paths, each file once', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'a/app.yaml': cutShort, 'b.yaml': cutShort });
  const paths = ['a', 'a/app.yaml', '*/app.yaml', './b.yaml', 'b.yaml', '-'];
  const { stdout } = await graceline(['check', ...paths, '--format', 'json'], { cwd, stdin: cutShort });
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly file: string }[] };
  expect(diagnostics.map(({ file }) => file).toSorted()).toEqual(['<stdin>', 'a/app.yaml', 'b.yaml']);
});

test('links are followed to files and not to folders; pipes are left alone', async () => {
  const cwd = folder({ 'a/one.yaml': harmless, 'elsewhere/two.yaml': harmless });
  symlinkSync('../elsewhere/two.yaml', join(cwd, 'a/two.yaml'));
  symlinkSync('.', join(cwd, 'a/circle.yaml'));
  symlinkSync('nowhere', join(cwd, 'a/broken.yaml'));
  execFileSync('mkfifo', [join(cwd, 'a/pipe.yaml')]);
  const { stdout, stderr, exitCode } = await graceline(['check', 'a'], { cwd });
  expect(stdout).toMatch(/^2 files, 2 manifests: /);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
});

test('what cannot be analysed is counted by reason, and is no failure', async () => {
  const cwd = folder({
    'chart.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  {{- toYaml .Values | nindent 2 }}\n',
    'values.yaml': 'a: 1\n',
    'deep.yaml': `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
    'empty.yaml': '',
    'web.yaml': deployment('web'),
  });
  const { stdout, exitCode } = await graceline(['check', '--fail-on', 'error', '--preset', 'quiet'], { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "5 files, 2 manifests: no problems
    Not analysed: 1 nested too deeply, 2 files without Kubernetes objects
    "
  `);
  expect(exitCode).toBe(0);
});

test('--quiet prints findings only', async () => {
  const { stdout } = await graceline(['check', '-', '--quiet'], { stdin: harmless, cwd: folder({}) });
  expect(stdout).toBe('');
});

test.each([
  ['never', 0],
  ['hint', 1],
  ['warning', 1],
  ['error', 0],
])('--fail-on %s exits with %i where there is a warning', async (failOn, exitCode) => {
  const cwd = folder({
    '.graceline.yaml': onlyOneRule.replace('error', 'warning'),
    'app.yaml': cutShort,
  });
  expect((await graceline(['check', '--fail-on', failOn], { cwd })).exitCode).toBe(exitCode);
});

test('the nearest settings file wins, and options win over it', async () => {
  const cwd = folder({
    '.graceline.yaml': 'preset: off\n',
    'a/app.yaml': cutShort,
    'b/.graceline.yaml': 'preset: recommended\n',
    'b/app.yaml': cutShort,
  });
  const run = await graceline(['check', '--quiet'], { cwd });
  expect(run.stdout).toContain('b/app.yaml:13');
  expect(run.stdout).not.toContain('a/app.yaml:13');
  const both = await graceline(['check', '--quiet', '--preset', 'recommended'], { cwd });
  expect(both.stdout).toContain('a/app.yaml:13');
  const named = await graceline(['check', '--quiet', '--config', '.graceline.yaml'], { cwd });
  expect(named.stdout).toBe('');
});

test('--kubernetes-version and --assume change what is found', async () => {
  const cwd = folder({ '.graceline.yaml': onlyOneRule, 'app.yaml': cutShort });
  const old = await graceline(['check', '--kubernetes-version', '1.27'], { cwd });
  expect(old.stdout).toContain('SIGKILL at t+16s');
  const told = await graceline(['check', '--assume', 'app.preStopTakes=2s'], { cwd });
  expect(told.stdout).toContain('no problems');
});

test('a version in a settings file keeps its last zero', async () => {
  const cwd = folder({ '.graceline.yaml': `${onlyOneRule}kubernetesVersion: 1.20\n`, 'app.yaml': cutShort });
  expect((await graceline(['check'], { cwd })).stdout).toContain('SIGKILL at t+10s');
  const wrong = folder({ '.graceline.yaml': 'kubernetesVersion: 2.0\n', 'app.yaml': cutShort });
  expect(await graceline(['check'], { cwd: wrong })).toMatchObject({
    exitCode: 2,
    stderr: 'graceline: .graceline.yaml:1: kubernetesVersion: expected a version like "1.33"\n',
  });
});

test.each([
  ['presets: off', '.graceline.yaml:1: presets: unknown setting "presets"; there are kubernetesVersion, preset'],
  ['preset: loud', '.graceline.yaml:1: preset: expected one of quiet, recommended, strict, off'],
  ['\nrules:\n  prestop: error', '.graceline.yaml:3: rules.prestop: there is no rule of this name'],
  ['rules:\n  prestop-outlasts-grace: loud', '.graceline.yaml:2: rules.prestop-outlasts-grace: expected one of error'],
  ['assumptions:\n  app.exits: 3s', '.graceline.yaml:2: assumptions.app.exits: unknown assumption "app.exits"'],
  ['featureGates: {PodLevel: maybe}', '.graceline.yaml:1: featureGates.PodLevel: expected true or false'],
  ['- a', '.graceline.yaml:1: expected a mapping of settings'],
  ['a: "b', '.graceline.yaml:1: '],
])('a settings file with %j is refused with its line', async (settings, message) => {
  const cwd = folder({ '.graceline.yaml': settings, 'app.yaml': harmless });
  const { stderr, exitCode } = await graceline(['check'], { cwd });
  expect(stderr).toContain(`graceline: ${message}`);
  expect(exitCode).toBe(2);
});

test('two runs print the same', async () => {
  const cwd = folder({ 'a.yaml': cutShort, 'b/c.yaml': cutShort, 'b/d.yaml': deployment('d') });
  const [first, second] = await Promise.all([graceline(['check'], { cwd }), graceline(['check'], { cwd })]);
  expect(first).toEqual(second);
});
