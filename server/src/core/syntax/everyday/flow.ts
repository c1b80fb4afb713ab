// Collections in brackets and braces.
import type { ScalarNode, SyntaxNode, SyntaxProblem } from '../syntaxTree.ts';
import { closeBrace, closeBracket, colon, comma, openBrace, openBracket, separates, space } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { asKey, Entries } from './entries.ts';
import { isQuote, readFlowScalar } from './scalars.ts';

const maxDepth = 30;

export class FlowReader {
  readonly #cursor: Cursor;
  readonly #text: string;
  /** Column of the block collection around it: further lines are further to the right. */
  readonly #parent: number;
  readonly #problems: SyntaxProblem[];
  #depth = 0;

  constructor(cursor: Cursor, parent: number, problems: SyntaxProblem[]) {
    this.#cursor = cursor;
    this.#text = cursor.text;
    this.#parent = parent;
    this.#problems = problems;
  }

  /** Undefined where a key, a value or an item is left out, or anything is odd. */
  read(): SyntaxNode | undefined {
    const code = this.#text.charCodeAt(this.#cursor.offset);
    if (code !== openBracket && code !== openBrace) return this.#readScalar();
    if (this.#depth >= maxDepth) return undefined;
    this.#depth += 1;
    const node = code === openBracket ? this.#readSeq() : this.#readMap();
    this.#depth -= 1;
    return node;
  }

  #readSeq(): SyntaxNode | undefined {
    const start = this.#cursor.offset;
    const items: SyntaxNode[] = [];
    const isRead = this.#readUntil(closeBracket, () => {
      const item = this.read();
      if (item) items.push(item);
      return item !== undefined;
    });
    return isRead ? { type: 'seq', span: { start, end: this.#cursor.offset }, items, flow: true } : undefined;
  }

  #readMap(): SyntaxNode | undefined {
    const start = this.#cursor.offset;
    // Two braces are a template.
    if (this.#text.charCodeAt(start + 1) === openBrace) return undefined;
    const entries = new Entries(this.#problems);
    const isRead = this.#readUntil(closeBrace, () => {
      const key = this.#readKey();
      const value = key && this.read();
      if (value) entries.add(key, value);
      return value !== undefined;
    });
    const end = this.#cursor.offset;
    return isRead ? { type: 'map', span: { start, end }, entries: entries.list, flow: true } : undefined;
  }

  /** What stands between the brackets, commas in between; behind the last one a comma may stand too. */
  #readUntil(closing: number, readOne: () => boolean): boolean {
    this.#cursor.offset += 1;
    while (this.#skip()) {
      if (this.#take(closing)) return true;
      if (!readOne() || !this.#skip()) return false;
      if (this.#take(closing)) return true;
      if (!this.#take(comma)) return false;
    }
    return false;
  }

  #readKey(): ScalarNode | undefined {
    const cursor = this.#cursor;
    const isQuoted = isQuote(this.#text.charCodeAt(cursor.offset));
    const node = this.#readScalar();
    const key = node && asKey(node);
    if (!key || !this.#take(colon)) return undefined;
    if (!isQuoted && !separates(this.#text, cursor.offset)) return undefined;
    return this.#skip() ? key : undefined;
  }

  #readScalar(): ScalarNode | undefined {
    const node = readFlowScalar(this.#text, this.#cursor.offset);
    if (node) this.#cursor.offset = node.span.end;
    return node;
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#cursor.offset) !== code) return false;
    this.#cursor.offset += 1;
    return true;
  }

  /** Passes spaces, ends of lines and comments; false where the next word stands too far to the left. */
  #skip(): boolean {
    const cursor = this.#cursor;
    cursor.skipSpaces();
    if (!cursor.atLineEnd()) return true;
    const { length } = cursor.comments;
    if (
      !cursor.endLine() ||
      cursor.atMarker() ||
      cursor.comments
        .slice(length)
        .some(({ span }) => span.start === 0 || this.#text.charCodeAt(span.start - 1) !== space)
    )
      return false;
    return cursor.column > this.#parent || this.#mayClose();
  }

  /** The last bracket may stand where the collection around it begins. */
  #mayClose(): boolean {
    const { column, offset } = this.#cursor;
    const code = this.#text.charCodeAt(offset);
    return this.#depth === 1 && column === this.#parent && (code === closeBracket || code === closeBrace);
  }
}
