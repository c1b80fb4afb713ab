// Settings of a .properties file, as java.util.Properties reads it; `#---` begins a new document for Spring.
import type { SettingEntry, SettingsDocument } from './settingsIn.ts';

/** A line with those that a backslash at its end joins to it. */
const logicalLine = /(?:[^\\\r\n]|\\(?:\r\n|[\s\S])|\\$)+/g;
const separator = /^[#!]---\s*$/;
const comment = /^\s*[#!]/;
/** Up to the first `=`, `:` or blank that has no backslash before it. */
const assignment = /^([^\S\r\n]*)((?:[^\\=:\s]|\\[\s\S])+)([^\S\r\n]*[=:]?[^\S\r\n]*)/;

export function settingsInProperties(text: string): readonly SettingsDocument[] {
  const documents: SettingEntry[][] = [[]];
  for (const { 0: line, index } of withoutJoinedComments(text).matchAll(logicalLine)) {
    if (separator.test(line)) documents.push([]);
    const [assigned = '', , name] = comment.test(line) ? [] : (assignment.exec(line) ?? []);
    if (name === undefined) continue;
    const written = line.slice(assigned.length);
    const start = index + assigned.length;
    documents.at(-1)?.push({ name: plain(name), text: plain(written), at: { start, end: start + written.length } });
  }
  return documents;
}

/** A backslash at the end of a comment joins nothing. */
function withoutJoinedComments(text: string): string {
  return text.replaceAll(/^[ \t\f]*[#!].*$/gm, (line) => (line.endsWith('\\') ? `${line.slice(0, -1)} ` : line));
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function plain(written: string): string {
  return written.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(?:\r\n|\r|\n)[^\S\r\n]*|([\s\S]))/g,
    (_, code?: string, character?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return character === undefined ? '' : (escapes[character] ?? character);
    },
  );
}
