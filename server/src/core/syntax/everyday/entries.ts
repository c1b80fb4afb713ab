// What a mapping gathers, block or flow.
import { maxProblems, syntaxProblem } from '../problems.ts';
import type { MapEntry, ScalarNode, SyntaxNode, SyntaxProblem } from '../syntaxTree.ts';

export class Entries {
  readonly list: MapEntry[] = [];
  readonly #names = new Set<string>();
  readonly #problems: SyntaxProblem[];

  constructor(problems: SyntaxProblem[]) {
    this.#problems = problems;
  }

  add(key: ScalarNode, value: SyntaxNode): void {
    const name = String(key.value);
    if (this.#names.has(name) && this.#problems.length < maxProblems) {
      this.#problems.push(syntaxProblem('DUPLICATE_KEY', key.span));
    }
    this.#names.add(name);
    this.list.push({ key, value });
  }
}

/** `yaml` refuses keys from about this length on. */
const maxLength = 1000;

/** The key that a scalar is; undefined for one that kubectl may not take, and for a merge (`<<`). */
export function asKey({ type, span, value, templated }: ScalarNode): ScalarNode | undefined {
  if (value === null || value === '<<' || span.end - span.start > maxLength) return undefined;
  return { type, span, value: String(value), templated };
}
