import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { fromPosition } from '../fromProto.ts';
import { toCompletionItem } from '../toProto.ts';

export function completion(
  analysis: Analysis,
  { textDocument: { uri }, position }: CompletionParams,
): CompletionItem[] {
  const found = analysis.completions(fileUri(uri), fromPosition(analysis, uri, position));
  return found.map((one, rank) => toCompletionItem(analysis, one, rank));
}
