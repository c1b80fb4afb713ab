// A kustomization as its author wrote it: what it takes from elsewhere, and the patches it lays over it.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
import { Memo } from '../base/memo.ts';
import { entry } from '../syntax/navigate.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import type { MapNode, ScalarNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';

/** What a kustomization reads. Of a resource only the disk can say whether it is a file or a folder. */
export interface Reference {
  readonly type: 'resource' | 'component' | 'file';
  readonly path: string;
}

/** In the order in which Kustomize looks for them. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export function isKustomizationName(name: string): boolean {
  return kustomizationNames.includes(name);
}

/** A component is only ever a part of something else. */
export function isComponent({ root }: SyntaxDocument): boolean {
  return text(root, 'kind') === 'Component';
}

const resourceLists = ['resources', 'bases', 'crds', 'generators', 'transformers', 'validators'];
const fileLists = ['patchesStrategicMerge', 'configurations'];
const filePaths: readonly (readonly [list: string, key: string])[] = [
  ['patches', 'path'],
  ['patchesJson6902', 'path'],
  ['replacements', 'path'],
  ['helmCharts', 'valuesFile'],
];
const generators = ['configMapGenerator', 'secretGenerator'];

/** In the order in which they are read. What is written into the kustomization itself is no reference. */
export function referencesOf({ root }: SyntaxDocument): readonly Reference[] {
  const file = (path: string): Reference => ({ type: 'file', path });
  return [
    ...resourceLists.flatMap((list) => texts(root, list).map((path) => ({ type: 'resource' as const, path }))),
    ...texts(root, 'components').map((path) => ({ type: 'component' as const, path })),
    ...fileLists.flatMap((list) => texts(root, list).map(file)),
    ...filePaths.flatMap(([list, key]) =>
      maps(root, list)
        .flatMap((item) => text(item, key) ?? [])
        .map(file),
    ),
    ...generators.flatMap((list) => maps(root, list).flatMap(generatorFiles)).map(file),
    ...[text(entry(root, 'openapi')?.value, 'path') ?? []].flat().map(file),
  ].filter(({ path }) => !path.includes('\n'));
}

function generatorFiles(generator: MapNode): readonly string[] {
  return [
    ...texts(generator, 'files').map((file) => fileSource(file).path),
    ...texts(generator, 'envs'),
    ...[text(generator, 'env') ?? []].flat(),
  ];
}

/** `application.yaml`, or `key=application.yaml`. */
export function fileSource(written: string): { readonly key: string; readonly path: string } {
  const equals = written.indexOf('=');
  if (equals >= 0) return { key: written.slice(0, equals), path: written.slice(equals + 1) };
  return { key: written.slice(written.lastIndexOf('/') + 1), path: written };
}

/** Whether Kustomize would ask the network for it. */
export function isRemote({ path }: Reference): boolean {
  return /^[\w+.-]+:\/\/(?!\/)|^git::|^(?:[\w.-]+@)?(?:github|gitlab|bitbucket)\.\w+[:/]|^[\w.-]+@[\w.-]+:|[?&]ref=/.test(
    path,
  );
}

export interface Patch {
  /** Undefined: the patch names what it changes. */
  readonly target: MapNode | undefined;
  readonly content: { readonly path: string } | { readonly document: SyntaxDocument; readonly root: SyntaxNode };
}

const patchesOfDocument = new Memo<SyntaxDocument, readonly Patch[]>();

/** In the order in which they are applied. */
export function patchesOf(document: SyntaxDocument): readonly Patch[] {
  return patchesOfDocument.get(document, [], () => {
    const { root } = document;
    return [
      ...items(root, 'patchesStrategicMerge').flatMap((item) => patch(document, undefined, item, item)),
      ...maps(root, 'patches').flatMap((item) => patchItem(document, item)),
      ...maps(root, 'patchesJson6902').flatMap((item) => patchItem(document, item)),
    ];
  });
}

function patchItem(document: SyntaxDocument, item: MapNode): readonly Patch[] {
  const target = entry(item, 'target')?.value;
  const selector = target?.type === 'map' ? target : undefined;
  return patch(document, selector, entry(item, 'path')?.value, entry(item, 'patch')?.value);
}

function patch(
  document: SyntaxDocument,
  target: MapNode | undefined,
  path: SyntaxNode | undefined,
  inline: SyntaxNode | undefined,
): readonly Patch[] {
  if (path?.type === 'scalar' && !String(path.value).includes('\n')) {
    return [{ target, content: { path: String(path.value) } }];
  }
  const root = inline?.type === 'scalar' ? inlineRoot(document, inline) : inline;
  return root ? [{ target, content: { document, root } }] : [];
}

/** A patch in a text of the kustomization, every node where it stands in there. */
function inlineRoot({ uri, text: whole }: SyntaxDocument, { span }: ScalarNode): SyntaxNode | undefined {
  const written = whole.slice(span.start, span.end);
  const head = /^(?:[|>].*\n|["'])?/.exec(written)?.[0].length ?? 0;
  const tail = /^["']/.test(written) ? 1 : 0;
  const [start, end] = [span.start + head, span.end - tail];
  return parseDocument(uri, '\n'.repeat(start) + whole.slice(start, end)).root;
}

export function text(node: SyntaxNode | undefined, key: string): string | undefined {
  const value = entry(node, key)?.value;
  return value?.type === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

export function texts(node: SyntaxNode | undefined, key: string): readonly string[] {
  return items(node, key).flatMap((item) =>
    item.type === 'scalar' && item.value !== null ? [String(item.value)] : [],
  );
}

export function maps(node: SyntaxNode | undefined, key: string): readonly MapNode[] {
  return items(node, key).filter((item) => item.type === 'map');
}

export function items(node: SyntaxNode | undefined, key: string): readonly SyntaxNode[] {
  const list = entry(node, key)?.value;
  return list?.type === 'seq' ? list.items : [];
}
