// What is asked at a place of a file that something was built of is asked of what came out, and answered in the files.
import type { FileSpan, FileUri } from '../../base/place.ts';
import { renderedFrom } from '../../workspace/sources.ts';
import { startOf } from '../../workspace/workspace.ts';
import type { Snapshot } from '../snapshot.ts';
import { isBuilt } from './objects.ts';

export interface OffsetInFile {
  readonly uri: FileUri;
  readonly offset: number;
}

/** Where something is to be looked for that stands at an offset: there, or wherever it comes out of a build. */
export function judgedOffsets(snapshot: Snapshot, uri: FileUri, offset: number): readonly OffsetInFile[] {
  if (!isBuilt(snapshot, uri)) return [{ uri, offset }];
  const { workspace } = snapshot;
  const placed = workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  if (!placed) return [];
  const local = offset - placed.start;
  return renderedFrom(workspace, uri, { document: placed.document, span: { start: local, end: local } }).map(
    ({ document, span }) => ({
      uri: document.uri,
      offset: (startOf(workspace, document) ?? 0) + span.start,
    }),
  );
}

/** Several builds lead to the same places. */
export function distinct(spans: readonly FileSpan[]): readonly FileSpan[] {
  return [...new Map(spans.map((one) => [`${one.uri} ${one.span.start}`, one])).values()];
}
