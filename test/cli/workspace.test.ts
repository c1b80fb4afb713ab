// Which files a run is about, and which it looks at besides: what a file has to say may stand in another one.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, deployment, harmless } from './manifests.ts';

const rule = 'overlapping-pdbs';
const onlyOverlaps = `preset: off\nrules:\n  ${rule}: error\n`;

function budget(name: string, app = 'web'): string {
  return `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: ${app}
`;
}

test('a named file is seen beside the others of its folder, which are not reported on', async () => {
  const cwd = folder({
    '.graceline.yaml': onlyOverlaps,
    'a/web.yaml': deployment('web'),
    'a/first.yaml': budget('first'),
    'a/second.yaml': budget('second'),
  });
  const run = await graceline(['check', 'a/first.yaml', '--format', 'json'], { cwd });
  const { summary, diagnostics } = JSON.parse(run.stdout) as { summary: object; diagnostics: object[] };
  expect(diagnostics).toMatchObject([
    { rule, file: 'a/first.yaml', related: [{ file: 'a/second.yaml' }, { file: 'a/web.yaml' }] },
  ]);
  expect(summary).toMatchObject({ files: 1, manifests: 1 });
});

test('what .gitignore names is not looked for, in nested files and above too; what is named is read all the same', async () => {
  const cwd = folder({
    '.git/HEAD': '',
    '.gitignore': '/out/\n*.local.yaml\n',
    '.graceline.yaml': onlyOverlaps,
    'deploy/web.yaml': deployment('web'),
    'deploy/budget.yaml': budget('first'),
    'deploy/budget.local.yaml': budget('second'),
    'deploy/.gitignore': 'generated-*\n!generated-but-kept.yaml\n',
    'deploy/generated-budget.yaml': budget('third'),
    'deploy/generated-but-kept.yaml': harmless,
    'out/broken.yaml': cutShort,
  });
  const walked = await graceline(['check'], { cwd });
  expect(walked.stdout).toBe('3 files, 3 manifests: no problems\n');
  const above = await graceline(['check', '.'], { cwd: join(cwd, 'deploy') });
  expect(above.stdout).toBe('3 files, 3 manifests: no problems\n');
  const named = await graceline(['check', 'deploy/budget.local.yaml'], { cwd });
  expect(named.stdout).toContain('2 PDBs (first, second)');
  expect((await graceline(['check', 'out'], { cwd })).stdout).toContain('1 file, 1 manifest');
});

test('.gitignore above counts only inside of a repository', async () => {
  const cwd = folder({ '.gitignore': '*.yaml\n', 'a/web.yaml': deployment('web') });
  expect((await graceline(['check', 'a'], { cwd })).stdout).toContain('1 file, 1 manifest');
});

test('more than fits at a time is checked as if it did', async () => {
  const padding = `# ${'x'.repeat(600 * 1024)}\n`;
  const cwd = folder({
    '.graceline.yaml': onlyOverlaps,
    'a/web.yaml': padding + deployment('web'),
    'a/first.yaml': padding + budget('first'),
    'a/second.yaml': padding + budget('second'),
    'b/alone.yaml': padding + budget('alone'),
  });
  const run = await graceline(['check', '--format', 'json'], { cwd });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: object[] };
  expect(diagnostics).toMatchObject([
    { file: 'a/first.yaml', range: { start: { line: 9 } } },
    { file: 'a/second.yaml', range: { start: { line: 9 } } },
  ]);
});
