// Whatever a file holds, the answer is findings or a count, and never a crash.
import { expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';
import { cutShort, deployment, harmless } from './manifests.ts';

function aliasBomb(): string {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${String(level - 1)}`));
    return `a${String(level)}: &a${String(level)} [${items.join(', ')}]`;
  });
  return `apiVersion: v1\nkind: Pod\n${levels.join('\n')}\n`;
}

test.each([
  ['nothing', ''],
  ['only a marker', '---\n'],
  ['binary bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256))],
  [
    'a binary file that begins like a manifest',
    Buffer.concat([Buffer.from('kind: Pod\napiVersion: v1\n'), Buffer.alloc(64)]),
  ],
  ['half a UTF-8 character', Buffer.concat([Buffer.from(harmless), Buffer.from([0xe2, 0x82])])],
  ['an alias bomb', aliasBomb()],
  ['an alias of itself', 'apiVersion: v1\nkind: Pod\nspec: &a\n  containers: [*a]\n'],
  ['brackets without end', `apiVersion: v1\nkind: Pod\nspec: ${'[{'.repeat(50_000)}`],
  ['keys of prototypes', 'apiVersion: v1\nkind: constructor\n__proto__: {kind: Pod}\n'],
  ['a list for an object', 'apiVersion: v1\nkind: Pod\nmetadata: []\nspec: [1]\n'],
])('%s', async (_name, text) => {
  const cwd = folder({ 'bad.yaml': text, 'good.yaml': cutShort });
  const checked = await graceline(['check'], { cwd });
  expect(checked.stderr).toBe('');
  expect(checked.stdout).toContain('good.yaml:13:33: error[prestop-outlasts-grace]');
  expect(checked.exitCode).toBe(1);
  const timeline = await graceline(['timeline', 'bad.yaml'], { cwd });
  expect(timeline.stderr).not.toContain('internal error');
});

test('5 MB of manifests are read', async () => {
  const one = `${deployment('web')}          args: ["${'x'.repeat(10_000)}"]\n`;
  const cwd = folder({ 'large.yaml': Array.from({ length: 500 }, () => one).join('---\n') });
  const { stdout, exitCode } = await graceline(['check', '--preset', 'quiet'], { cwd });
  expect(stdout).toContain('1 file, 500 manifests');
  expect(exitCode).toBe(0);
});

test('more than 8 MB are not read, and one line says so', async () => {
  const cwd = folder({ 'huge.yaml': `# ${'x'.repeat(8 * 1024 * 1024)}\n${cutShort}` });
  const { stdout, exitCode } = await graceline(['check'], { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "huge.yaml:1:1: information[file-too-large] This file is larger than 8 MB: not analysed

    1 file, 0 manifests: 1 information
    Not analysed: 1 larger than 8 MB
    "
  `);
  expect(exitCode).toBe(0);
});

test('of more than a thousand findings in a file the most severe ones are told, and one line says so', async () => {
  const cwd = folder({ 'many.yaml': Array.from({ length: 1100 }, () => cutShort).join('---\n') });
  const { stdout, exitCode } = await graceline(['check'], { cwd });
  expect(stdout).toMatch(
    /^many\.yaml:1:1: information\[too-many-findings\] 1000 of \d+ findings are shown, the most severe ones$/m,
  );
  expect(stdout).toContain('1 file, 1100 manifests: 1000 errors, 1 information');
  expect(exitCode).toBe(1);
});

test('200 containers have a timeline', async () => {
  const containers = Array.from({ length: 200 }, (_, index) => `    - { name: c${String(index)}, image: app }`);
  const cwd = folder({
    'many.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: many }\nspec:\n  containers:\n${containers.join('\n')}\n`,
  });
  const { stdout } = await graceline(['timeline', 'many.yaml'], { cwd });
  expect(stdout.match(/^c\d+: SIGTERM at t\+0 s, SIGKILL at t\+30 s/gm)).toHaveLength(200);
});

test('a name cannot recolour or move the terminal', async () => {
  const evil = cutShort.replace('- name: app', '- name: "a\\e[31m\\x9b2J\\u202e"');
  const cwd = folder({ 'app.yaml': evil, 'quoted\u001B[2J.yaml': cutShort });
  const runs = await Promise.all([graceline(['check'], { cwd }), graceline(['timeline', 'app.yaml'], { cwd })]);
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toMatch(/[\u001B\u009B\u202E]/);
});
