// What was put into the words of a host, kept for as long as it stands on its lines: an edit moves what is behind it by a
// line, or nothing at all. Kept by parts, so that most of a long file is not even looked at one by one.
import { Memo } from '../base/memo.ts';
import type { DocumentHandle, Place } from '../base/place.ts';
import { isRendered } from '../builds/build.ts';
import { linesOf, type Snapshot } from './snapshot.ts';

export class EncodedParts<T extends object> {
  readonly #placesOf: (one: T) => readonly Place[];
  readonly #documents = new Memo<readonly T[], readonly DocumentHandle[]>();
  readonly #parts = new Memo<readonly T[], readonly unknown[]>();
  readonly #ones = new Memo<T, unknown>();

  /** @param placesOf all the places that are put into lines and characters */
  constructor(placesOf: (one: T) => readonly Place[]) {
    this.#placesOf = placesOf;
  }

  /**
   * @param parts of which most are the same objects as after the last edit
   * @param inputs what else the words depend on
   */
  get<R>(
    snapshot: Snapshot,
    parts: readonly (readonly T[])[],
    inputs: readonly unknown[],
    encode: (one: T) => R,
  ): readonly R[] {
    const encodeOne = (one: T): R => {
      const lines = firstLines(snapshot, documentsOf(this.#placesOf(one)));
      return lines ? (this.#ones.get(one, [...inputs, ...lines], () => encode(one)) as R) : encode(one);
    };
    const encodePart = (part: readonly T[]): readonly R[] => {
      const documents = this.#documents.get(part, [], () => documentsOf(part.flatMap(this.#placesOf)));
      const lines = firstLines(snapshot, documents);
      if (!lines) return part.map(encodeOne);
      return this.#parts.get(part, [...inputs, ...lines], () => part.map(encodeOne)) as readonly R[];
    };
    return parts.flatMap((part) => (part.length === 0 ? [] : encodePart(part)));
  }
}

function documentsOf(places: readonly Place[]): readonly DocumentHandle[] {
  return [...new Set(places.map(({ document }) => document))];
}

/** Undefined where the places are to be looked up first, as those of what was built. */
function firstLines(snapshot: Snapshot, documents: readonly DocumentHandle[]): readonly unknown[] | undefined {
  if (documents.some(({ uri }) => isRendered(uri))) return undefined;
  return documents.map((document) => linesOf(snapshot, document.uri)?.firstLine(document));
}
