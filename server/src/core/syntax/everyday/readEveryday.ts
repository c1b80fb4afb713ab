// Reads the YAML that manifests are written in, block collections with scalars that need no second look, many times as
// fast as `yaml`. Of anything else it reads nothing: `yaml` decides then, and where both read, they read the same.
import { refused } from '../refused.ts';
import type { DocumentContent, MapNode, ScalarNode, SeqNode, SyntaxNode, SyntaxProblem } from '../syntaxTree.ts';
import { readBlock } from './blockScalars.ts';
import { bar, colon, greaterThan, openBrace, openBracket, separates } from './characters.ts';
import { Cursor } from './cursor.ts';
import { asKey, Entries } from './entries.ts';
import { FlowReader } from './flow.ts';
import { isAtTemplate, readLongScalar, readScalar, scalar } from './scalars.ts';

/** Control characters, which are a problem; byte order marks; lone \r, which end lines. */
const unusual = /[\0-\x08\x0B\x0C\x0E-\x1F\uFEFF]|\r(?!\n)/;

/** Far below what `yaml` can take. */
const maxDepth = 30;

/** Undefined: read it with `yaml`. */
export function readEveryday(text: string): DocumentContent | undefined {
  return unusual.test(text) ? undefined : new EverydayReader(withoutEnd(text)).read();
}

const endMarker = /(?<=\n)\.\.\.(?:\r?\n)?$/;

/** Without the `...` that may end a document. */
function withoutEnd(text: string): string {
  const marker = endMarker.exec(text.slice(-6));
  return marker ? text.slice(0, -marker[0].length) : text;
}

class EverydayReader {
  readonly #text: string;
  readonly #cursor: Cursor;
  readonly #problems: SyntaxProblem[] = [];
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#cursor = new Cursor(text);
  }

  read(): DocumentContent | undefined {
    const cursor = this.#cursor;
    if (!cursor.toContent()) return undefined;
    if (cursor.column === 0 && this.#text.startsWith('---', cursor.offset)) {
      cursor.offset += 3;
      if (!cursor.endLine()) return undefined;
    }
    const isEmpty = cursor.column < 0;
    const root = isEmpty ? undefined : this.#readNode(-1);
    // What is left over is no content of the collection: `yaml` knows what is wrong with it, unless it is a template.
    if (!isEmpty && (!root || root.type === 'scalar' || cursor.column >= 0)) {
      return isAtTemplate(this.#text, cursor.offset) ? refused('template') : undefined;
    }
    return { root, problems: this.#problems, notAnalysed: undefined, template: false, comments: cursor.comments };
  }

  /** What begins at the content of a line; `parent` is the column of the collection around it. */
  #readNode(parent: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    if (this.#depth >= maxDepth || cursor.atMarker()) return undefined;
    this.#depth += 1;
    const node = cursor.atDash() ? this.#readSeq() : this.#isAtKey() ? this.#readMap() : this.#readInline(parent);
    this.#depth -= 1;
    return node;
  }

  #isAtKey(): boolean {
    const first = readScalar(this.#text, this.#cursor.offset);
    return first !== undefined && this.#isKeyEnd(first.span.end);
  }

  #readMap(): MapNode | undefined {
    const cursor = this.#cursor;
    const { column, offset: start } = cursor;
    const entries = new Entries(this.#problems);
    let end = start;
    do {
      const key = this.#readKey();
      const value = key && this.#readValue(column);
      if (!value) return undefined;
      entries.add(key, value);
      end = value.span.end;
    } while (cursor.column === column && !cursor.atDash() && !cursor.atMarker());
    return { type: 'map', span: { start, end }, entries: entries.list, flow: false };
  }

  /** Passes the colon too. */
  #readKey(): ScalarNode | undefined {
    const cursor = this.#cursor;
    const node = readScalar(this.#text, cursor.offset);
    const key = node && asKey(node);
    if (!key || !this.#isKeyEnd(key.span.end)) return undefined;
    cursor.offset = key.span.end + 1;
    return key;
  }

  #isKeyEnd(offset: number): boolean {
    return this.#text.charCodeAt(offset) === colon && separates(this.#text, offset + 1);
  }

  /** `column`: that of the mapping. A list may begin at it, as lists in manifests often do. */
  #readValue(column: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    cursor.skipSpaces();
    if (!cursor.atLineEnd()) return this.#readInline(column);
    const at = cursor.offset;
    if (!cursor.endLine()) return undefined;
    const isBelow = cursor.column > column || (cursor.column === column && cursor.atDash());
    return isBelow ? this.#readNode(column) : empty(at);
  }

  #readSeq(): SeqNode | undefined {
    const cursor = this.#cursor;
    const { column, offset: start } = cursor;
    const items: SyntaxNode[] = [];
    let end = start;
    do {
      cursor.offset += 1;
      const item = this.#readItem(column);
      if (!item) return undefined;
      items.push(item);
      end = item.span.end;
    } while (cursor.column === column && cursor.atDash());
    return { type: 'seq', span: { start, end }, items, flow: false };
  }

  #readItem(column: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    cursor.skipSpaces();
    if (cursor.atLineEnd()) {
      const at = cursor.offset;
      if (!cursor.endLine()) return undefined;
      return cursor.column > column ? this.#readNode(column) : empty(at);
    }
    cursor.enterItem();
    return this.#readNode(column);
  }

  /** A value that begins on this line, and all behind it up to the next content. */
  #readInline(parent: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    const code = this.#text.charCodeAt(cursor.offset);
    if (code === bar || code === greaterThan) return this.#readBlock(parent);
    if (code === openBracket || code === openBrace) return this.#readFlow(parent);
    const node = readLongScalar(this.#text, cursor.offset, parent);
    if (!node) return undefined;
    cursor.offset = node.span.end;
    return cursor.endLine() ? node : undefined;
  }

  #readFlow(parent: number): SyntaxNode | undefined {
    const node = new FlowReader(this.#cursor, parent, this.#problems).read();
    return node && this.#cursor.endLine() ? node : undefined;
  }

  #readBlock(parent: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    const start = cursor.offset;
    const block = readBlock(this.#text, start, parent);
    if (!block) return undefined;
    cursor.offset = block.next;
    return cursor.toContent() ? scalar(block.value, false, start, block.end) : undefined;
  }
}

/** The value that is not there, where it would stand. */
function empty(at: number): ScalarNode {
  return { type: 'scalar', span: { start: at, end: at }, value: null, templated: false };
}
