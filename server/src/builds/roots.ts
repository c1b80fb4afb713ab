// Which kustomizations and charts are deployed: those that are no part of another one.
import path from 'node:path';
import { fileUri } from '../core/base/place.ts';
import { isComponent, isKustomizationName, text } from '../core/builds/kustomization.ts';
import { parseDocument } from '../core/syntax/parseDocument.ts';
import type { SyntaxDocument } from '../core/syntax/syntaxTree.ts';
import { kustomizationOf, kustomizationsIn } from './kustomizeTree.ts';
import type { BuildRoot } from './plan.ts';
import { typeOf, type Sources } from './sources.ts';

export function mayBeRoot(file: string): boolean {
  const name = path.basename(file);
  return isKustomizationName(name) || name === 'Chart.yaml';
}

/** Among some files, in their order. */
export async function findRoots(files: readonly string[], sources: Sources): Promise<readonly BuildRoot[]> {
  const kustomizations = files.filter((file) => isKustomizationName(path.basename(file)));
  const charts = files.filter((file) => path.basename(file) === 'Chart.yaml');
  const parts = new Set((await Promise.all(kustomizations.map((file) => kustomizationsIn(file, sources)))).flat());
  const roots = await Promise.all([
    ...kustomizations.map(async (file): Promise<readonly BuildRoot[]> => {
      const isRoot = !parts.has(file) && (await isDeployed(file, sources));
      return isRoot ? [{ tool: 'kustomize', file }] : [];
    }),
    ...charts.map(async (file): Promise<readonly BuildRoot[]> => {
      const isRoot = !isSubchart(file, charts) && (await isApplication(file, sources));
      return isRoot ? [{ tool: 'helm', file }] : [];
    }),
  ]);
  return roots.flat();
}

/** Flux and others have a kind of the same name, which Kustomize does not read. */
async function isDeployed(file: string, sources: Sources): Promise<boolean> {
  if ((await kustomizationOf(path.dirname(file))) !== file) return false;
  const document = await read(file, sources);
  const apiVersion = text(document?.root, 'apiVersion') ?? '';
  return (
    document?.root?.type === 'map' && !isComponent(document) && /^$|^kustomize\.config\.k8s\.io\//.test(apiVersion)
  );
}

function isSubchart(file: string, charts: readonly string[]): boolean {
  const around = path.dirname(path.dirname(file));
  return path.basename(around) === 'charts' && charts.includes(path.join(path.dirname(around), 'Chart.yaml'));
}

async function isApplication(file: string, sources: Sources): Promise<boolean> {
  const document = await read(file, sources);
  if (text(document?.root, 'type') === 'library') return false;
  return document?.root?.type === 'map' && (await typeOf(path.join(path.dirname(file), 'templates'))) === 'folder';
}

async function read(file: string, sources: Sources): Promise<SyntaxDocument | undefined> {
  const written = await sources.text(file);
  return written === undefined ? undefined : parseDocument(fileUri(file), written);
}
