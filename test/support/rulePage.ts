// A page that specifies a rule: headings name the cases, prose says why, and fenced blocks are what is checked.
//
// | block | what it is |
// |---|---|
// | ```yaml | a manifest with the marks of its problems; without marks, one that the rule is silent about. `#- path` begins another file |
// | ```yaml fixed | the manifest above after the first safe fix, or the first where none is safe |
// | ```yaml suppressed | a manifest whose problem of this rule is suppressed |
// | ```yaml settings | a `.graceline.yaml` for the manifests of its heading |
// | ```settings | `kubernetes-version: 1.27`, `preset: strict` and `assume: key=value` lines for the manifests of its heading |
import { readFileSync } from 'node:fs';
import { presets } from '../../server/src/core/settings.ts';
import { readSettingsFile } from '../../server/src/core/settingsFile.ts';
import type { ConfigChange } from './check.ts';

export interface RulePage {
  readonly cases: readonly PageCase[];
}

export interface PageCase {
  readonly heading: string;
  readonly settings: ConfigChange;
  readonly blocks: readonly PageBlock[];
}

export interface PageBlock {
  readonly type: 'manifest' | 'fixed' | 'suppressed';
  readonly text: string;
  /** Lines of the page, from 0, the fences excluded. */
  readonly from: number;
  readonly to: number;
}

const types: Readonly<Record<string, PageBlock['type']>> = {
  yaml: 'manifest',
  'yaml fixed': 'fixed',
  'yaml suppressed': 'suppressed',
};

export function rulePageUrl(ruleId: string): URL {
  return new URL(`../rules/${ruleId}.md`, import.meta.url);
}

export function readRulePage(ruleId: string): RulePage {
  return parseRulePage(readFileSync(rulePageUrl(ruleId), 'utf8'));
}

export function parseRulePage(page: string): RulePage {
  const lines = page.split('\n');
  const cases: { heading: string; settings: ConfigChange; blocks: PageBlock[] }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, heading] = /^##+ (.+)$/.exec(line) ?? [];
    if (heading !== undefined) cases.push({ heading, settings: {}, blocks: [] });
    const [, info] = /^```(.+)$/.exec(line) ?? [];
    if (info === undefined) continue;
    const to = lines.indexOf('```', at + 1);
    const inCase = cases.at(-1);
    if (to < 0 || !inCase) throw new Error(`line ${String(at + 1)}: a block without an end or without a heading`);
    const text = lines.slice(at + 1, to).join('\n') + '\n';
    const type = types[info];
    if (info === 'settings') inCase.settings = parseSettings(text);
    else if (info === 'yaml settings') inCase.settings = readSettingsFile(text).settings;
    else if (type) inCase.blocks.push({ type, text, from: at + 1, to });
    else throw new Error(`line ${String(at + 1)}: unknown block \`${info}\``);
    at = to;
  }
  return { cases: cases.filter(({ blocks }) => blocks.length > 0) };
}

function parseSettings(text: string): ConfigChange {
  const [, minor] = /^kubernetes-version: 1\.(\d+)$/m.exec(text) ?? [];
  const assumptions = [...text.matchAll(/^assume: ([^=\n]+)=(.*)$/gm)].map(
    ([, key = '', value = '']) => [key, value] as const,
  );
  const [, wanted] = /^preset: (\w+)$/m.exec(text) ?? [];
  const preset = presets.find((one) => one === wanted);
  return {
    ...(minor === undefined ? {} : { kubernetesMinor: Number(minor) }),
    ...(preset && { preset }),
    assumptions: new Map(assumptions),
  };
}

/** The page with other texts in its blocks. */
export function replaceBlocks(page: string, texts: ReadonlyMap<PageBlock, string>): string {
  const lines = page.split('\n');
  for (const [{ from, to }, text] of [...texts].toSorted(([a], [b]) => b.from - a.from)) {
    lines.splice(from, to - from, ...text.replace(/\n$/, '').split('\n'));
  }
  return lines.join('\n');
}
