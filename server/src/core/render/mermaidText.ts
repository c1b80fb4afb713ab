// Mermaid's own syntax inside the names of other people's pods: everything that it might read as syntax is written as a
// character code.

const longest = 48;

/** A name or a sentence as Mermaid text: one line, no markup, no statement ends, no invisible characters. */
export function mermaidText(text: string): string {
  const visible = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return Array.from(visible, (char) => (/[\p{L}\p{N} _./()+,=…⋯–→✓✗×'!?-]/u.test(char) ? char : code(char))).join('');
}

/** The same for a name, cut where it would push everything else out of the picture. */
export function mermaidName(name: string): string {
  const text = mermaidText(cut(name, longest));
  // `end` closes a block wherever it stands alone.
  return /^end$/i.test(text) ? `${code(text.charAt(0))}${text.slice(1)}` : text || '–';
}

/** So many characters at most. */
export function cut(text: string, most: number): string {
  // A name may be longer than anybody has the patience to count.
  const chars = Array.from(text.slice(0, 4 * most));
  return chars.length > most ? `${chars.slice(0, most).join('')}…` : text;
}

/** With which a line of a gantt chart is no task, whatever follows. */
const ganttWords =
  /^(?:acc|axisFormat|call|click|dateFormat|excludes|gantt|href|includes|inclusiveEndDates|section|tickInterval|title|todayMarker|topAxis|weekday|weekend|\d{4}-)/i;

/** The same where Mermaid reads a gantt chart: the name of a task or a section. */
export function ganttText(text: string): string {
  const one = mermaidText(cut(text, 160)) || '–';
  return ganttWords.test(one) ? `${code(one.charAt(0))}${one.slice(1)}` : one;
}

function code(char: string): string {
  return `#${String(char.codePointAt(0) ?? 0)};`;
}
