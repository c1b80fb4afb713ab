import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { fromPosition } from '../fromProto.ts';
import { toHover } from '../toProto.ts';

export function hover(analysis: Analysis, { textDocument: { uri }, position }: HoverParams): Hover | null {
  const found = analysis.hover(fileUri(uri), fromPosition(analysis, uri, position));
  return found ? toHover(analysis, found) : null;
}
