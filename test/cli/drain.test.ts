// `graceline drain` as a process. The example's README walks through every table that is compared here.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { graceline } from './graceline.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = 'examples/drain-walkthrough';

/** Tables as rows of cells, without the rules below their heads and the blanks that align them. */
function tables(text: string): readonly string[] {
  return text
    .split(/\n(?!\s*\|?[^\n]*\|)/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.includes('|') && !/^\|(---\|)+$/.test(line))
        .map((line) =>
          line
            .replace(/^\|(.*)\|$/, '$1')
            .split('|')
            .map((cell) => cell.trim())
            .join('|')
            .replace(/\|+$/, ''),
        )
        .join('\n'),
    )
    .filter((table) => table !== '');
}

const inOrder = (all: readonly string[], wanted: readonly string[]): readonly string[] => {
  let next = 0;
  return wanted.filter((table) => {
    const found = all.indexOf(table, next);
    if (found >= 0) next = found;
    return found < 0;
  });
};

describe.each(['README.md', 'README.ko.md'])('the walk-through of a drain, %s', (file) => {
  const readme = readFileSync(new URL(`../../${example}/${file}`, import.meta.url), 'utf8');
  const [walk = '', fourth = ''] = readme.split(/^## (?=With a fourth|노드가 하나)/m);

  test.each(['text', 'markdown'])('%s shows every table of it, in its order', async (format) => {
    const { stdout } = await graceline(['drain', example, '--format', format], { cwd: root });
    expect(tables(walk)).toHaveLength(8);
    expect(inOrder(tables(stdout), tables(walk))).toEqual([]);
    expect(tables(stdout).at(-1)).toBe(tables(walk).at(-1));
  });

  test('its commands print what it shows', async () => {
    const shown = [...readme.matchAll(/^```console\n\$ graceline (.*)\n([^]*?)```$/gm)];
    expect(shown).toHaveLength(2);
    for (const [, command = '', output] of shown) {
      expect((await graceline(command.split(' '), { cwd: root })).stdout).toBe(output);
    }
  });

  test('a fourth node ends as it says', async () => {
    const command = /^\$ graceline (.*)$/m.exec(fourth)?.[1] ?? '';
    const { stdout } = await graceline([...command.split(' '), '--format', 'markdown'], { cwd: root });
    expect(tables(fourth)).toHaveLength(1);
    expect(tables(stdout).at(-1)).toBe(tables(fourth)[0]);
  });
});

describe('options of kubectl drain', () => {
  test('--disable-eviction asks no budget', async () => {
    const { stdout } = await graceline(['drain', example, '--disable-eviction', '--format', 'json'], { cwd: root });
    const { outcome, events } = JSON.parse(stdout) as { outcome: object; events: { type: string }[] };
    expect(outcome).toMatchObject({ blockedBy: [] });
    expect(events.filter(({ type }) => type.startsWith('eviction'))).toEqual([]);
  });

  test('--grace-period shortens the end of every pod', async () => {
    const args = ['drain', example, '--drain', 'node-1', '--grace-period', '5', '--quiet'];
    const { stdout } = await graceline(args, { cwd: root });
    // Hooks of 10 s are cut after 5 s; the kubelet waits 2 s more at least.
    expect(stdout).toContain('Complete at t+7.11 s');
  });

  test('--timeout ends what would wait for ever', async () => {
    const { stdout } = await graceline(['drain', example, '--timeout', '15s', '--quiet'], { cwd: root });
    expect(stdout).toContain('global timeout reached: 15s');
  });

  test('nodes that are asked for take the place of those in .graceline.yaml', async () => {
    const { stdout } = await graceline(['drain', example, '--nodes', '2', '--format', 'json'], { cwd: root });
    expect((JSON.parse(stdout) as { nodes: { name: string }[] }).nodes.map(({ name }) => name)).toEqual([
      'node-1',
      'node-2',
    ]);
  });
});
