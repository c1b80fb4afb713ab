// Splits the script of `sh -c SCRIPT` into its commands: which of them are at the top, which inside a loop or a
// condition, and what stands between. One pass over the text; nothing is expanded. Who reads them knows what they mean:
// what becomes process 1, how long a hook takes.

export interface ScriptCommand {
  /** Quotes are undone. */
  readonly words: readonly string[];
  /** What stands behind it. */
  readonly then: ';' | '&&' | '||' | '|' | '&' | '';
  /** Has a redirection. */
  readonly redirected: boolean;
  /** 0 at the top, more inside a loop, a condition, a group or a function. */
  readonly depth: number;
}

/** Of `sh -c SCRIPT`; undefined where a shell is not given one, as where it runs a file. */
export function scriptOf(argv: readonly string[]): string | undefined {
  let isCommand = false;
  let at = 1;
  for (; /^[-+]./.test(argv[at] ?? ''); at += 1) {
    const option = argv[at] ?? '';
    if (option === '--') return isCommand ? argv[at + 1] : undefined;
    if (/^-[a-zA-Z]*c/.test(option)) isCommand = true;
    if (/^[-+][a-zA-Z]*o$/.test(option)) at += 1;
  }
  return isCommand ? argv[at] : undefined;
}

const opening = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{', '(']);
const closing = new Set(['fi', 'done', 'esac', '}', ')']);
const joining = new Set(['then', 'do', 'else', 'elif', '!', 'time']);

/** Undefined where the text goes beyond what is read here, as a here-document does. */
export function scriptCommands(script: string): readonly ScriptCommand[] | undefined {
  const lexer = new Lexer(script);
  const list = new CommandList();
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.type === 'unknown') return undefined;
    list.add(token);
  }
  list.end('');
  return list.commands;
}

/** Gathers words into commands and counts what is open around them. */
class CommandList {
  readonly commands: ScriptCommand[] = [];
  #words: string[] = [];
  #redirected = false;
  #depth = 0;

  add(token: Exclude<Token, { readonly type: 'unknown' }>): void {
    if (token.type === 'redirection') this.#redirected = true;
    else if (token.type === 'operator') this.end(token.text);
    else if (this.#words.length > 0 || token.quoted) this.#words.push(token.text);
    else this.#firstWord(token.text);
  }

  end(then: ScriptCommand['then']): void {
    const words = this.#words;
    if (words.length > 0) this.commands.push({ words, then, redirected: this.#redirected, depth: this.#depth });
    [this.#words, this.#redirected] = [[], false];
  }

  #firstWord(word: string): void {
    if (opening.has(word)) {
      this.commands.push({ words: [word], then: ';', redirected: false, depth: this.#depth });
      this.#depth += 1;
    } else if (closing.has(word)) {
      this.#depth = Math.max(0, this.#depth - 1);
      this.#words.push(word);
    } else if (!joining.has(word)) {
      this.#words.push(word);
    }
  }
}

type Token =
  | { readonly type: 'word'; readonly text: string; readonly quoted: boolean }
  | { readonly type: 'operator'; readonly text: ScriptCommand['then'] }
  | { readonly type: 'redirection' }
  | { readonly type: 'unknown' };

class Lexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token | undefined {
    this.#skipBlanks();
    const char = this.#text[this.#at];
    if (char === undefined) return undefined;
    if (char === '\n' || char === ';' || char === '&' || char === '|') return this.#operator(char);
    if (char === '(' || char === ')') {
      this.#at += 1;
      return { type: 'word', text: char, quoted: false };
    }
    if (char === '<' || char === '>') return this.#redirection();
    if (/^\d[<>]$/.test(this.#text.slice(this.#at, this.#at + 2))) return this.#redirection();
    return this.#word();
  }

  #skipBlanks(): void {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === ' ' || char === '\t' || char === '\r') this.#at += 1;
      else if (char === '\\' && this.#text[this.#at + 1] === '\n') this.#at += 2;
      else if (char === '#') this.#at = this.#indexOf('\n');
      else return;
    }
  }

  #operator(char: string): Token {
    const doubled = this.#text[this.#at + 1] === char;
    this.#at += doubled && char !== '\n' ? 2 : 1;
    if (char === '&') {
      if (this.#text[this.#at] === '>') return this.#redirection();
      return { type: 'operator', text: doubled ? '&&' : '&' };
    }
    if (char !== '|') return { type: 'operator', text: ';' };
    return { type: 'operator', text: doubled ? '||' : '|' };
  }

  /** `2>&1`, `> file`: a number, the operator and its target. A here-document is beyond us. */
  #redirection(): Token {
    if (/\d/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    const start = this.#at;
    while ('<>&|'.includes(this.#text[this.#at] ?? '-')) this.#at += 1;
    if (this.#text.startsWith('<<', start) || this.#text[this.#at] === '(') return { type: 'unknown' };
    this.#skipBlanks();
    this.#word();
    return { type: 'redirection' };
  }

  #word(): Token {
    let text = '';
    let quoted = false;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || ' \t\r\n;&|()<>'.includes(char)) break;
      quoted ||= char === '"' || char === "'" || char === '\\';
      text += this.#piece(char);
    }
    return { type: 'word', text, quoted };
  }

  #piece(char: string): string {
    if (char === '\\') {
      this.#at += 2;
      const escaped = this.#text[this.#at - 1] ?? '';
      return escaped === '\n' ? '' : escaped;
    }
    if (char === "'") {
      const end = this.#indexOf("'", this.#at + 1);
      return this.#take(end + 1).slice(1, -1);
    }
    if (char === '"') return this.#doubleQuoted();
    if (char === '`') return this.#take(this.#indexOf('`', this.#at + 1) + 1);
    if (char === '$' && this.#text[this.#at + 1] === '(') return this.#substitution();
    return this.#take(this.#at + 1);
  }

  #doubleQuoted(): string {
    let text = '';
    this.#at += 1;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || char === '"') break;
      const substitution = char === '$' && this.#text[this.#at + 1] === '(';
      if (substitution) text += this.#substitution();
      else if (char === '\\') text += this.#piece(char);
      else text += this.#take(this.#at + 1);
    }
    this.#at += 1;
    return text;
  }

  /** `$(…)` as it stands; quotes inside hide parentheses. */
  #substitution(): string {
    const start = this.#at;
    let depth = 0;
    let quote = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at] ?? '';
      if (char === '\\') this.#at += 1;
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '(') depth += 1;
      else if (char === ')' && --depth === 0) break;
    }
    this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #take(end: number): string {
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return text;
  }

  /** The end of the text where it does not occur. */
  #indexOf(char: string, from = this.#at): number {
    const index = this.#text.indexOf(char, from);
    return index < 0 ? this.#text.length : index;
  }
}
