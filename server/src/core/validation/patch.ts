// Kustomize patches look like objects and are only parts of one. Nobody sends them to an API server as they are, so that
// what it would say of them is no news. Nothing gives them away but what they leave out.
import { isPartialPodSpec } from '../manifest/partialPodSpec.ts';
import { entry, type Path } from '../syntax/navigate.ts';
import type { MapNode, SyntaxNode } from '../syntax/syntaxTree.ts';

/** Whether so much is missing that the object cannot be meant to be whole. Bare pods are hardly ever patched. */
export function isPatch(root: MapNode, kind: string): boolean {
  return lacksItsCore(root, kind) || hasDirective(root);
}

function lacksItsCore(root: MapNode, kind: string): boolean {
  const has = (...path: Path): boolean => isWritten(at(root, path));
  switch (kind) {
    case 'Job':
      return isPartialTemplate(root, ['spec']);
    case 'CronJob':
      return !has('spec', 'schedule') || isPartialTemplate(root, ['spec', 'jobTemplate', 'spec']);
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicationController':
      return (
        isPartialTemplate(root, ['spec']) || !(has('spec', 'selector') || has('spec', 'template', 'metadata', 'labels'))
      );
    case 'Service':
      return !has('spec', 'ports') && !has('spec', 'selector');
    case 'HorizontalPodAutoscaler':
      return !has('spec', 'scaleTargetRef');
    default:
      return false;
  }
}

/** Directives such as `$patch: delete`, which only a strategic merge understands. */
function hasDirective(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'scalar':
      return false;
    case 'seq':
      return node.items.some(hasDirective);
    case 'map':
      return node.entries.some(({ key, value }) => directive.test(String(key.value)) || hasDirective(value));
  }
}

const directive = /^\$(?:patch|retainKeys|setElementOrder|deleteFromPrimitiveList)(?:\/|$)/;

function isPartialTemplate(root: MapNode, path: Path): boolean {
  return isPartialPodSpec(at(root, [...path, 'template', 'spec']), true);
}

function at(root: SyntaxNode, path: Path): SyntaxNode | undefined {
  return path.reduce<SyntaxNode | undefined>((node, key) => entry(node, String(key))?.value, root);
}

/** Whether anything stands there; a frame of empty mappings is left for others to fill. */
function isWritten(node: SyntaxNode | undefined): boolean {
  switch (node?.type) {
    case 'scalar':
      return node.value !== null || node.templated;
    case 'seq':
      return node.items.length > 0;
    case 'map':
      return node.entries.some(({ value }) => isWritten(value));
    case undefined:
      return false;
  }
}
