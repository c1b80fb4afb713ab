// What the numbers of a manifest come to, behind the lines that say them: one short hint a line at most.
import type { Localized } from '../base/localized.ts';
import type { FileSpan, FileUri } from '../base/place.ts';
import { overlaps, type Span } from '../base/span.ts';
import { isWorkload, type Manifest } from '../manifest/manifest.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { builtHints } from './built/hints.ts';
import { isBuilt } from './built/objects.ts';
import { budgetHints } from './inlay/budgetHints.ts';
import { probeHints } from './inlay/probeHints.ts';
import { rolloutHints } from './inlay/rolloutHints.ts';
import { terminationHints } from './inlay/terminationHints.ts';
import type { Snapshot } from './snapshot.ts';

export interface InlayHint {
  /** Zero-length: right behind what it speaks of. */
  readonly at: FileSpan;
  readonly text: string;
  /** One sentence that says why. */
  readonly tooltip: string;
}

/** Behind an offset of its document. */
export interface Hint {
  readonly after: number;
  readonly text: Localized;
  readonly tooltip: Localized;
  /** It speaks of a field that is not written. */
  readonly ofDefault?: true;
}

/** Of the documents that touch a stretch of the file, in its order. */
export function inlayHints(snapshot: Snapshot, uri: FileUri, { start, end }: Span): readonly InlayHint[] {
  if (snapshot.config.inlayHints === 'off') return [];
  const documents = snapshot.workspace.files.get(uri)?.documents ?? [];
  const shown = documents.filter((placed) => overlaps(spanOf(placed), { start, end }));
  if (isBuilt(snapshot, uri)) {
    const built = builtHints(snapshot, uri, (document) => documentHints(snapshot, document));
    return shown.flatMap((placed) =>
      built
        .filter(({ source }) => source === placed.document)
        .toSorted((a, b) => a.after - b.after)
        .map((hint) => placeHint(snapshot, uri, placed, hint)),
    );
  }
  return shown.flatMap((placed) =>
    documentHints(snapshot, placed.document).map((hint) => placeHint(snapshot, uri, placed, hint)),
  );
}

function spanOf({ document, start }: PlacedDocument): Span {
  return { start, end: start + document.text.length };
}

function documentHints(snapshot: Snapshot, document: SyntaxDocument): readonly Hint[] {
  const hints = documentManifests(document)
    .flatMap((manifest) => manifestHints(snapshot, document, manifest))
    .filter(({ ofDefault }) => !ofDefault || snapshot.config.inlayHints === 'all')
    .toSorted((a, b) => a.after - b.after);
  return hints.filter(({ after }, index) => {
    const next = hints[index + 1];
    return !next || document.text.slice(after, next.after).includes('\n');
  });
}

function manifestHints(snapshot: Snapshot, document: SyntaxDocument, manifest: Manifest): readonly Hint[] {
  if (manifest.kind === 'PodDisruptionBudget') return budgetHints(snapshot, manifest);
  if (!isWorkload(manifest)) return [];
  return [
    ...terminationHints(snapshot, document, manifest),
    ...probeHints(document, manifest),
    ...rolloutHints(manifest),
  ];
}

function placeHint({ config }: Snapshot, uri: FileUri, { start }: PlacedDocument, hint: Hint): InlayHint {
  const offset = start + hint.after;
  const { text, tooltip } = hint;
  return {
    at: { uri, span: { start: offset, end: offset } },
    text: `# ${text[config.locale]}`,
    tooltip: tooltip[config.locale],
  };
}
