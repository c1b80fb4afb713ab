import { expect, test } from 'vitest';
import { readSettingsFile } from '../../server/src/core/settingsFile.ts';

test('limits of rules are durations, and nodes are known by their names', () => {
  const text = 'safetyMargin: 2s\nlongDrain: 1h30m\nnodeProfiles: [gke-spot, eks-managed-nodes]\n';
  expect(readSettingsFile(text)).toEqual({
    settings: { safetyMargin: 2000, longDrain: 5_400_000, nodeProfiles: ['gke-spot', 'eks-managed-nodes'] },
    problems: [],
  });
});

test.each([
  ['safetyMargin: 5', 'safetyMargin', 'a duration like 5s'],
  ['longDrain: never', 'longDrain', 'a duration like 5s'],
  ['nodeProfiles: [gke-spot, moon]', 'nodeProfiles', 'a list of aks-spot, cluster-autoscaler, '],
])('%s is left out and named', (text, setting, expected) => {
  const { settings, problems } = readSettingsFile(text);
  expect(settings).toEqual({});
  expect(problems).toHaveLength(1);
  expect(problems[0]?.setting).toBe(setting);
  expect(problems[0]?.message.en).toContain(expected);
});
