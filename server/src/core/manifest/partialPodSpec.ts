// Objects that are only a part of one, as Kustomize patches are: what they leave out is written elsewhere.
import { entry } from '../syntax/navigate.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';

/**
 * Whether the pod spec has no list of containers, or none of them has an image. (A whole Pod must name every image, so
 * one without is wrong and not partial: there images cannot be elsewhere.)
 */
export function isPartialPodSpec(spec: SyntaxNode | undefined, imagesMayBeElsewhere: boolean): boolean {
  const containers = entry(spec, 'containers')?.value;
  if (containers?.type !== 'seq') return true;
  const written = containers.items.filter((item) => item.type === 'map');
  return imagesMayBeElsewhere && written.length > 0 && written.every((one) => isAbsent(entry(one, 'image')?.value));
}

function isAbsent(node: SyntaxNode | undefined): boolean {
  return node === undefined || (node.type === 'scalar' && node.value === null && !node.templated);
}
