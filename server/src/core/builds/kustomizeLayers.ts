// What Kustomize made an object of. Its own annotations say where the object came from, and through which kustomizations
// it went; where they are not there, the object is known by its kind and its name.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { Build, SourceFiles, SourceObject } from './build.ts';
import { isKustomizationName } from './kustomization.ts';
import type { Layer } from './layer.ts';
import { memberAt } from './memberFiles.ts';
import { patchLayers, patchPaths, patched } from './patchLayers.ts';
import { generatorLayers, settingLayers } from './settingLayers.ts';

const originAnnotation = 'config.kubernetes.io/origin';
const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations';

export function kustomizeLayers(build: Build, rendered: KubernetesObject, files: SourceFiles): readonly Layer[] {
  const origin = originOf(build, rendered, files);
  const object = patched(origin.source?.object, rendered.ref);
  const source: readonly Layer[] = origin.source
    ? [{ document: origin.source.document, node: origin.source.object.root, at: [] }]
    : origin.generatedBy.flatMap((document) => generatorLayers(document, object));
  const laidOver = chainOf(build, rendered).flatMap((uri) =>
    kustomizationAt(uri, files).flatMap((document) => [
      ...patchLayers(document, object, files, (path) => memberAt(build, uri, path)),
      ...settingLayers(document, object, rendered.root),
    ]),
  );
  return [...source, ...laidOver];
}

interface Origin {
  readonly source: SourceObject | undefined;
  /** Kustomizations that may have generated it. */
  readonly generatedBy: readonly SyntaxDocument[];
}

function originOf(build: Build, rendered: KubernetesObject, files: SourceFiles): Origin {
  const annotated = rendered.annotations.get(originAnnotation);
  if (annotated === undefined) {
    const chain = chainOf(build, rendered);
    const candidates = sourceFiles(build, chain, files).flatMap((uri) => files.objects(uri));
    const source = bestMatch(candidates, rendered);
    return { source, generatedBy: source ? [] : chain.flatMap((uri) => kustomizationAt(uri, files)) };
  }
  const uri = fileIn(build, annotated, /^path: (.+)$/m);
  const generator = fileIn(build, annotated, /^configuredIn: (.+)$/m);
  return {
    source: uri && bestMatch(files.objects(uri), rendered),
    generatedBy: generator ? kustomizationAt(generator, files) : [],
  };
}

function fileIn(build: Build, annotation: string, pattern: RegExp): FileUri | undefined {
  const path = pattern.exec(annotation)?.[1];
  return path !== undefined && build.output.type === 'rendered' ? memberAt(build, build.output.base, path) : undefined;
}

/** The kustomizations that it went through, innermost first. */
function chainOf(build: Build, { annotations }: KubernetesObject): readonly FileUri[] {
  const { members, output } = build;
  const annotated = annotations.get(transformationsAnnotation);
  if (annotated === undefined || output.type !== 'rendered') return members.filter(isKustomization);
  const chain = [...annotated.matchAll(/configuredIn: (.+)$/gm)].flatMap(
    ([, path = '']) => memberAt(build, output.base, path) ?? [],
  );
  return [...new Set(chain)].filter(isKustomization);
}

/** The members that hold objects, and no patches. */
function sourceFiles(build: Build, chain: readonly FileUri[], files: SourceFiles): readonly FileUri[] {
  const patches = new Set(
    chain.flatMap((uri) =>
      kustomizationAt(uri, files).flatMap((document) => patchPaths(document).map((path) => memberAt(build, uri, path))),
    ),
  );
  return build.members.filter((uri) => !patches.has(uri) && !isKustomization(uri));
}

function isKustomization(uri: FileUri): boolean {
  return isKustomizationName(uri.slice(uri.lastIndexOf('/') + 1));
}

function kustomizationAt(uri: FileUri, files: SourceFiles): readonly SyntaxDocument[] {
  return files.documents(uri).slice(0, 1);
}

const byKind = new Memo<readonly SourceObject[], ReadonlyMap<string, readonly SourceObject[]>>();

/** The same name, else the longest one that a prefix or a suffix made it of, else the only object of its kind. */
function bestMatch(sources: readonly SourceObject[], { ref }: KubernetesObject): SourceObject | undefined {
  const ofKind = byKind.get(sources, [], () => groupedByKind(sources)).get(ref.kind) ?? [];
  const exact = ofKind.find(({ object: { ref: one } }) => one.name === ref.name && one.namespace === ref.namespace);
  if (exact) return exact;
  const named = ofKind.filter(({ object: { ref: one } }) => one.name !== '' && ref.name.includes(one.name));
  const inNamespace = named.filter(({ object }) => object.ref.namespace === ref.namespace);
  const length = ({ object }: SourceObject): number => object.ref.name.length;
  const [best] = (inNamespace.length > 0 ? inNamespace : named).toSorted((a, b) => length(b) - length(a));
  return best ?? (ofKind.length === 1 ? ofKind[0] : undefined);
}

function groupedByKind(sources: readonly SourceObject[]): ReadonlyMap<string, readonly SourceObject[]> {
  const groups = new Map<string, SourceObject[]>();
  for (const source of sources) {
    const { kind } = source.object.ref;
    const group = groups.get(kind);
    if (group) group.push(source);
    else groups.set(kind, [source]);
  }
  return groups;
}
