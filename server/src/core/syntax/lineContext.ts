// Where a line that is being typed stands, read from the indentation of the lines above it: the tree knows nothing of a
// key without its colon, and everything below it may be broken meanwhile. Within the line also flow style.
import type { Span } from '../base/span.ts';
import { flowContext } from './flowContext.ts';
import { lineStart } from './layout.ts';
import type { Path, PathStep } from './navigate.ts';

export interface LineContext {
  /** Of the mapping that is typed in. */
  readonly path: Path;
  /** Whose value is being typed; undefined where a key is. */
  readonly key: string | undefined;
  /** Up to the cursor, of the value or of the key. */
  readonly typed: string;
  /** The whole value or key. */
  readonly replaced: Span;
  /** What is being typed, which may be broken: the line without its end, or the pair. */
  readonly removed: Span;
  /** Brackets that the line lacks. */
  readonly closers: string;
  readonly flow: boolean;
  /** Where keys of the mapping begin. */
  readonly column: number;
}

/** Undefined in a comment, inside of a text block, and where the indentation leads nowhere. */
export function lineContext(text: string, offset: number): LineContext | undefined {
  const start = lineStart(text, offset);
  const line = { start, end: lineEnd(text, offset) };
  const written = text.slice(start, line.end);
  const parsed = parseLine(written) ?? blank(written, offset - start);
  const cursor = offset - start;
  if (parsed.comment < cursor || parsed.column > cursor) return undefined;
  const path = pathTo(text, start, parsed);
  if (!path) return undefined;
  return inFlow(text, parsed, { path, line, offset }) ?? inBlock(written, parsed, { path, line, offset });
}

interface Where {
  /** Of the mapping that the line belongs to. */
  readonly path: Path;
  readonly line: Span;
  readonly offset: number;
}

function inBlock(written: string, { key, column, value, comment }: Line, { path, line, offset }: Where): LineContext {
  const cursor = offset - line.start;
  const inValue = key !== undefined && cursor >= value;
  const from = inValue ? value : column;
  const end = inValue ? Math.max(from, trimmedEnd(written, comment)) : Math.max(cursor, column + (key?.length ?? 0));
  const replaced = { start: line.start + from, end: line.start + Math.max(end, cursor) };
  const typed = written.slice(from, cursor);
  return { path, key: inValue ? key : undefined, typed, replaced, removed: line, closers: '', flow: false, column };
}

function inFlow(
  text: string,
  { key, column, value, comment }: Line,
  { path, line: { start, end }, offset }: Where,
): LineContext | undefined {
  if (!/[[{]/.test(text.charAt(start + value))) return undefined;
  const found = flowContext(text, { start: start + value, end: Math.min(end, start + comment) }, offset);
  if (!found) return undefined;
  const typed = text.slice(found.replaced.start, offset);
  return { ...found, path: [...path, ...(key === undefined ? [] : [key]), ...found.path], typed, flow: true, column };
}

interface Line {
  /** Of the first dash of an item; undefined where the line begins none. */
  readonly dash: number | undefined;
  /** Of the key, or of what would be one. */
  readonly column: number;
  /** Undefined where there is no colon. */
  readonly key: string | undefined;
  /** Where the value begins. */
  readonly value: number;
  /** Where a comment begins; behind the end where there is none. */
  readonly comment: number;
  readonly opensBlock: boolean;
}

const pattern = /^( *)(- +|-$)?(?:(["']?)([^\s"'#{[][^"'#]*?)\3(:)(?= |$) *)?/;

/** Undefined for a line without content. */
function parseLine(written: string): Line | undefined {
  if (written.trim() === '') return undefined;
  const {
    0: before,
    1: indent = '',
    2: dash = '',
    3: quote = '',
    4: key = '',
    5: colon,
  } = pattern.exec(written) ?? [''];
  const column = indent.length + dash.length;
  const value = colon ? before.length : column + key.length + 2 * quote.length;
  return {
    dash: dash === '' ? undefined : indent.length,
    column,
    key: colon ? key : undefined,
    value,
    comment: commentIn(written, value),
    opensBlock: /^[|>][+-]?\d?\s*(?:#|$)/.test(written.slice(value)),
  };
}

function commentIn(written: string, from: number): number {
  const index = written.slice(from).search(/(?<=^|\s)#/);
  return index < 0 ? written.length + 1 : from + index;
}

/** An empty line belongs where the cursor is. */
function blank(written: string, column: number): Line {
  return { dash: undefined, column, key: undefined, value: column, comment: written.length + 1, opensBlock: false };
}

function pathTo(text: string, start: number, line: Line): Path | undefined {
  const steps: PathStep[] = [];
  const walk = new Ascent(line, steps);
  let end = start - 1;
  while (end >= 0 && !walk.arrived) {
    const from = lineStart(text, end);
    const written = text.slice(from, end).replace(/\r$/, '');
    const above = written.startsWith('#') || written.startsWith('---') ? undefined : parseLine(written);
    if (above && !walk.pass(above)) return undefined;
    end = from - 1;
  }
  return walk.arrived ? steps.toReversed() : undefined;
}

/** Goes up line by line and notes what the line it came from is inside of. */
class Ascent {
  /** Keys of the mapping that was reached begin here, or the dashes of the list. */
  #column: number;
  /** Items of the list above the one that was reached; undefined in a mapping. */
  #items: number | undefined;
  readonly #steps: PathStep[];

  constructor({ dash, column }: Line, steps: PathStep[]) {
    this.#steps = steps;
    this.#column = dash ?? column;
    this.#items = dash === undefined ? undefined : 0;
  }

  get arrived(): boolean {
    return this.#column === 0 && this.#items === undefined;
  }

  /** False where the lines make no sense together. */
  pass(line: Line): boolean {
    const first = line.dash ?? line.column;
    if (line.comment <= first) return true;
    if (this.#items !== undefined) return this.#passInList(line, this.#items);
    if (line.column < this.#column) return this.#enter(line);
    if (line.column === this.#column && line.dash !== undefined) this.#beginsItem(line.dash);
    return true;
  }

  #passInList(line: Line, items: number): boolean {
    if (line.dash === this.#column) {
      this.#items = items + 1;
      return true;
    }
    if ((line.dash ?? line.column) > this.#column) return true;
    this.#steps.push(items);
    this.#items = undefined;
    return this.#enter(line);
  }

  #enter({ key, column, dash, opensBlock }: Line): boolean {
    if (key === undefined || opensBlock) return false;
    this.#steps.push(key);
    this.#column = column;
    if (dash !== undefined) this.#beginsItem(dash);
    return true;
  }

  #beginsItem(dash: number): void {
    this.#column = dash;
    this.#items = 0;
  }
}

function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r|\n/);
  return end < 0 ? text.length : offset + end;
}

function trimmedEnd(written: string, comment: number): number {
  return written.slice(0, comment).trimEnd().length;
}
