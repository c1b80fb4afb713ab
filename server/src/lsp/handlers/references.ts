import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { fromPosition } from '../fromProto.ts';
import { toLocation } from '../toProto.ts';

export function references(
  analysis: Analysis,
  { textDocument: { uri }, position, context }: ReferenceParams,
): Location[] {
  const offset = fromPosition(analysis, uri, position);
  const found = analysis.references(fileUri(uri), offset, context.includeDeclaration);
  return found.map((at) => toLocation(analysis, at));
}
