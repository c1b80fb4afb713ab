// What there is to say of every document of a file, kept by stretches for as long as nothing changes that it rests on: an
// edit of a long file then asks only those documents again that are around it, or that asked for what it touched.
import type { FileUri } from '../base/place.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { stretchesOf, type Stretch } from '../workspace/stretches.ts';
import { TracedMemo } from '../workspace/tracedMemo.ts';
import { unitView, type UnitView } from '../workspace/unitView.ts';
import type { Snapshot } from './snapshot.ts';

/** May depend on the settings, and on the unit as far as it asks through `unit`. */
type Say<T> = (snapshot: Snapshot, document: SyntaxDocument, unit: UnitView) => readonly T[];

export class InStretches<T> {
  readonly #say: Say<T>;
  readonly #known = new TracedMemo<Stretch, readonly T[]>();

  constructor(say: Say<T>) {
    this.#say = say;
  }

  /** In the order of the file, in parts that stay the same objects for as long as they do. */
  get(snapshot: Snapshot, uri: FileUri): readonly (readonly T[])[] {
    return stretchesIn(snapshot, uri).map((stretch) => this.#of(snapshot, uri, stretch));
  }

  /** Works out, document by document, what `get` will want. */
  *steps(snapshot: Snapshot, uri: FileUri): Iterable<unknown> {
    const { workspace, config } = snapshot;
    for (const stretch of stretchesIn(snapshot, uri)) {
      if (this.#known.holds(stretch, [config], workspace, uri)) continue;
      for (const document of stretch) yield this.#say(snapshot, document, unitView(workspace, uri));
      yield this.#of(snapshot, uri, stretch);
    }
  }

  #of(snapshot: Snapshot, uri: FileUri, stretch: Stretch): readonly T[] {
    const { workspace, config } = snapshot;
    return this.#known.get(stretch, [config], workspace, uri, (unit) =>
      stretch.flatMap((document) => this.#say(snapshot, document, unit)),
    );
  }
}

function stretchesIn({ workspace }: Snapshot, uri: FileUri): readonly Stretch[] {
  return stretchesOf(workspace.files.get(uri)?.documents ?? []);
}
