// What there is to say of every document of a file, kept by stretches for as long as nothing changes that it rests on: an
// edit of a long file then asks only those documents again that are around it, or that asked for what it touched.
import type { FileUri } from '../base/place.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { stretchesOf, type Stretch } from '../workspace/stretches.ts';
import { TracedMemo } from '../workspace/tracedMemo.ts';
import type { UnitView } from '../workspace/unitView.ts';
import type { Snapshot } from './snapshot.ts';

export class InStretches<T> {
  readonly #known = new TracedMemo<Stretch, readonly T[]>();

  /**
   * In the order of the file, in parts that stay the same objects for as long as they do.
   * @param say may depend on the settings, and on the unit as far as it asks through `whole`
   */
  get(
    { workspace, config }: Snapshot,
    uri: FileUri,
    say: (document: SyntaxDocument, whole: UnitView) => readonly T[],
  ): readonly (readonly T[])[] {
    const documents = workspace.files.get(uri)?.documents ?? [];
    return stretchesOf(documents).map((stretch) =>
      this.#known.get(stretch, [config], workspace, uri, (whole) =>
        stretch.flatMap((document) => say(document, whole)),
      ),
    );
  }
}
