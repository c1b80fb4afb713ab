// `check --fix`: applies the safe fixes, looks again, and goes on until nothing is left to apply.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import type { FileUri } from '../core/base/place.ts';
import { edited, editsOf, safeEdits } from '../core/features/fixAll.ts';
import type { CheckedFile } from './checkedFile.ts';
import { standardInput, standardInputUri } from './files.ts';

/** A fix may make room for another one; that this many rounds do not end is a bug of a rule. */
const maxRounds = 10;

/** What stands for bytes that are no UTF-8: such a text cannot be written back as it was, and is left alone. */
const notUtf8 = '\uFFFD';

export interface FixedFile {
  readonly uri: FileUri;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Files as they shall be read, in place of what is on the disk. */
export type Texts = ReadonlyMap<FileUri, string>;

/** The files that change, standard input among them. */
export async function fixFiles(check: (texts: Texts) => AsyncIterable<CheckedFile>): Promise<readonly FixedFile[]> {
  const fixed = new Map<FileUri, FixedFile>();
  for (let round = 0; round < maxRounds; round += 1) {
    const changed = await fixOnce(check(textsOf(fixed.values())), fixed);
    if (!changed) break;
  }
  return [...fixed.values()].filter(({ before, after }) => before !== after);
}

export function textsOf(files: Iterable<FixedFile>): Texts {
  return new Map([...files].map(({ uri, after }) => [uri, after]));
}

/** A file that the fix of another one has changed in this round waits for the next. */
async function fixOnce(checks: AsyncIterable<CheckedFile>, fixed: Map<FileUri, FixedFile>): Promise<boolean> {
  const touched = new Set<FileUri>();
  for await (const { diagnostics, sourceOf } of checks) {
    const edits = safeEdits(diagnostics);
    const uris = new Set(edits.map(({ at }) => at.uri));
    if ([...uris].some((uri) => touched.has(uri) || sourceOf(uri).text.includes(notUtf8))) continue;
    for (const uri of uris) {
      const { name, text } = sourceOf(uri);
      touched.add(uri);
      fixed.set(uri, { uri, name, before: fixed.get(uri)?.before ?? text, after: edited(text, editsOf(edits, uri)) });
    }
  }
  return touched.size > 0;
}

export async function writeFixed(fixed: readonly FixedFile[]): Promise<void> {
  for (const { uri, after } of fixed) if (uri !== standardInputUri) await writeFile(fileURLToPath(uri), after);
}

/** Of standard input the text is printed, fixed or not: it is a filter then. */
export async function printFixedInput(fixed: readonly FixedFile[]): Promise<void> {
  const changed = fixed.find(({ uri }) => uri === standardInputUri);
  process.stdout.write(changed?.after ?? (await standardInput()) ?? '');
}

/** As `git apply` takes it. */
export function unifiedDiff({ name, before, after }: FixedFile): string {
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}
