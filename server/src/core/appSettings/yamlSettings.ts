// Settings of YAML, as Spring, Quarkus and Micronaut read it, and of JSON, as .NET does.
import { fileUri } from '../base/place.ts';
import { join } from '../syntax/navigate.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import { documentStarts } from '../syntax/splitDocuments.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { SettingEntry, SettingsDocument } from './settingsIn.ts';

export function settingsInYaml(text: string): readonly SettingsDocument[] {
  const starts = [0, ...documentStarts(text, 0)];
  return starts.map((start, index) => flat(text.slice(start, starts[index + 1]), start));
}

/** With the comments that .NET allows; they are blanked, so that spans stay true. One that nobody closes goes to the end. */
export function settingsInJson(text: string): SettingsDocument {
  const blanked = text.replaceAll(
    /("(?:[^"\\\n]|\\.)*"?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
    (found, quoted?: string) => (quoted === undefined ? found.replaceAll(/[^\n]/g, ' ') : found),
  );
  return flat(blanked.replaceAll('\t', ' '), 0);
}

function flat(text: string, start: number): SettingsDocument {
  const settings: SettingEntry[] = [];
  const visit = (node: SyntaxNode, name: string): void => {
    if (node.type === 'seq') for (const [index, item] of node.items.entries()) visit(item, join(name, index));
    else if (node.type === 'map')
      for (const { key, value } of node.entries) visit(value, join(name, String(key.value)));
    else if (node.value !== null) {
      const at = { start: start + node.span.start, end: start + node.span.end };
      settings.push({ name, text: writtenText(node, text), at });
    }
  };
  const { root } = parseDocument(nowhere, text);
  if (root) visit(root, '');
  return settings;
}

/** The tree is read for its spans in the text, and nobody asks where that stands. */
const nowhere = fileUri('settings:');

/** Numbers as they are written: what a bare one means is the framework's business. */
function writtenText({ value, span }: ScalarNode, text: string): string {
  return typeof value === 'string' ? value : text.slice(span.start, span.end);
}
