// Scalars that are written as a block, `|` and `>`, with no other sign than `-`.
import { bar, carriageReturn, lineFeed, space, tab } from './characters.ts';

export interface Block {
  readonly value: string;
  /** Where its last word ends. */
  readonly end: number;
  /** Where the line behind it begins. */
  readonly next: number;
}

const header = /[|>](-?) *\r?\n/y;

/** `parent`: the column of the collection that it stands in. Undefined where it holds no word, or is laid out oddly. */
export function readBlock(text: string, start: number, parent: number): Block | undefined {
  header.lastIndex = start;
  const [written, strip] = header.exec(text) ?? [];
  if (written === undefined) return undefined;
  const content = readContent(text, start + written.length, parent);
  if (!content) return undefined;
  const { lines, end, next } = content;
  const value = text.charCodeAt(start) === bar ? lines.join('\n') : folded(lines);
  return { value: strip === '-' ? value : `${value}\n`, end: trimmedEnd(text, end), next };
}

interface Content {
  /** Without their indentation, and without the empty ones at the end. */
  readonly lines: readonly string[];
  /** Of the last of them. */
  readonly end: number;
  readonly next: number;
}

/** The first line that is not blank says how far the block is indented. */
function readContent(text: string, start: number, parent: number): Content | undefined {
  const lines: string[] = [];
  let indentation = -1;
  let widestBlank = 0;
  let last: Line | undefined;
  let count = 0;
  for (let line = lineAt(text, start); line; line = lineAt(text, line.next)) {
    if (line.isBlank) {
      widestBlank = Math.max(widestBlank, line.column);
    } else if (indentation < 0) {
      indentation = line.column;
      if (indentation <= parent || indentation < widestBlank) return undefined;
    } else if (line.column < indentation) {
      break;
    }
    lines.push(indentation < 0 ? '' : text.slice(line.start + indentation, line.end));
    if (line.isBlank) continue;
    last = line;
    count = lines.length;
  }
  if (!last || lines.slice(count).some((line) => line !== '')) return undefined;
  return { lines: lines.slice(0, count), end: last.end, next: last.next };
}

interface Line {
  readonly start: number;
  /** Without its end of line. */
  readonly end: number;
  readonly next: number;
  /** How many spaces it begins with. */
  readonly column: number;
  /** It holds nothing else. */
  readonly isBlank: boolean;
}

function lineAt(text: string, start: number): Line | undefined {
  if (start >= text.length) return undefined;
  const feed = text.indexOf('\n', start);
  const next = feed < 0 ? text.length : feed + 1;
  let end = feed < 0 ? text.length : feed;
  if (text.charCodeAt(end - 1) === carriageReturn) end -= 1;
  let first = start;
  while (first < end && text.charCodeAt(first) === space) first += 1;
  return { start, end, next, column: first - start, isBlank: first === end };
}

/** `>`: lines are joined by a space, but for empty ones and those that are indented further. */
function folded(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line !== '');
  let value = '\n'.repeat(first);
  let separator = '';
  let wasIndented = false;
  for (const line of lines.slice(first)) {
    if (/^[ \t]/.test(line)) {
      if (separator === ' ') separator = '\n';
      else if (!wasIndented && separator === '\n') separator = '\n\n';
      value += separator + line;
      separator = '\n';
      wasIndented = true;
    } else if (line !== '') {
      value += separator + line;
      separator = ' ';
      wasIndented = false;
    } else if (separator === '\n') {
      value += '\n';
    } else {
      separator = '\n';
    }
  }
  return value;
}

function trimmedEnd(text: string, end: number): number {
  let last = end;
  while (isBlank(text.charCodeAt(last - 1))) last -= 1;
  return last;
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}
