// Reads a document into lexemes, in which brackets, quotes and comments are already told apart. Here is decided whether
// the text may be parsed at all: beyond some depth the parser of `yaml` exhausts the stack and takes Node down with it.
import { CST, Lexer } from 'yaml';
import type { Comment, NotAnalysed } from './syntaxTree.ts';

const maxDepth = 100;

/** `yaml` marks with them what has no text of its own: the begin of a document, of a scalar, the end of a flow. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);

export type Lexemes =
  | { readonly type: 'lexemes'; readonly lexemes: readonly string[]; readonly comments: readonly Comment[] }
  | { readonly type: 'refused'; readonly why: NotAnalysed };

export function lex(text: string): Lexemes {
  const scan = new Scan(text);
  for (const lexeme of new Lexer().lex(text)) {
    const why = scan.read(lexeme);
    if (why !== undefined) return { type: 'refused', why };
  }
  return { type: 'lexemes', lexemes: scan.lexemes, comments: scan.comments };
}

type TokenType = CST.TokenType | null;

class Scan {
  readonly lexemes: string[] = [];
  readonly comments: Comment[] = [];
  readonly #text: string;
  readonly #mayBeTemplate: boolean;
  /** Columns at which the open block collections stand. */
  readonly #columns: number[] = [];
  #flowDepth = 0;
  #offset = 0;
  #lineStart = 0;
  #atScalar = false;
  #afterBlockHeader = false;
  /** Whether a block collection may begin with the next token. */
  #mayOpenBlock = true;

  constructor(text: string) {
    this.#text = text;
    this.#mayBeTemplate = text.includes('{{') || text.includes('{%') || text.includes('${');
  }

  read(lexeme: string): NotAnalysed | undefined {
    const previous = this.lexemes.at(-1);
    this.lexemes.push(lexeme);
    if (marks.has(lexeme)) {
      this.#atScalar = lexeme === CST.SCALAR;
      if (lexeme === CST.FLOW_END) this.#flowDepth = 0;
      return undefined;
    }
    const type: TokenType = this.#atScalar ? 'scalar' : CST.tokenType(lexeme);
    const refused = this.#refusal(type, lexeme, previous);
    if (type === 'comment') this.#addComment(lexeme);
    if (type === 'block-scalar-header') this.#afterBlockHeader = true;
    if (type === 'scalar') this.#afterBlockHeader = false;
    this.#atScalar = false;
    this.#advance(lexeme);
    return refused;
  }

  /** A scalar may span lines and holds their breaks. */
  #advance(lexeme: string): void {
    const lastBreak = lexeme.lastIndexOf('\n');
    if (lastBreak >= 0) this.#lineStart = this.#offset + lastBreak + 1;
    if (lexeme.endsWith('\n')) this.#mayOpenBlock = true;
    this.#offset += lexeme.length;
  }

  #refusal(type: TokenType, lexeme: string, previous: string | undefined): NotAnalysed | undefined {
    if (this.#mayBeTemplate && this.#isTemplate(type, lexeme, previous)) return 'template';
    this.#descend(type);
    return this.#columns.length + this.#flowDepth > maxDepth ? 'nesting' : undefined;
  }

  /** Braces of Helm (`{{ … }}`) and Jinja (`{% … %}`), and `${…}` where YAML takes its brace for a mapping. */
  #isTemplate(type: TokenType, lexeme: string, previous: string | undefined): boolean {
    if (type === 'flow-map-start') return previous === '{' || previous?.endsWith('$') === true;
    if (type !== 'scalar' || this.#afterBlockHeader) return false;
    return lexeme.includes('{{') || lexeme.includes('{%') || (lexeme.startsWith('%') && this.lexemes.at(-3) === '{');
  }

  /** Never too low: a `:` counts as a level until its line ends. */
  #descend(type: TokenType): void {
    switch (type) {
      case 'flow-map-start':
      case 'flow-seq-start':
        this.#openBlock(false);
        this.#flowDepth += 1;
        return;
      case 'flow-map-end':
      case 'flow-seq-end':
        this.#flowDepth = Math.max(0, this.#flowDepth - 1);
        return;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        this.#mayOpenBlock = true;
        this.#openBlock(true);
        return;
      case 'space':
      case 'newline':
      case 'comment':
        return;
      default:
        this.#openBlock(false);
    }
  }

  #openBlock(andInside: boolean): void {
    if (!this.#mayOpenBlock || this.#flowDepth > 0) return;
    const column = this.#offset - this.#lineStart;
    while ((this.#columns.at(-1) ?? -1) > column) this.#columns.pop();
    if (this.#columns.at(-1) !== column) this.#columns.push(column);
    this.#mayOpenBlock = andInside;
  }

  #addComment(lexeme: string): void {
    const span = { start: this.#offset, end: this.#offset + lexeme.length };
    const ownLine = this.#text.slice(this.#lineStart, span.start).trim() === '';
    this.comments.push({ text: lexeme.slice(1), span, ownLine });
  }
}
