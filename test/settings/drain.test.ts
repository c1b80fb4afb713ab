// The setting `drain` of `.graceline.yaml`.
import { expect, test } from 'vitest';
import { readSettingsFile } from '../../server/src/core/settingsFile.ts';

test('nodes, what stands on them, which are drained and how', () => {
  const { settings, problems } = readSettingsFile(`drain:
  nodes:
    - name: node-1
      pods: [web-a, web-b]
      maxPods: 2
    - node-2
  drained: [node-1, [node-2, node-3]]
  ignoreDaemonsets: true
  gracePeriod: 10
  timeout: 90s
`);
  expect(problems).toEqual([]);
  expect(settings.drain).toEqual({
    nodes: [
      { name: 'node-1', pods: ['web-a', 'web-b'], maxPods: 2 },
      { name: 'node-2', pods: undefined, maxPods: undefined },
    ],
    drained: [['node-1'], ['node-2', 'node-3']],
    flags: {
      ignoreDaemonSets: true,
      gracePeriodSeconds: { value: 10, origin: { type: 'requested', option: '--grace-period=10' } },
      timeout: 90_000,
    },
  });
});

test.each([
  ['drain: [node-1]', 'drain', 'expected a mapping'],
  ['drain: { nodes: [{ pods: [a] }] }', 'drain.nodes', 'expected a list of nodes, each with a name'],
  ['drain: { nodes: [{ name: a, maxPods: many }] }', 'drain.nodes', 'expected a whole number from 0 on'],
  ['drain: { nodes: [{ name: a, room: 2 }] }', 'drain.nodes.room', 'unknown setting'],
  ['drain: { drained: node-1 }', 'drain.drained', 'expected a list of names'],
  ['drain: { force: perhaps }', 'drain.force', 'expected true or false'],
  ['drain: { timeout: soon }', 'drain.timeout', 'expected a duration like 30s'],
  ['drain: { forse: true }', 'drain.forse', 'unknown setting'],
])('%s is refused', (text, setting, message) => {
  const { problems } = readSettingsFile(text);
  expect(problems.map((problem) => [problem.setting, problem.message.en])).toEqual([[setting, message]]);
});
