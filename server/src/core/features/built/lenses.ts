import type { FileUri } from '../../base/place.ts';
import type { KubernetesObject } from '../../manifest/manifest.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import type { CodeLens } from '../codeLenses.ts';
import type { Snapshot } from '../snapshot.ts';
import { builtObjects } from './objects.ts';
import { joined, namesOf } from './names.ts';

/** Over each object of the file what is said of it in every build; said once where that is the same. */
export function builtLenses(
  snapshot: Snapshot,
  uri: FileUri,
  lensesOf: (document: SyntaxDocument, object: KubernetesObject) => readonly CodeLens[],
): readonly CodeLens[] {
  const told = builtObjects(snapshot, uri).flatMap(({ build, document, object }) =>
    lensesOf(document, object).map((lens) => ({ build, told: lens })),
  );
  const starts = [...new Set(told.map(({ told: { at } }) => at.span.start))].toSorted((a, b) => a - b);
  return starts.flatMap((start) =>
    joined(
      told.filter(({ told: { at } }) => at.span.start === start),
      ({ title }) => title,
    ).map(({ told: lens, builds }) =>
      builds.length > 0 ? { ...lens, title: `${lens.title} (${namesOf(builds)})` } : lens,
    ),
  );
}
