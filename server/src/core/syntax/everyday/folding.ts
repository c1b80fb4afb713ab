// Scalars over several lines, other than blocks: which lines belong to them, and how these become one.
import { carriageReturn, hash, lineFeed, space, tab } from './characters.ts';

/** Where the next line with words begins to speak, if a scalar goes on there; -1 if it does not, or cannot be told. */
export function nextLineInside(text: string, lineEnd: number, parent: number): number {
  let offset = lineEnd;
  while (text.charCodeAt(offset) === space) offset += 1;
  if (!isBreak(text.charCodeAt(offset))) return -1;
  let lineStart = offset;
  for (; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (isBreak(code)) lineStart = offset + 1;
    else if (code !== space) return code === hash || code === tab || offset - lineStart <= parent ? -1 : offset;
  }
  return -1;
}

/** Whether all further lines of a quoted scalar are inside of the collection that begins at the column `parent`. */
export function staysInside(text: string, start: number, end: number, parent: number): boolean {
  for (let at = text.indexOf('\n', start); at >= 0 && at < end;) {
    const next = nextLineInside(text, at, parent);
    if (next < 0) return false;
    at = text.indexOf('\n', next);
  }
  return true;
}

/** Lines are joined by a space, or by as many line ends as there are empty lines between them. */
export function foldedLines(written: string): string {
  if (!written.includes('\n')) return written;
  const lines = written.split(/\r?\n/);
  const last = lines.length - 1;
  let value = '';
  let breaks = 0;
  lines.forEach((line, index) => {
    const words = trimmed(line, index > 0, index < last);
    if (words !== '' || index === 0 || index === last) {
      value += (breaks === 1 ? ' ' : '\n'.repeat(Math.max(0, breaks - 1))) + words;
      breaks = 0;
    }
    breaks += 1;
  });
  return value;
}

function trimmed(line: string, atStart: boolean, atEnd: boolean): string {
  let [start, end] = [0, line.length];
  while (atEnd && line.charCodeAt(end - 1) === space) end -= 1;
  while (atStart && start < end && line.charCodeAt(start) === space) start += 1;
  return line.slice(start, end);
}

function isBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}
