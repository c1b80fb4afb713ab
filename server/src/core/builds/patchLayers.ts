// Which patches of a kustomization change an object, and where each of their values comes to stand in it.
import type { FileUri } from '../base/place.ts';
import type { KubernetesObject, ObjectRef } from '../manifest/manifest.ts';
import { entry } from '../syntax/navigate.ts';
import type { MapNode, SeqNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { SourceFiles } from './build.ts';
import { keyedPath, type KeyedPath } from './keyedPath.ts';
import { patchesOf, text, type Patch } from './kustomization.ts';
import { appended, type Layer } from './layer.ts';

/** An object on its way through the kustomizations, which may rename it. */
export interface Patched {
  readonly kind: string;
  /** Undefined where nobody knows the source. */
  readonly source: SyntaxNode | undefined;
  /** In the source. */
  readonly firstName: string | undefined;
  /** As it comes out. */
  readonly lastName: string;
}

export function patched(source: KubernetesObject | undefined, rendered: ObjectRef): Patched {
  return { kind: rendered.kind, source: source?.root, firstName: source?.ref.name, lastName: rendered.name };
}

/** @param fileAt finds a file by its path in the kustomization */
export function patchLayers(
  kustomization: SyntaxDocument,
  object: Patched,
  files: SourceFiles,
  fileAt: (path: string) => FileUri | undefined,
): readonly Layer[] {
  return patchesOf(kustomization).flatMap((patch) =>
    contents(patch, files, fileAt).flatMap(({ document, root }) => {
      if (root.type === 'seq')
        return patch.target && selects(patch.target, object) ? operations(document, root, object) : [];
      const applies = patch.target ? selects(patch.target, object) : names(root, object);
      return applies ? [{ document, node: root, at: [] }] : [];
    }),
  );
}

function contents(
  { content }: Patch,
  files: SourceFiles,
  fileAt: (path: string) => FileUri | undefined,
): readonly { readonly document: SyntaxDocument; readonly root: SyntaxNode }[] {
  if ('document' in content) return [content];
  const uri = fileAt(content.path);
  const documents = uri ? files.documents(uri) : [];
  return documents.flatMap((document) => (document.root ? [{ document, root: document.root }] : []));
}

/** A strategic merge patch without a target is one for the object that it names. */
function names(root: SyntaxNode, object: Patched): boolean {
  const name = text(entry(root, 'metadata')?.value, 'name');
  return text(root, 'kind') === object.kind && name !== undefined && hadName(object, (one) => one === name);
}

/** Names and kinds of a target are regular expressions for the whole of it; labels are left to what the patch says. */
function selects(target: MapNode, object: Patched): boolean {
  const [kind, name] = [text(target, 'kind'), text(target, 'name')];
  if (kind !== undefined && !wholeMatch(kind)(object.kind)) return false;
  return name === undefined || hadName(object, wholeMatch(name));
}

function wholeMatch(pattern: string): (text: string) => boolean {
  if (mayTakeLong(pattern)) return (one) => one === pattern;
  try {
    const regExp = new RegExp(`^(?:${pattern})$`);
    return (one) => regExp.test(one);
  } catch {
    return (one) => one === pattern;
  }
}

/**
 * Kustomize's own expressions take linear time, those of JavaScript may take forever: whoever writes more than a few
 * repetitions, or repeats a group, is not told of this patch.
 */
function mayTakeLong(pattern: string): boolean {
  return /\)[*+?{]/.test(pattern) || pattern.replaceAll(/[^*+?{(]/g, '').length > 4;
}

/** Names of objects are shorter. */
const maxNameLength = 253;

/** Kustomize knows an object by every name that it had: each longer by a prefix or a suffix than the one before. */
function hadName({ firstName, lastName }: Patched, isWanted: (name: string) => boolean): boolean {
  if (isWanted(lastName)) return true;
  if (firstName === undefined || lastName.length > maxNameLength) return false;
  if (isWanted(firstName)) return true;
  const start = lastName.indexOf(firstName);
  if (start < 0) return false;
  for (let from = 0; from <= start; from += 1) {
    for (let to = lastName.length; to >= start + firstName.length; to -= 1) {
      if (isWanted(lastName.slice(from, to))) return true;
    }
  }
  return false;
}

/** JSON 6902: `add` and `replace` write a value; the other operations write none. */
function operations(document: SyntaxDocument, root: SeqNode, { source }: Patched): readonly Layer[] {
  return root.items.flatMap((operation) => {
    const node = entry(operation, 'value')?.value;
    const path = text(operation, 'path');
    const writes = ['add', 'replace'].includes(text(operation, 'op') ?? '');
    return writes && node && path !== undefined ? [{ document, node, at: pointer(path, source) }] : [];
  });
}

/**
 * An index counts in the list as it was then, which patches may reorder: the item is named as the source names it.
 * https://www.rfc-editor.org/rfc/rfc6901
 */
function pointer(path: string, source: SyntaxNode | undefined): KeyedPath {
  const steps = path.split('/').slice(1);
  const plain = steps.map((step) => {
    if (step === '-') return appended;
    return /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~');
  });
  return keyedPath(source, plain);
}

/** Files that are patches and no objects of their own. */
export function patchPaths(kustomization: SyntaxDocument): readonly string[] {
  return patchesOf(kustomization).flatMap(({ content }) => ('path' in content ? [content.path] : []));
}
