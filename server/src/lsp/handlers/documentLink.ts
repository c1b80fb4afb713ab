import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { toDocumentLink } from '../toProto.ts';

export function documentLink(analysis: Analysis, { textDocument }: DocumentLinkParams): DocumentLink[] {
  return [...analysis.encodedLinks(fileUri(textDocument.uri), toDocumentLink)];
}
