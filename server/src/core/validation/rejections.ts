// The API server's verdict on one object, in its own order: is the version served, does the object decode, is it valid
// with the defaults filled in. What we are not sure of passes.
import { entry, pathText } from '../syntax/navigate.ts';
import type { MapNode, ScalarNode } from '../syntax/syntaxTree.ts';
import { decode } from './decode.ts';
import { kinds } from './kinds.ts';
import { locate } from './locate.ts';
import type { ValidationOptions } from './options.ts';
import type { Rejection } from './rejection.ts';
import { availability } from './versions.ts';

/** Nobody reads more; an object that is not one at all would have any number. */
const maxRejections = 100;

/** The reasons for which Kubernetes refuses the object; none of a kind that we do not know. */
export function rejections(root: MapNode, options: ValidationOptions): readonly Rejection[] {
  const apiVersion = textOf(root, 'apiVersion');
  const kind = textOf(root, 'kind');
  if (!apiVersion || !kind) return [];
  if (availability(apiVersion.text, kind.text, options.kubernetesMinor) === 'notServed') {
    return [notServed(apiVersion.node)];
  }
  const known = kinds.get(`${apiVersion.text} ${kind.text}`);
  if (!known) return [];
  const decoded = decode(root, known.type, options.kubernetesMinor);
  if (decoded.rejections.length > 0) return decoded.rejections.slice(0, maxRejections);
  const errors = known.validate(known.prepare(decoded.object, options), options);
  const found: Rejection[] = [];
  for (const { type, path, message } of errors) {
    found.push({ field: pathText(path), type, message, span: locate(root, path) });
    if (found.length === maxRejections) break;
  }
  return found;
}

function notServed({ span }: ScalarNode): Rejection {
  return {
    field: 'apiVersion',
    type: 'NotFound',
    message: 'the server could not find the requested resource',
    span,
  };
}

function textOf(root: MapNode, key: string): { readonly text: string; readonly node: ScalarNode } | undefined {
  const node = entry(root, key)?.value;
  if (node?.type !== 'scalar' || node.templated || typeof node.value !== 'string') return undefined;
  return { text: node.value, node };
}
