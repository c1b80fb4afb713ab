// Lines of a file, put together from those of its documents: after an edit only the documents that it touched are
// searched for their line ends again.
import { LineIndex, type Position } from '../base/lineIndex.ts';
import { Memo } from '../base/memo.ts';
import type { DocumentHandle } from '../base/place.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentIndex } from './documentIndex.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

const indexes = new WeakMap<SyntaxDocument, LineIndex>();

function indexOf(document: SyntaxDocument): LineIndex {
  let index = indexes.get(document);
  if (!index) {
    index = new LineIndex(document.text);
    indexes.set(document, index);
  }
  return index;
}

/** Of each document of a stretch the first line, as it counts them; behind them the number of all its lines. */
const linesIn = new Memo<Stretch, readonly number[]>();

function countLines(stretch: Stretch): readonly number[] {
  const numbers = [0];
  for (const document of stretch) numbers.push((numbers.at(-1) ?? 0) + indexOf(document).lineCount - 1);
  return numbers;
}

interface LinesOfStretch {
  /** Which document of the file is its first one. */
  readonly from: number;
  /** The line where it begins. */
  readonly line: number;
  readonly numbers: readonly number[];
}

/** Translates offsets of a file into lines and back, as `LineIndex` does. Every document begins a line. */
export class FileLines {
  readonly #documents: readonly PlacedDocument[];
  readonly #stretches: readonly LinesOfStretch[];

  constructor(documents: readonly PlacedDocument[]) {
    let [from, line] = [0, 0];
    this.#documents = documents;
    this.#stretches = stretchesOf(documents).map((stretch) => {
      const numbers = linesIn.get(stretch, [], () => countLines(stretch));
      const lines = { from, line, numbers };
      from += stretch.length;
      line += numbers.at(-1) ?? 0;
      return lines;
    });
  }

  position(offset: number): Position {
    const index = lastBelow(this.#documents.length, (at) => (this.#documents[at]?.start ?? 0) <= offset);
    const placed = this.#documents[index];
    if (!placed) return { line: 0, character: offset };
    const { line, character } = indexOf(placed.document).position(offset - placed.start);
    return { line: this.#firstLineOf(index) + line, character };
  }

  /** Number of the first line of a document; undefined where it is none of the file. */
  firstLine(document: DocumentHandle): number | undefined {
    const index = documentIndex(this.#documents, document);
    return index === undefined ? undefined : this.#firstLineOf(index);
  }

  /** Positions beyond the text are pulled back to its end. */
  offset({ line, character }: Position): number {
    const stretch = this.#lastStretch((one) => one.line <= line);
    if (!stretch) return 0;
    const inStretch = line - stretch.line;
    const at = lastBelow(stretch.numbers.length - 1, (one) => (stretch.numbers[one] ?? 0) <= inStretch);
    const placed = this.#documents[stretch.from + at];
    if (!placed) return 0;
    const inDocument = { line: inStretch - (stretch.numbers[at] ?? 0), character };
    return placed.start + indexOf(placed.document).offset(inDocument);
  }

  #firstLineOf(index: number): number {
    const stretch = this.#lastStretch(({ from }) => from <= index);
    return stretch ? stretch.line + (stretch.numbers[index - stretch.from] ?? 0) : 0;
  }

  #lastStretch(holds: (stretch: LinesOfStretch) => boolean): LinesOfStretch | undefined {
    const stretches = this.#stretches;
    return stretches[lastBelow(stretches.length, (at) => stretches[at] !== undefined && holds(stretches[at]))];
  }
}

const known = new Memo<readonly PlacedDocument[], FileLines>();

/** The same for the same documents: an edit asks for those before it, which somebody was told the lines of. */
export function fileLines(documents: readonly PlacedDocument[]): FileLines {
  return known.get(documents, [], () => new FileLines(documents));
}

/** The last index that holds, where those that hold come first. */
function lastBelow(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
