// `.graceline.yaml`: the settings of a folder and of all below it, as a text.
import type { Localized } from './base/localized.ts';
import { fileUri } from './base/place.ts';
import { readSettings, type SettingProblem, type Settings } from './settings.ts';
import { entry } from './syntax/navigate.ts';
import { parseDocument } from './syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from './syntax/syntaxTree.ts';

export const settingsFileName = '.graceline.yaml';

export interface SettingsFile {
  readonly settings: Settings;
  readonly problems: readonly {
    readonly offset: number;
    /** The path to the key, as in `rules.prestop-outlasts-grace`; empty for the whole. */
    readonly setting: string;
    readonly message: Localized;
  }[];
}

/** What cannot be used is left out and named; of a file that is no YAML, everything. */
export function readSettingsFile(text: string): SettingsFile {
  const document = parseDocument(fileUri(settingsFileName), text);
  const [broken] = document.problems;
  if (broken) {
    return { settings: {}, problems: [{ offset: broken.span.start, setting: '', message: broken.message }] };
  }
  const { settings, problems } = readSettings(document.root && plainValue(document.root, document));
  return {
    settings,
    problems: problems.map((problem) => ({
      offset: offsetOf(problem, document),
      setting: problem.path.join('.'),
      message: problem.message,
    })),
  };
}

/** Numbers and words like `off` stay as they are written, so that version 1.30 is not 1.3. */
function plainValue(node: SyntaxNode, document: SyntaxDocument): unknown {
  switch (node.type) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), plainValue(value, document)]));
    case 'seq':
      return node.items.map((item) => plainValue(item, document));
    case 'scalar': {
      if (typeof node.value === 'string' || node.value === null) return node.value;
      const written = document.text.slice(node.span.start, node.span.end);
      return typeof node.value === 'boolean' && written === String(node.value) ? node.value : written;
    }
  }
}

function offsetOf({ path }: SettingProblem, document: SyntaxDocument): number {
  let node = document.root;
  let offset = node?.span.start ?? 0;
  for (const key of path) {
    const found = entry(node, key);
    if (!found) break;
    offset = found.key.span.start;
    node = found.value;
  }
  return offset;
}
