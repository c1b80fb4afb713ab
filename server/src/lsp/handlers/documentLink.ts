import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { toRange } from '../toProto.ts';

/** Editors read `#L12,5` as a place in the file, counted from 1. */
export function documentLink(analysis: Analysis, { textDocument }: DocumentLinkParams): DocumentLink[] {
  return analysis.documentLinks(fileUri(textDocument.uri)).map(({ at, target: { uri, position } }) => ({
    range: toRange(analysis, at),
    target: `${uri}#L${position.line + 1},${position.character + 1}`,
  }));
}
