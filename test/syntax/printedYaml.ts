// Random values, printed as people print manifests: each collection and each scalar in a style of its own.
import fc from 'fast-check';

type Printed = Scalar | List | Mapping;

interface Scalar {
  readonly type: 'scalar';
  readonly words: readonly string[];
  readonly style: 'plain' | 'single' | 'double' | '|' | '|-' | '>' | '>-' | 'absent';
  /** Each word on a line of its own, where the style allows it. */
  readonly lines: boolean;
  readonly comment: string;
}

interface List {
  readonly type: 'list';
  readonly items: readonly Printed[];
  /** `outdented`: at the indentation of its key. */
  readonly style: 'indented' | 'outdented' | 'flow' | 'flowLines';
}

interface Mapping {
  readonly type: 'mapping';
  readonly entries: readonly (readonly [key: string, value: Printed])[];
  readonly style: 'block' | 'flow' | 'flowLines';
}

const word = fc.constantFrom(
  ...['web', 'yes', '30', '0x1F', '1_000', '~', '-1', ':80', 'a:b', 'x#y', '${A}', '$(B)', '50%', '1.5Gi', 'é', '😀'],
  ...[
    'it',
    'a=b',
    '/bin/sh',
    '--flag',
    '2024-01-01',
    '.5',
    'null',
    '"',
    "'",
    '\\',
    '*',
    '&',
    '!',
    '[',
    '}',
    '- ',
    '@',
    '{{ x }}',
  ],
);
const key = fc.constantFrom('name', 'image', 'app.kubernetes.io/name', 'a', 'b', 'y', '10', '"q d"', "'s'", '.hidden');
const comment = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(' # why', ' #', '  # {{ x }}'));

const scalar: fc.Arbitrary<Printed> = fc.record({
  type: fc.constant('scalar'),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  style: fc.constantFrom('plain', 'plain', 'single', 'double', '|', '|-', '>', '>-', 'absent'),
  lines: fc.boolean(),
  comment,
});

const tree = fc.letrec<{ node: Printed; list: List; mapping: Mapping }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, scalar, tie('list'), tie('mapping')),
  list: fc.record({
    type: fc.constant('list'),
    items: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    style: fc.constantFrom('indented', 'outdented', 'flow', 'flowLines'),
  }),
  mapping: fc.record({
    type: fc.constant('mapping'),
    entries: fc.array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 4 }),
    style: fc.constantFrom('block', 'block', 'flow', 'flowLines'),
  }),
}));

/** A document in everyday style. */
export const printedYaml: fc.Arbitrary<string> = fc
  .record({
    root: fc.oneof(tree.list, tree.mapping),
    step: fc.constantFrom(1, 2, 4),
    head: fc.constantFrom('', '---\n', '# top\n--- # head\n\n', '\n'),
    tail: fc.constantFrom('', '\n', '\n# end\n', '\n...\n', '\n\n'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ root, step, head, tail, lineEnd }) => {
    const text = head + new Printer(step).item(root, 0) + tail;
    return text.replaceAll('\n', lineEnd);
  });

class Printer {
  readonly #step: number;

  constructor(step: number) {
    this.#step = step;
  }

  /** What stands at a column, behind a `-` or at the root. */
  item(node: Printed, column: number): string {
    if (node.type === 'mapping' && node.style === 'block') return this.#entries(node, column);
    if (node.type === 'list' && node.style === 'indented') return this.#items(node, column);
    return this.#inline(node, column).replace(/^ /, '');
  }

  /** What stands behind the colon of a key at a column. */
  #value(node: Printed, column: number): string {
    const inner = column + this.#step;
    if (node.type === 'mapping' && node.style === 'block') return `\n${pad(inner)}${this.#entries(node, inner)}`;
    if (node.type === 'list' && node.style === 'indented') return `\n${pad(inner)}${this.#items(node, inner)}`;
    if (node.type === 'list' && node.style === 'outdented') return `\n${pad(column)}${this.#items(node, column)}`;
    return this.#inline(node, column);
  }

  #entries({ entries }: Mapping, column: number): string {
    return entries.map(([name, value]) => `${name}:${this.#value(value, column)}`).join(`\n${pad(column)}`);
  }

  #items({ items }: List, column: number): string {
    return items
      .map((item) => {
        const written = this.item(item, column + 2);
        return /^(?:$|\s)/.test(written) ? `-${written}` : `- ${written}`;
      })
      .join(`\n${pad(column)}`);
  }

  #inline(node: Printed, column: number): string {
    if (node.type !== 'scalar') return ` ${this.#flow(node, column)}`;
    const { words, style, lines, comment: behind } = node;
    const indentation = `\n${pad(column + this.#step)}`;
    const separator = lines ? indentation : ' ';
    switch (style) {
      case 'absent':
        return behind;
      case 'plain':
        return ` ${/^["'*&![}@]|^- |\{\{/.test(words.join(' ')) ? single(words, separator) : words.join(separator)}${behind}`;
      case 'single':
        return ` ${single(words, separator)}${behind}`;
      case 'double':
        return ` ${JSON.stringify(words.join('\0')).replaceAll('\\u0000', separator)}${behind}`;
      default:
        // An empty line behind some, and some indented further.
        return ` ${style}${words.map((one, index) => `${indentation}${index > 0 && one.length === 3 ? '  ' : ''}${one}${one === 'it' ? '\n' : ''}`).join('')}`;
    }
  }

  #flow(node: Printed, column: number): string {
    if (node.type === 'scalar') return node.style === 'plain' ? 'plain word' : JSON.stringify(node.words.join(' '));
    const parts =
      node.type === 'list'
        ? node.items.map((item) => this.#flow(item, column + this.#step))
        : node.entries.map(([name, value]) => `${name}: ${this.#flow(value, column + this.#step)}`);
    const [open, close] = node.type === 'list' ? ['[', ']'] : ['{', '}'];
    if (node.style !== 'flowLines') return `${open}${parts.join(', ')}${close}`;
    const line = `\n${pad(column + this.#step)}`;
    return `${open}${line}${parts.join(`,${line}`)}\n${pad(column)}${close}`;
  }
}

function single(words: readonly string[], separator: string): string {
  return `'${words.map((one) => one.replaceAll("'", "''")).join(separator)}'`;
}

function pad(column: number): string {
  return ' '.repeat(column);
}
