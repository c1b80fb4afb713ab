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
import { splitDocuments } from '../../server/src/core/syntax/splitDocuments.ts';

export type MarkType = 'error' | 'warning' | 'information' | 'hint' | 'related' | 'hover' | 'lens' | 'fix';

export interface Mark {
  readonly span: Span;
  readonly type: MarkType;
  readonly ruleId?: string;
  readonly text: string;
}

const label = String.raw`(?:error|warning|information|hint|related|hover|lens|fix)(?:\[[a-z0-9-]+\])?: `;
const markLine = new RegExp(String.raw`^# *(?:\^+…?|<) ${label}`);
const continuation = /^# *\|(?: |$)/;
const trailing = new RegExp(String.raw` #! ${label}.*$`);

/** The text without its marks. Throws where a mark is no comment: inside a block scalar it would be part of the value. */
export function stripMarks(text: string): string {
  refuseInScalars(text);
  let marked = false;
  return linesOf(text)
    .filter((line) => {
      marked = markLine.test(line) || (marked && continuation.test(line));
      return !marked;
    })
    .map((line) => line.replace(trailing, ''))
    .join('\n');
}

/** The text with marks below its lines, in the order given. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const written = drawn(text, marks)
    .map(({ line, below }) => [line, ...below].join('\n'))
    .join('\n');
  refuseInScalars(written);
  return written;
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

function refuseInScalars(text: string): void {
  for (const { text: stretch } of splitDocuments(text)) {
    const document = parseDocument(fileUri('file:///marks'), stretch);
    if (document.notAnalysed !== undefined) continue;
    const comments = new Set(document.comments.map(({ span }) => span.start));
    let offset = 0;
    for (const line of stretch.split('\n')) {
      if (markLine.test(line) && !comments.has(offset)) throw new Error(`a mark inside of a scalar: ${line}`);
      offset += line.length + 1;
    }
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n');
}
