// Mermaid's own syntax inside the names of other people's pods: everything that it might read as syntax is written as a
// character code.

const longest = 48;

/** A name or a sentence as Mermaid text: one line, no markup, no statement ends, no invisible characters. */
export function mermaidText(text: string): string {
  const visible = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return Array.from(visible, (char) => (/[\p{L}\p{N} _./()+,=…–'!?-]/u.test(char) ? char : code(char))).join('');
}

/** The same for a name, cut where it would push everything else out of the picture. */
export function mermaidName(name: string): string {
  const short = Array.from(name).length > longest ? `${Array.from(name).slice(0, longest).join('')}…` : name;
  const text = mermaidText(short);
  // `end` closes a block wherever it stands alone.
  return /^end$/i.test(text) ? `${code(text.charAt(0))}${text.slice(1)}` : text || '–';
}

function code(char: string): string {
  return `#${String(char.codePointAt(0) ?? 0)};`;
}
