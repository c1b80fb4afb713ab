// Reads what can be read of a Go template (Helm): its plain values count, what it fills in is marked as such.
import type { Span } from '../base/span.ts';
import { maskTemplate, type MaskMode } from './maskTemplate.ts';
import type { Comment, DocumentContent, MapEntry, ScalarNode, SeqNode, SyntaxNode } from './syntaxTree.ts';

/**
 * @param read reads YAML
 * @returns undefined where the text is no template, or too much of one
 */
export function readTemplate(
  text: string,
  mode: MaskMode,
  read: (yaml: string) => DocumentContent,
): DocumentContent | undefined {
  const masked = text.includes('{{') ? maskTemplate(text, mode) : undefined;
  const content = masked && read(masked.text);
  if (!content || content.notAnalysed) return undefined;
  if (mode === 'certain' && content.problems.some(({ code }) => !harmless.has(code))) return undefined;
  const root = content.root && new Filling(text, masked.holes).fill(content.root, 0, text.length);
  let comments: readonly Comment[] | undefined;
  return {
    ...content,
    root,
    problems: [],
    template: true,
    get comments() {
      return (comments ??= commentsOf(text, read));
    },
  };
}

/** Those between `{{ if }}` and `{{ end }}` too. */
function commentsOf(text: string, read: (yaml: string) => DocumentContent): readonly Comment[] {
  const masked = maskTemplate(text, 'possible');
  return masked ? read(masked.text).comments : [];
}

/** Two of the same key may never come out together; and spaces are no long key, though `yaml` counts them as one. */
const harmless: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'KEY_OVER_1024_CHARS']);

class Filling {
  readonly #text: string;
  readonly #holes: readonly Span[];

  constructor(text: string, holes: readonly Span[]) {
    this.#text = text;
    this.#holes = holes;
  }

  /** `from`, `to`: what may be filled in between them may become a part of the node. */
  fill(node: SyntaxNode, from: number, to: number): SyntaxNode {
    switch (node.type) {
      case 'scalar':
        return this.#fillScalar(node, from, to);
      case 'map': {
        const entries = node.entries.flatMap((entry, index) =>
          this.#fillEntry(entry, node.entries[index + 1]?.key.span.start ?? to),
        );
        return { ...node, entries, span: around(node.span, entries.at(-1)?.value.span.end) };
      }
      case 'seq':
        return this.#fillSeq(node, from, to);
    }
  }

  #fillSeq(node: SeqNode, from: number, to: number): SeqNode {
    const items = node.items.map((item, index) =>
      this.fill(item, item.span.start, node.items[index + 1]?.span.start ?? to),
    );
    const holes = this.#between(from, to).filter((hole) => !items.some(({ span }) => isInside(hole, span)));
    if (holes.length === 0) return { ...node, items, span: around(node.span, items.at(-1)?.span.end) };
    const all = [...items, ...holes.map((hole) => this.#filledIn(hole))];
    all.sort((a, b) => a.span.start - b.span.start);
    const start = Math.min(node.span.start, holes[0]?.start ?? 0);
    return { ...node, items: all, span: around({ ...node.span, start }, all.at(-1)?.span.end) };
  }

  /** A key that is filled in may be any. */
  #fillEntry({ key, value }: MapEntry, to: number): readonly MapEntry[] {
    if (this.#touches(key.span)) return [];
    return [{ key, value: this.fill(value, key.span.end, to) }];
  }

  #fillScalar(scalar: ScalarNode, from: number, to: number): ScalarNode {
    const { span } = scalar;
    const written = this.#text.slice(span.start, span.end);
    if (written === '') {
      const [hole] = this.#between(from, to);
      return hole ? this.#filledIn(hole) : scalar;
    }
    const isBlock = /^[|>]/.test(written);
    if (!this.#touches(isBlock ? { start: span.start, end: to - 1 } : span)) return scalar;
    return { ...scalar, value: written.replace(/^(["'])([^]*)\1$/, '$2'), templated: true };
  }

  #filledIn(span: Span): ScalarNode {
    return { type: 'scalar', span, value: this.#text.slice(span.start, span.end), templated: true };
  }

  /** Those that begin there. */
  #between(from: number, to: number): readonly Span[] {
    const first = this.#firstBehind(from);
    let end = first;
    while ((this.#holes[end]?.start ?? to) < to) end += 1;
    return this.#holes.slice(first, end);
  }

  #touches({ start, end }: Span): boolean {
    const first = this.#firstBehind(start);
    const [before, behind] = [this.#holes[first - 1], this.#holes[first]];
    return (before?.end ?? -1) >= start || (behind?.start ?? Infinity) <= end;
  }

  /** Holes stand one after the other. */
  #firstBehind(offset: number): number {
    let [low, high] = [0, this.#holes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#holes[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function around({ start, end }: Span, childEnd = end): Span {
  return { start, end: Math.max(end, childEnd) };
}
