// Where the reader of everyday YAML stands, and the comments that it has passed.
import type { Comment } from '../syntaxTree.ts';
import { carriageReturn, dash, endsLine, hash, lineFeed, separates, space, tab } from './characters.ts';

export class Cursor {
  readonly text: string;
  readonly comments: Comment[] = [];
  offset = 0;
  /** Where the first word of the line stands in it; -1 behind the last line. */
  column = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** From the begin of a line to the next one that says something. False where a tab indents it. */
  toContent(): boolean {
    const { text } = this;
    for (;;) {
      this.#lineStart = this.offset;
      this.skipSpaces();
      if (this.offset >= text.length) {
        this.column = -1;
        return true;
      }
      const code = text.charCodeAt(this.offset);
      if (code === tab) return false;
      if (code === hash) this.#readComment(true);
      else if (code !== lineFeed && code !== carriageReturn) break;
      this.#skipLineEnd();
    }
    this.column = this.offset - this.#lineStart;
    return true;
  }

  /** Past the rest of a line, which may hold a comment, to the next content. False where it holds anything else. */
  endLine(): boolean {
    const from = this.offset;
    this.skipSpaces();
    if (this.text.charCodeAt(this.offset) === hash && (this.offset > from || this.#isBehindSpace())) {
      this.#readComment(false);
    }
    if (!endsLine(this.text, this.offset)) return false;
    this.#skipLineEnd();
    return this.toContent();
  }

  /** Enters what stands on the same line behind a `-`: its column is where it begins. */
  enterItem(): void {
    this.column = this.offset - this.#lineStart;
  }

  skipSpaces(): void {
    const { text } = this;
    let { offset } = this;
    while (text.charCodeAt(offset) === space) offset += 1;
    this.offset = offset;
  }

  /** Whether nothing but a comment is left of the line; spaces are skipped already. */
  atLineEnd(): boolean {
    return endsLine(this.text, this.offset) || (this.text.charCodeAt(this.offset) === hash && this.#isBehindSpace());
  }

  /** At the `-` of a list. */
  atDash(): boolean {
    return this.text.charCodeAt(this.offset) === dash && separates(this.text, this.offset + 1);
  }

  /** At a line that bounds documents. */
  atMarker(): boolean {
    return this.column === 0 && /^(?:---|\.\.\.)/.test(this.text.slice(this.offset, this.offset + 3));
  }

  #isBehindSpace(): boolean {
    return this.text.charCodeAt(this.offset - 1) === space;
  }

  #readComment(ownLine: boolean): void {
    const { text } = this;
    const start = this.offset;
    const lineEnd = text.indexOf('\n', start);
    let end = lineEnd < 0 ? text.length : lineEnd;
    if (text.charCodeAt(end - 1) === carriageReturn) end -= 1;
    this.comments.push({ text: text.slice(start + 1, end), span: { start, end }, ownLine });
    this.offset = end;
  }

  #skipLineEnd(): void {
    if (this.text.charCodeAt(this.offset) === carriageReturn) this.offset += 1;
    if (this.text.charCodeAt(this.offset) === lineFeed) this.offset += 1;
  }
}
