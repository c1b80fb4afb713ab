// What is said of a text, drawn below the lines it is said of. Marks are YAML comments, so that a marked manifest is a
// manifest still:
//
//     seconds: 40
//   #          ^^ error[some-rule]: its message
//   #             | and a second line of it
//
// `<` in the place of `^^` is an empty stretch, `^^…` one that goes on below its line; what begins in the first column
// is marked at the end of the line, ` #! error[some-rule]: its message`.
import { LineIndex } from '../../server/src/core/base/lineIndex.ts';
import { fileUri } from '../../server/src/core/base/place.ts';
import type { Span } from '../../server/src/core/base/span.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';
import type { SyntaxNode } from '../../server/src/core/syntax/syntaxTree.ts';
import { documentStarts } from '../../server/src/core/syntax/splitDocuments.ts';

export type MarkType =
  'error' | 'warning' | 'information' | 'hint' | 'related' | 'hover' | 'lens' | 'inlay' | 'target' | 'fix';

export interface Mark {
  readonly span: Span;
  readonly type: MarkType;
  readonly ruleId?: string;
  readonly text: string;
}

const label = String.raw`(?:error|warning|information|hint|related|hover|lens|inlay|target|fix)(?:\[[a-z0-9-]+\])?: `;
const markLine = new RegExp(String.raw`^# *(?:\^+…?|<) ${label}`);
const continuation = /^# *\|(?: |$)/;
const trailing = new RegExp(String.raw` #! ${label}.*$`);

/** The text without its marks. Throws where one stands inside of a scalar, which it would change or end. */
export function stripMarks(text: string): string {
  const kept: string[] = [];
  const marksAt: number[] = [];
  let length = 0;
  let marked = false;
  for (const line of linesOf(text)) {
    marked = markLine.test(line) || (marked && continuation.test(line));
    if (marked) {
      marksAt.push(length);
      continue;
    }
    const unmarked = line.replace(trailing, '');
    kept.push(unmarked);
    length += unmarked.length + 1;
  }
  const source = kept.join('\n');
  refuseInScalars(source, marksAt);
  return source;
}

/** The text with marks below its lines, in the order given. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const index = new LineIndex(text);
  refuseInScalars(
    text,
    marks.map(({ span }) => index.offset({ line: index.position(span.start).line + 1, character: 0 })),
  );
  return drawn(text, marks)
    .map(({ line, below }) => [line, ...below].join('\n'))
    .join('\n');
}

/** Only the lines that are marked, with their marks. */
export function drawMarks(text: string, marks: readonly Mark[]): string {
  return drawn(text, marks)
    .filter(({ line, below }) => below.length > 0 || trailing.test(line))
    .map(({ line, below }) => [line, ...below].join('\n'))
    .join('\n');
}

function drawn(text: string, marks: readonly Mark[]): readonly { readonly line: string; readonly below: string[] }[] {
  const index = new LineIndex(text);
  const lines = linesOf(text).map((line) => ({ line, below: [] as string[] }));
  for (const mark of marks) {
    const { line, character } = index.position(mark.span.start);
    const at = lines[line];
    if (!at) throw new Error('a mark lies behind the text');
    const [first = '', ...more] = mark.text.split('\n');
    const said = `${mark.type}${mark.ruleId === undefined ? '' : `[${mark.ruleId}]`}: ${first}`;
    if (character === 0) {
      at.line += ` #! ${said}`;
      continue;
    }
    const room = at.line.length - character;
    const length = mark.span.end - mark.span.start;
    const carets = length === 0 ? '<' : '^'.repeat(Math.min(length, room)) + (length > room ? '…' : '');
    const indent = ' '.repeat(character - 1);
    const under = more.map((rest) => `#${indent}${' '.repeat(carets.length)} | ${rest}`.trimEnd());
    at.below.push(`#${indent}${carets} ${said}`, ...under);
  }
  return lines;
}

function refuseInScalars(text: string, offsets: readonly number[]): void {
  const starts = [0, ...documentStarts(text, 0)];
  for (const [index, start] of starts.entries()) {
    const stretch = text.slice(start, starts[index + 1]);
    const scalars = scalarSpans(parseDocument(fileUri('file:///marks'), stretch).root);
    for (const offset of offsets) {
      const inside = scalars.find((span) => start + span.start < offset && offset < start + span.end);
      if (inside) throw new Error(`a mark inside of a scalar: ${stretch.slice(inside.start, inside.end)}`);
    }
  }
}

function scalarSpans(node: SyntaxNode | undefined): readonly Span[] {
  switch (node?.type) {
    case undefined:
      return [];
    case 'scalar':
      return [node.span];
    case 'seq':
      return node.items.flatMap(scalarSpans);
    case 'map':
      return node.entries.flatMap(({ value }) => scalarSpans(value));
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n');
}
