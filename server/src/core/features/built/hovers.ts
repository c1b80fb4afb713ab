// Hovers over what comes out of a line, in every build that it is a part of.
import type { FileUri } from '../../base/place.ts';
import { contains } from '../../base/span.ts';
import { renderedFrom } from '../../workspace/sources.ts';
import { locate, startOf } from '../../workspace/workspace.ts';
import type { Hover } from '../hover.ts';
import type { Snapshot } from '../snapshot.ts';
import { joined, namesOf } from './names.ts';

/** @param hoverAt of an offset of a file, which may be a rendered one */
export function builtHover(
  snapshot: Snapshot,
  uri: FileUri,
  offset: number,
  hoverAt: (uri: FileUri, offset: number) => Hover | undefined,
): Hover | undefined {
  const { workspace } = snapshot;
  const placed = workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const local = offset - placed.start;
  const told = renderedFrom(workspace, uri, { document: placed.document, span: { start: local, end: local } }).flatMap(
    ({ build, document, span }) => {
      const start = startOf(workspace, document) ?? 0;
      const hover = hoverAt(document.uri, start + span.start);
      if (!hover) return [];
      const at = { start: hover.at.span.start - start, end: hover.at.span.end - start };
      return [{ build, told: { ...hover, at: locate(workspace, { document, span: at }) } }];
    },
  );
  const groups = joined(told, ({ markdown }) => markdown);
  const [first] = groups;
  if (!first) return undefined;
  const { at } = first.told;
  return {
    at: at.uri === uri && contains(at.span, offset) ? at : { uri, span: { start: offset, end: offset } },
    markdown: groups
      .map(({ told: { markdown }, builds }) => (builds.length > 0 ? `*${namesOf(builds)}*\n\n${markdown}` : markdown))
      .join('\n\n---\n\n'),
  };
}
