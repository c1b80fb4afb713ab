import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import { fromPosition } from '../fromProto.ts';
import { toLocation, toRange } from '../toProto.ts';

/** `withOrigin`: the client knows links, which say how far the name goes. */
export function definition(
  analysis: Analysis,
  { textDocument: { uri }, position }: DefinitionParams,
  withOrigin: boolean,
): LocationLink[] | Location[] {
  const found = analysis.definition(fileUri(uri), fromPosition(analysis, uri, position));
  if (!found) return [];
  if (!withOrigin) return found.targets.map((target) => toLocation(analysis, target));
  const originSelectionRange = toRange(analysis, found.at);
  return found.targets.map((target) => {
    const range = toRange(analysis, target);
    return { originSelectionRange, targetUri: target.uri, targetRange: range, targetSelectionRange: range };
  });
}
