// The line of a values file behind an expression of a chart's template.
import type { Place } from '../base/place.ts';
import type { ScalarValue } from '../syntax/syntaxTree.ts';
import type { Build, SourceFiles } from './build.ts';
import { find, isScalarOf, type KeyedPath } from './keyedPath.ts';

const valuePath = /\.Values((?:\.[A-Za-z_]\w*)+)/g;

/** Undefined where the expression does more than to take a value, or where another one is taken. */
export function valuesPlace(
  build: Build,
  expression: string,
  below: KeyedPath,
  value: ScalarValue,
  files: SourceFiles,
): Place | undefined {
  const [match, ...others] = expression.matchAll(valuePath);
  if (!match?.[1] || others.length > 0) return undefined;
  const path = [...match[1].slice(1).split('.'), ...below];
  for (const uri of build.values.toReversed()) {
    const [document] = files.documents(uri);
    const node = document?.root && find(document.root, path)?.node;
    if (document && node) return isScalarOf(node, value) ? { document, span: node.span } : undefined;
  }
  return undefined;
}
