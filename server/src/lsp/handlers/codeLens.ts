import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { toCodeLens } from '../toProto.ts';

export function codeLens(analysis: Analysis, { textDocument }: CodeLensParams): CodeLens[] {
  return [...analysis.encodedLenses(fileUri(textDocument.uri), toCodeLens)];
}
