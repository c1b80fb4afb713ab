// The lines around a place of a text: what an edit has to know to leave the author's layout alone.

export function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** What stands on the line before an offset. */
export function lineBefore(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

/** Behind the line end of the line that holds the character before the offset. */
export function behindLine(text: string, offset: number): number {
  for (let i = Math.max(0, offset - 1); i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) return i + 1;
  }
  return text.length;
}

/** White space as wide as what stands before: in `- name: x` a further key goes below `name`. */
export function indentation(text: string, start: number): string {
  return lineBefore(text, start).replace(/\S/g, ' ');
}

/** As the text ends its lines. */
export function newLine(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The dash of a block list before an item that begins here. */
export function dashBefore(text: string, start: number): number {
  return lineStart(text, start) + lineBefore(text, start).lastIndexOf('-');
}
