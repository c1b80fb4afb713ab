// Lines of a file, put together from those of its documents: after an edit only the documents that it touched are
// searched for their line ends again.
import { LineIndex, type Position } from '../base/lineIndex.ts';
import { Memo } from '../base/memo.ts';
import type { DocumentHandle } from '../base/place.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentIndex } from './documentIndex.ts';

const indexes = new WeakMap<SyntaxDocument, LineIndex>();

function indexOf(document: SyntaxDocument): LineIndex {
  let index = indexes.get(document);
  if (!index) {
    index = new LineIndex(document.text);
    indexes.set(document, index);
  }
  return index;
}

/** Translates offsets of a file into lines and back, as `LineIndex` does. Every document begins a line. */
export class FileLines {
  readonly #documents: readonly PlacedDocument[];
  /** Of the first line of each document. */
  readonly #numbers: readonly number[];

  constructor(documents: readonly PlacedDocument[]) {
    let lines = 0;
    this.#documents = documents;
    this.#numbers = documents.map(({ document }) => {
      const first = lines;
      lines += indexOf(document).lineCount - 1;
      return first;
    });
  }

  position(offset: number): Position {
    const index = lastBelow(this.#documents.length, (at) => (this.#documents[at]?.start ?? 0) <= offset);
    const placed = this.#documents[index];
    if (!placed) return { line: 0, character: offset };
    const { line, character } = indexOf(placed.document).position(offset - placed.start);
    return { line: (this.#numbers[index] ?? 0) + line, character };
  }

  /** Number of the first line of a document; undefined where it is none of the file. */
  firstLine(document: DocumentHandle): number | undefined {
    const index = documentIndex(this.#documents, document);
    return index === undefined ? undefined : this.#numbers[index];
  }

  /** Positions beyond the text are pulled back to its end. */
  offset({ line, character }: Position): number {
    const index = lastBelow(this.#numbers.length, (at) => (this.#numbers[at] ?? 0) <= line);
    const placed = this.#documents[index];
    if (!placed) return 0;
    const inDocument = { line: line - (this.#numbers[index] ?? 0), character };
    return placed.start + indexOf(placed.document).offset(inDocument);
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
