/** Counts from 0: the first character of a file is line 0, character 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates offsets of one text into lines and back. Lines end at \n, \r\n or \r, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#starts = text.includes('\r') ? anyLineStarts(text) : lineStarts(text);
    this.#text = text;
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

  /** Positions beyond a line or the text are pulled back to its end. */
  offset({ line, character }: Position): number {
    const start = this.#starts[line];
    return start === undefined ? this.#text.length : Math.min(start + character, this.#lineEnd(line));
  }

  #lineEnd(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    return this.#text.slice(next - 2, next) === '\r\n' ? next - 2 : next - 1;
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
