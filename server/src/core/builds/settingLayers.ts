// What a kustomization sets without a patch: replicas, images, the namespace, labels and annotations, and the objects
// that it generates.
import { entry } from '../syntax/navigate.ts';
import type { MapNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import { listItem, type KeyedPath } from './keyedPath.ts';
import { fileSource, items, maps, text } from './kustomization.ts';
import type { Layer } from './layer.ts';
import type { Patched } from './patchLayers.ts';

/** @param rendered the object as it comes out */
export function settingLayers(document: SyntaxDocument, object: Patched, rendered: MapNode): readonly Layer[] {
  const { root } = document;
  const pairs = (key: string): readonly SyntaxNode[] => [entry(root, key)?.value].filter((node) => node !== undefined);
  const labels = [...pairs('commonLabels'), ...maps(root, 'labels').flatMap((one) => entry(one, 'pairs')?.value ?? [])];
  return [
    ...pairs('namespace').map((node) => ({ document, node, at: ['metadata', 'namespace'] })),
    ...labels.flatMap((node) => labelPaths.map((at) => ({ document, node, at }))),
    ...pairs('commonAnnotations').flatMap((node) => annotationPaths.map((at) => ({ document, node, at }))),
    ...replicas(document, object),
    ...images(document, rendered),
  ];
}

const templates: readonly KeyedPath[] = [
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
];
const annotationPaths = [['metadata'], ...templates].map((path) => [...path, 'annotations']);
const labelPaths: readonly KeyedPath[] = [
  ...[['metadata'], ...templates].map((path) => [...path, 'labels']),
  ['spec', 'selector', 'matchLabels'],
  ['spec', 'selector'],
];

function replicas(document: SyntaxDocument, { firstName, lastName }: Patched): readonly Layer[] {
  return maps(document.root, 'replicas').flatMap((item) => {
    const node = entry(item, 'count')?.value;
    const name = text(item, 'name');
    return node && (name === firstName || name === lastName) ? [{ document, node, at: ['spec', 'replicas'] }] : [];
  });
}

function images(document: SyntaxDocument, rendered: MapNode): readonly Layer[] {
  const settings = maps(document.root, 'images');
  if (settings.length === 0) return [];
  return imagesIn(rendered, []).flatMap(({ at, image }) =>
    settings
      .filter((item) => makes(item, image))
      .map((item) => {
        const node = ['newTag', 'digest', 'newName'].flatMap((key) => entry(item, key)?.value ?? [])[0] ?? item;
        return { document, node, at, computed: true as const };
      }),
  );
}

function makes(setting: MapNode, image: string): boolean {
  const [, name = '', tag, digest] = /^([^@]*?)(?::([\w.-]+))?(?:@(.+))?$/.exec(image) ?? [];
  const isWritten = (key: string, value: string | undefined): boolean => {
    const written = text(setting, key);
    return written === undefined || written === value;
  };
  return (
    name === (text(setting, 'newName') ?? text(setting, 'name')) &&
    isWritten('newTag', tag) &&
    isWritten('digest', digest)
  );
}

interface FoundImage {
  readonly at: KeyedPath;
  readonly image: string;
}

function imagesIn(node: MapNode, at: KeyedPath): readonly FoundImage[] {
  return node.entries.flatMap(({ key, value }): readonly FoundImage[] => {
    const list = String(key.value);
    if (value.type === 'map') return imagesIn(value, [...at, list]);
    if (value.type !== 'seq' || !/^(?:initC|c)ontainers$/.test(list)) return [];
    return value.items.flatMap((item, index) => {
      const image = text(item, 'image');
      return image === undefined ? [] : [{ at: [...at, list, listItem(item, index, list), 'image'], image }];
    });
  });
}

/** A ConfigMap or Secret that the kustomization generates: the generator first, then its entries. */
export function generatorLayers(document: SyntaxDocument, { kind, lastName }: Patched): readonly Layer[] {
  const list = kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
  const named = maps(document.root, list).filter((item) => lastName.includes(text(item, 'name') ?? '\n'));
  const longest = named.toSorted((a, b) => (text(b, 'name') ?? '').length - (text(a, 'name') ?? '').length)[0];
  if (!longest) return [];
  const data = ['literals', 'files'].flatMap((key) =>
    items(longest, key).flatMap((node): readonly Layer[] => {
      const entryKey = node.type === 'scalar' ? fileSource(String(node.value)).key : '';
      return [{ document, node, at: ['data', entryKey], computed: true }];
    }),
  );
  return [{ document, node: longest, at: [] }, ...data];
}
