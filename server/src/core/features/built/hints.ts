// Hints behind the lines of a source about what comes out of them; said once where every build says the same.
import type { FileUri } from '../../base/place.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import { renderedObjects, sourceOf } from '../../workspace/sources.ts';
import { startOf } from '../../workspace/workspace.ts';
import type { Hint } from '../inlayHints.ts';
import type { Snapshot } from '../snapshot.ts';
import { joined, namesOf, type Told } from './names.ts';

/** `after` counts in the source, and is the end of a line. */
export interface BuiltHint extends Hint {
  readonly source: SyntaxDocument;
}

export function builtHints(
  snapshot: Snapshot,
  uri: FileUri,
  hintsOf: (document: SyntaxDocument) => readonly Hint[],
): readonly BuiltHint[] {
  const lines = new Map<string, Told<BuiltHint>[]>();
  const { workspace } = snapshot;
  const builds = workspace.builds.ofMember.get(uri) ?? [];
  const rendered = new Map(
    builds.flatMap((build) => renderedObjects(workspace, build).map(({ document }) => [document, build] as const)),
  );
  for (const [document, build] of rendered) {
    for (const hint of hintsOf(document)) {
      const place = sourceOf(workspace, { document, span: { start: hint.after - 1, end: hint.after } });
      if (place?.document.uri !== uri) continue;
      const told = { ...hint, source: place.document, after: lineEnd(place.document.text, place.span.start) };
      const line = `${String(startOf(workspace, told.source))} ${told.after}`;
      lines.set(line, [...(lines.get(line) ?? []), { build, told }]);
    }
  }
  return [...lines.values()].flatMap((all) => {
    const groups = joined(all, ({ text }) => text.en);
    const [first] = groups;
    if (!first) return [];
    const text = (locale: 'en' | 'ko'): string =>
      groups
        .map(({ told, builds }) =>
          builds.length > 0 ? `${told.text[locale]} (${namesOf(builds)})` : told.text[locale],
        )
        .join(' · ');
    return [{ ...first.told, text: { en: text('en'), ko: text('ko') } }];
  });
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = text.slice(0, end < 0 ? text.length : end);
  return line.trimEnd().length;
}
