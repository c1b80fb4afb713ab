// How the command line reads: files, pipes and standard input.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localized } from '../core/base/localized.ts';
import { fileUri, type FileUri } from '../core/base/place.ts';
import { displayPath } from './displayPath.ts';
import { reason } from './reason.ts';

/** More bytes than this are not read: no manifest is that large. */
export const maxBytes = 8 * 1024 * 1024;

/** Files read at the same time. */
const parallelReads = 16;

export const standardInputUri = fileUri('stdin:///-');

export interface FoundFile {
  /** Absolute, or `-` for standard input. */
  readonly path: string;
  readonly uri: FileUri;
  /** As it is shown: relative to the current folder where it lies below it. */
  readonly name: string;
  /** Absolute: where its settings are looked for. */
  readonly folder: string;
}

export type ReadFile = TextFile | (FoundFile & ({ readonly type: 'tooLarge' } | Unreadable));

export type TextFile = FoundFile & { readonly type: 'text'; readonly text: string };

interface Unreadable {
  readonly type: 'unreadable';
  readonly why: Localized;
}

export function foundFile(named: string): FoundFile {
  const path = absolute(named);
  if (path === '-') return { path, uri: standardInputUri, name: '<stdin>', folder: process.cwd() };
  return { path, uri: fileUri(pathToFileURL(path).href), name: displayPath(path), folder: dirname(path) };
}

function absolute(path: string): string {
  return path === '-' ? path : resolve(path);
}

/**
 * Reads a few at a time; the answer is in the order of the question.
 * @param texts what some of them shall hold, in place of what is on the disk
 */
export async function readFiles(
  files: readonly FoundFile[],
  texts: ReadonlyMap<FileUri, string> = new Map(),
): Promise<readonly ReadFile[]> {
  const read = async (file: FoundFile): Promise<ReadFile> => {
    const text = texts.get(file.uri);
    return text === undefined ? readOne(file) : { ...file, type: 'text', text };
  };
  const answers: ReadFile[] = [];
  for (let start = 0; start < files.length; start += parallelReads) {
    answers.push(...(await Promise.all(files.slice(start, start + parallelReads).map(read))));
  }
  return answers;
}

async function readOne(file: FoundFile): Promise<ReadFile> {
  try {
    const text = await (file.path === '-' ? standardInput() : readText(file.path));
    return text === undefined ? { ...file, type: 'tooLarge' } : { ...file, type: 'text', text };
  } catch (error) {
    return { ...file, type: 'unreadable', why: reason(error) };
  }
}

let inputText: Promise<string | undefined> | undefined;

/** It can be read once only, and a run with fixes looks at it several times. */
export function standardInput(): Promise<string | undefined> {
  return (inputText ??= readStream(process.stdin));
}

/** Undefined where it is too large. */
async function readText(path: string): Promise<string | undefined> {
  const stats = statSync(path);
  if (!stats.isFile()) return readStream(createReadStream(path));
  // Nothing else waits, and this takes a fifth of the time that it takes without blocking.
  return stats.size > maxBytes ? undefined : readFileSync(path, 'utf8');
}

/** A pipe has no size: it is read until it ends or becomes too large. */
async function readStream(stream: AsyncIterable<unknown>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
