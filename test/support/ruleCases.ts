// The failing manifests of the rules' pages as files on a disk, for hosts that are other programs.
import { stringify } from 'yaml';
import { writeDuration } from '../../server/src/core/base/duration.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import type { ConfigChange } from './check.ts';
import { parseFixture } from './fixture.ts';
import { stripMarks } from './markers.ts';
import { readRulePage } from './rulePage.ts';

export interface RuleCase {
  readonly ruleId: string;
  /** `rule-id/ordinal`: its files are below it, and its settings in `.graceline.yaml`. */
  readonly folder: string;
  readonly unfixable: boolean;
  /** Texts by path, from the root of all cases. */
  readonly files: Readonly<Record<string, string>>;
}

/** Every manifest in which a page expects its rule to speak. What was built of files is left out, for no program runs. */
export function failingCases(): readonly RuleCase[] {
  return rules.flatMap(({ meta: { id, unfixable = false } }) => {
    const failing = readRulePage(id).cases.flatMap(({ blocks, settings }) =>
      blocks
        .filter(({ type, text }) => type === 'manifest' && text.includes(`[${id}]: `))
        .map(({ text }) => ({ text: stripMarks(text), settings })),
    );
    return failing.map(({ text, settings }, index) => {
      const folder = `${id}/${String(index + 1)}`;
      const manifests = parseFixture(text).files.map((file) => [`${folder}/${file.path}`, file.text] as const);
      const files = { ...Object.fromEntries(manifests), [`${folder}/.graceline.yaml`]: settingsFile(settings) };
      return { ruleId: id, folder, unfixable, files };
    });
  });
}

/** As one folder of all cases. */
export function filesOf(cases: readonly RuleCase[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.flatMap(({ files }) => Object.entries(files)));
}

function settingsFile(change: ConfigChange): string {
  const { kubernetesMinor, preset, assumptions, featureGates, severities } = change;
  const { safetyMargin, longDrain, nodeProfiles } = change;
  return stringify({
    ...(kubernetesMinor !== undefined && { kubernetesVersion: `1.${String(kubernetesMinor)}` }),
    ...(preset !== undefined && { preset }),
    ...(assumptions && { assumptions: Object.fromEntries(assumptions) }),
    ...(featureGates && { featureGates: Object.fromEntries(featureGates) }),
    ...(severities && { rules: Object.fromEntries(severities) }),
    ...(safetyMargin !== undefined && { safetyMargin: writeDuration(safetyMargin) }),
    ...(longDrain !== undefined && { longDrain: writeDuration(longDrain) }),
    ...(nodeProfiles && { nodeProfiles }),
  });
}
