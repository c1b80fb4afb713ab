// What was read of each document of a file, for summaries, and why some were left alone.
import type { FileSpan, FileUri } from '../base/place.ts';
import type { Localized } from '../base/localized.ts';
import { Memo } from '../base/memo.ts';
import type { ObjectRef } from '../manifest/manifest.ts';
import { mayHold, mayHoldWorkloads } from '../manifest/readManifests.ts';
import type { NotAnalysed, PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { isJudged } from '../validation/versions.ts';
import { documentObjects } from '../workspace/fileEntry.ts';
import { builtObjects, isBuilt } from './built/objects.ts';
import { isRejected, type Snapshot } from './snapshot.ts';

/** `unreadable`: its YAML is broken from the start. */
export type NotAnalysedReason = NotAnalysed | 'unreadable';

export interface DocumentReport {
  readonly notAnalysed:
    { readonly reason: NotAnalysedReason; readonly at: FileSpan; readonly why: Localized } | undefined;
  /** Every object, of whatever kind. */
  readonly manifests: readonly { readonly object: ObjectRef; readonly rejectedByApiServer: boolean }[];
}

export function documents(snapshot: Snapshot, uri: FileUri): readonly DocumentReport[] {
  const placed = snapshot.workspace.files.get(uri)?.documents ?? [];
  if (isBuilt(snapshot, uri)) return placed.map(({ document }) => builtReport(snapshot, document));
  return placed.map((one) => {
    const { document } = one;
    const why = whyNotAnalysed(document);
    return {
      notAnalysed: why && { reason: document.notAnalysed ?? 'unreadable', at: { uri, span: firstLine(one) }, why },
      manifests: documentObjects(document).map((object) => ({
        object: object.ref,
        rejectedByApiServer: isRejected(snapshot, document, object),
      })),
    };
  });
}

/** The objects that came out of it; those of a patch, which nobody sends anywhere, as they are. */
function builtReport(snapshot: Snapshot, source: SyntaxDocument): DocumentReport {
  const built = builtObjects(snapshot, source.uri).filter((one) => one.source === source);
  const own = documentObjects(source).map(({ ref }) => ({ object: ref, rejectedByApiServer: false }));
  const manifests = built.map(({ document, object }) => ({
    object: object.ref,
    rejectedByApiServer: isRejected(snapshot, document, object),
  }));
  return { notAnalysed: undefined, manifests: manifests.length > 0 ? manifests : own };
}

const reasons = new Memo<SyntaxDocument, Localized | undefined>();

/** Undefined where the document was read, or holds nothing of Kubernetes anyway. */
export function whyNotAnalysed(document: SyntaxDocument): Localized | undefined {
  return reasons.get(document, [], () => reasonNotToAnalyse(document));
}

function reasonNotToAnalyse(document: SyntaxDocument): Localized | undefined {
  const { text } = document;
  if (!mayHoldWorkloads(text) && !mayHold(isJudged, text)) return undefined;
  const [problem] = document.problems;
  if (document.notAnalysed === undefined) return document.root === undefined ? problem?.message : undefined;
  switch (document.notAnalysed) {
    case 'template':
      return document.text.includes('{{')
        ? { en: 'Helm template: not analysed', ko: 'Helm 템플릿: 분석하지 않음' }
        : { en: 'Template: not analysed', ko: '템플릿: 분석하지 않음' };
    case 'nesting':
      return { en: 'Nested too deeply: not analysed', ko: '중첩이 너무 깊음: 분석하지 않음' };
    case 'size':
      return { en: 'Larger than 8 MB: not analysed', ko: '8MB보다 큼: 분석하지 않음' };
    case 'aliases':
      return { en: 'Too many aliases: not analysed', ko: '별칭이 너무 많음: 분석하지 않음' };
    case 'binary':
      return { en: 'Not a text: not analysed', ko: '텍스트가 아님: 분석하지 않음' };
  }
}

/** The first line that says something. */
export function firstLine({ document, start }: PlacedDocument): FileSpan['span'] {
  const line = /^(?!---|#|%)[ \t]*\S.*$/m.exec(document.text) ?? /^.*$/m.exec(document.text);
  const from = start + (line?.index ?? 0);
  return { start: from, end: from + (line?.[0].length ?? 0) };
}
