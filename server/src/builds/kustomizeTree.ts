// The files behind a kustomization, as far as they are on the disk.
import path from 'node:path';
import { fileUri } from '../core/base/place.ts';
import { isRemote, kustomizationNames, referencesOf, type Reference } from '../core/builds/kustomization.ts';
import { parseDocument } from '../core/syntax/parseDocument.ts';
import { typeOf, type Sources } from './sources.ts';

export interface KustomizeTree {
  /** Bases before what is laid over them, the root last. */
  readonly members: readonly string[];
  /** As they are written. */
  readonly remote: readonly string[];
  readonly missing: readonly string[];
}

/** More files than this are no kustomization of somebody who waits for it. */
const maxMembers = 5000;

export async function kustomizeTree(root: string, sources: Sources): Promise<KustomizeTree> {
  const members = new Set<string>();
  const seen = new Set<string>();
  const [remote, missing]: [string[], string[]] = [[], []];
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file) || members.size > maxMembers) return;
    seen.add(file);
    for (const reference of await readReferences(file, sources)) {
      const found = await resolve(file, reference);
      if (found?.type === 'kustomization') await visit(found.file);
      else if (found) members.add(found.file);
      else (isRemote(reference) ? remote : missing).push(reference.path);
    }
    members.add(file);
  };
  await visit(root);
  return { members: [...members], remote, missing };
}

/** The kustomizations that one takes in. */
export async function kustomizationsIn(file: string, sources: Sources): Promise<readonly string[]> {
  const found = await Promise.all((await readReferences(file, sources)).map((one) => resolve(file, one)));
  return found.flatMap((one) => (one?.type === 'kustomization' ? [one.file] : []));
}

/** The one of a folder, by the first of its names. */
export async function kustomizationOf(folder: string): Promise<string | undefined> {
  for (const name of kustomizationNames) {
    const file = path.join(folder, name);
    if ((await typeOf(file)) === 'file') return file;
  }
  return undefined;
}

async function readReferences(file: string, sources: Sources): Promise<readonly Reference[]> {
  const text = await sources.text(file);
  return text === undefined ? [] : referencesOf(parseDocument(fileUri(file), text));
}

interface Found {
  readonly type: 'file' | 'kustomization';
  readonly file: string;
}

async function resolve(from: string, reference: Reference): Promise<Found | undefined> {
  const place = path.resolve(path.dirname(from), reference.path);
  const type = await typeOf(place);
  if (type === 'file') return { type, file: place };
  const file = type === 'folder' && reference.type !== 'file' ? await kustomizationOf(place) : undefined;
  return file === undefined ? undefined : { type: 'kustomization', file };
}
