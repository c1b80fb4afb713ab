/** Counts from 0: the first character of a file is line 0, character 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates offsets of one text into lines and back. Lines end at \n, \r\n or \r, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = text.includes('\r') ? anyLineStarts(text) : lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.#starts[low] ?? 0) };
  }

  /** Positions beyond the text are pulled back to its end. */
  offset(position: Position): number {
    const start = this.#starts[position.line] ?? this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.min(start + position.character, next);
  }
}

/** Where no \r stands: the search for one character is much faster than looking at each. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function anyLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
