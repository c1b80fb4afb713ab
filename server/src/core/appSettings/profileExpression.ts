// Profile expressions of Spring: `prod`, `!dev`, `prod & (eu | us)`.

/** Whether it holds with these profiles active; false where it cannot be read. */
export function profileHolds(expression: string, active: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()&|!]|[^()&|!\s]+/g) ?? [];
  if (tokens.length > maxTokens) return false;
  const reader = new ExpressionReader(tokens, active);
  const holds = reader.alternatives();
  return reader.atEnd && holds;
}

const maxTokens = 200;

class ExpressionReader {
  #at = 0;
  readonly #tokens: readonly string[];
  readonly #active: ReadonlySet<string>;

  constructor(tokens: readonly string[], active: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#active = active;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  alternatives(): boolean {
    let holds = this.#conjunction();
    while (this.#take('|')) holds = this.#conjunction() || holds;
    return holds;
  }

  #conjunction(): boolean {
    let holds = this.#operand();
    while (this.#take('&')) holds = this.#operand() && holds;
    return holds;
  }

  #operand(): boolean {
    if (this.#take('!')) return !this.#operand();
    if (!this.#take('(')) return this.#active.has(this.#tokens[this.#at++] ?? '');
    const holds = this.alternatives();
    this.#take(')');
    return holds;
  }

  #take(token: string): boolean {
    const found = this.#tokens[this.#at] === token;
    if (found) this.#at += 1;
    return found;
  }
}
