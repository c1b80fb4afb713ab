// Turns what `yaml` composed into our tree: aliases and merge keys resolved, scalars read as kubectl reads them.
import { isAlias, isMap, isScalar, isSeq, Scalar, type Alias, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../base/span.ts';
import { maxProblems, syntaxProblem } from './problems.ts';
import { isTemplated, scalarValue } from './scalarValue.ts';
import type { MapEntry, MapNode, ScalarNode, SeqNode, SyntaxNode, SyntaxProblem } from './syntaxTree.ts';

export interface Tree {
  readonly root: SyntaxNode;
  readonly problems: readonly SyntaxProblem[];
}

/** `maxNodes` bounds the tree with every alias written out; undefined where there are more. */
export function readTree(contents: unknown, text: string, maxNodes: number): Tree | undefined {
  const reader = new TreeReader(text, maxNodes);
  const root = reader.read(contents, 0);
  return reader.nodes > maxNodes ? undefined : { root, problems: reader.problems };
}

interface Anchored {
  readonly node: SyntaxNode;
  /** Nodes in it, its own aliases written out. */
  readonly nodes: number;
}

class TreeReader {
  readonly problems: SyntaxProblem[] = [];
  /** So far, with every alias written out. */
  nodes = 0;
  readonly #text: string;
  readonly #maxNodes: number;
  readonly #anchors = new Map<string, Anchored>();

  constructor(text: string, maxNodes: number) {
    this.#text = text;
    this.#maxNodes = maxNodes;
  }

  /** `emptyAt`: where a value that is not there would stand. */
  read(written: unknown, emptyAt: number): SyntaxNode {
    if (isAlias(written)) return this.#readAlias(written);
    const before = this.nodes;
    this.nodes += 1;
    const node = this.#readWritten(written, emptyAt);
    const anchor = (isScalar(written) || isMap(written) || isSeq(written)) && written.anchor;
    // An anchor counts only once its value is complete: an alias of itself inside of it finds nothing.
    if (anchor) this.#anchors.set(anchor, { node, nodes: this.nodes - before });
    return node;
  }

  #readWritten(written: unknown, emptyAt: number): SyntaxNode {
    if (isMap(written)) return this.#readMap(written);
    if (isSeq(written)) return this.#readSeq(written);
    if (isScalar(written)) return this.#readScalar(written);
    return { type: 'scalar', span: this.#span(emptyAt, emptyAt), value: null, templated: false };
  }

  #readAlias(alias: Alias): SyntaxNode {
    const anchored = this.#anchors.get(alias.source);
    this.nodes += anchored?.nodes ?? 1;
    if (anchored) return anchored.node;
    const span = this.#spanOf(alias);
    this.#report('UNKNOWN_ALIAS', span);
    return { type: 'scalar', span, value: null, templated: false };
  }

  #readScalar(scalar: Scalar): ScalarNode {
    const [start, end] = scalar.range ?? [0, 0];
    const text = typeof scalar.value === 'string' ? scalar.value : '';
    return {
      type: 'scalar',
      span: this.#span(start, isBlock(scalar) ? this.#trimmed(start, end) : end),
      value: scalarValue(text, scalar.type === Scalar.PLAIN, scalar.tag),
      templated: isTemplated(text),
    };
  }

  #readSeq(seq: YAMLSeq): SeqNode {
    const [start, seqEnd] = seq.range ?? [0, 0];
    let end = start;
    const items = seq.items.map((item) => {
      const node = this.read(item, end);
      end = this.#writtenEnd(item, node);
      return node;
    });
    const flow = seq.flow === true;
    return { type: 'seq', span: this.#span(start, flow ? seqEnd : end), items, flow };
  }

  #readMap(map: YAMLMap): MapNode {
    const [start, mapEnd] = map.range ?? [0, 0];
    const entries: MapEntry[] = [];
    const seen = new Set<string>();
    let end = start;
    for (const pair of map.items) {
      end = this.#readPair(pair, end, entries, seen);
    }
    const flow = map.flow === true;
    return { type: 'map', span: this.#span(start, flow ? mapEnd : end), entries, flow };
  }

  /** Adds what the pair contributes to its mapping and returns where it ends. */
  #readPair(pair: Pair, start: number, entries: MapEntry[], seen: Set<string>): number {
    const key = this.read(pair.key, start);
    const keyEnd = this.#writtenEnd(pair.key, key);
    const value = this.read(pair.value, keyEnd);
    const end = Math.max(keyEnd, this.#writtenEnd(pair.value, value));
    if (isMergeKey(pair.key)) {
      this.#merge(value, entries);
    } else if (key.type === 'scalar' && key.value !== null) {
      const span = isAlias(pair.key) ? this.#spanOf(pair.key) : this.#lastLine(key.span);
      const name = span.start > key.span.start ? this.#text.slice(span.start, span.end) : String(key.value);
      if (seen.has(name)) this.#report('DUPLICATE_KEY', span);
      seen.add(name);
      entries.push({ key: { ...key, value: name, span }, value });
    } else {
      this.#report('NON_STRING_KEY', key.span);
    }
    return end;
  }

  /**
   * A word that is still being typed has no colon, and YAML takes it and the key on the next line for one key over two
   * lines, which is an error already reported. The key of the value is then what stands on the last line.
   */
  #lastLine({ start, end }: Span): Span {
    const text = this.#text.slice(start, end);
    const lastBreak = /^["']/.test(text) ? -1 : text.lastIndexOf('\n');
    const indentation = /[^ \t]/.exec(text.slice(lastBreak + 1))?.index ?? 0;
    return { start: start + lastBreak + 1 + indentation, end };
  }

  /** As kubectl merges: in the place of `<<`, so that only what stands below overrides; of a list the first map wins. */
  #merge(value: SyntaxNode, entries: MapEntry[]): void {
    const maps = value.type === 'seq' ? value.items.toReversed() : [value];
    for (const map of maps) {
      if (map.type === 'map') {
        // Unlike aliases these are copied, so they are counted before and not only at the end.
        this.nodes += map.entries.length;
        if (this.nodes <= this.#maxNodes) for (const entry of map.entries) entries.push(entry);
      } else {
        this.#report('MERGE_VALUE', value.span);
      }
    }
  }

  /** Where the text of a child ends in its parent; an alias' node stands elsewhere. */
  #writtenEnd(written: unknown, node: SyntaxNode): number {
    return isAlias(written) ? this.#spanOf(written).end : node.span.end;
  }

  #spanOf(alias: Alias): Span {
    const [start, end] = alias.range ?? [0, 0];
    return this.#span(start, end);
  }

  #span(start: number, end: number): Span {
    const length = this.#text.length;
    return { start: Math.min(start, length), end: Math.min(Math.max(start, end), length) };
  }

  #trimmed(start: number, end: number): number {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.#text.charAt(last - 1))) last -= 1;
    return last;
  }

  #report(code: string, span: Span): void {
    if (this.problems.length < maxProblems) this.problems.push(syntaxProblem(code, span));
  }
}

function isBlock(scalar: Scalar): boolean {
  return scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && (key.type === Scalar.PLAIN || key.tag === 'tag:yaml.org,2002:merge');
}
