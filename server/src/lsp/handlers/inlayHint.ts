import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fromRange } from '../fromProto.ts';
import { toInlayHint } from '../toProto.ts';

export function inlayHint(analysis: Analysis, { textDocument, range }: InlayHintParams): InlayHint[] {
  return analysis.inlayHints(fromRange(analysis, textDocument.uri, range)).map((hint) => toInlayHint(analysis, hint));
}
