// Paths that lead to the same value in every tree that an object was made of: a patch writes a list its own way, so that
// items are found by what names them and not by where they stand.
// https://kubernetes.io/docs/reference/kubernetes-api/ ("Patch strategy: merge on key …")
import { entry, type Path } from '../syntax/navigate.ts';
import type { MapEntry, ScalarValue, SyntaxNode } from '../syntax/syntaxTree.ts';

export type KeyedStep = string | ListItem;
export type KeyedPath = readonly KeyedStep[];

export interface ListItem {
  readonly index: number;
  /** Undefined where items have nothing that names them: then lists are replaced as a whole. */
  readonly named: { readonly key: string; readonly value: ScalarValue } | undefined;
}

const mergeKeys: Readonly<Partial<Record<string, readonly string[]>>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  resourceClaims: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ports: ['containerPort', 'port'],
};

/** The path of a place in a tree, its items named. */
export function keyedPath(root: SyntaxNode | undefined, path: Path): KeyedPath {
  let node = root;
  let list = '';
  return path.map((step): KeyedStep => {
    if (typeof step === 'string') {
      node = entry(node, step)?.value;
      list = step;
      return step;
    }
    node = node?.type === 'seq' ? node.items[step] : undefined;
    return listItem(node, step, list);
  });
}

/** @param list the key of the list */
export function listItem(item: SyntaxNode | undefined, index: number, list: string): ListItem {
  for (const key of mergeKeys[list] ?? []) {
    const value = entry(item, key)?.value;
    if (value?.type === 'scalar' && value.value !== null && !value.templated)
      return { index, named: { key, value: value.value } };
  }
  return { index, named: undefined };
}

export interface Written {
  /** Undefined for an item of a list, and for a whole tree. */
  readonly entry: MapEntry | undefined;
  readonly node: SyntaxNode;
}

/** What stands at a path of a tree. */
export function find(root: SyntaxNode, path: KeyedPath): Written | undefined {
  let found: Written = { entry: undefined, node: root };
  for (const step of path) {
    const next = typeof step === 'string' ? entryOf(found.node, step) : itemOf(found.node, step);
    if (!next) return undefined;
    found = next;
  }
  return found;
}

function entryOf(node: SyntaxNode, key: string): Written | undefined {
  const found = entry(node, key);
  return found && { entry: found, node: found.value };
}

function itemOf(node: SyntaxNode, { index, named }: ListItem): Written | undefined {
  if (node.type !== 'seq') return undefined;
  const item = named
    ? node.items.find((one) => isScalarOf(entry(one, named.key)?.value, named.value))
    : node.items[index];
  return item && { entry: undefined, node: item };
}

export function isScalarOf(node: SyntaxNode | undefined, value: ScalarValue): boolean {
  return node?.type === 'scalar' && String(node.value) === String(value);
}
