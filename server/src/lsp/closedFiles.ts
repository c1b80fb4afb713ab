// The files that nobody has open, as they stand on the disk.
import { maxUnopenedBytes } from '../files/wantedFile.ts';
import type { FileAccess } from './fileAccess.ts';
import type { ClosedFile, Texts } from './texts.ts';

/** What is looked at in one go: some ten milliseconds at most, unless a single file is larger. */
const maxCharactersAtOnce = 32 * 1024;

interface Answer extends ClosedFile {
  /** Which question it answers: one that was asked again meanwhile is out of date. */
  readonly question: number;
}

export class ClosedFiles {
  readonly #access: FileAccess;
  readonly #texts: Texts;
  readonly #known = new Set<string>();
  /** The last question about each file that is being read. */
  readonly #questions = new Map<string, number>();
  #count = 0;

  constructor(access: FileAccess, texts: Texts) {
    this.#access = access;
    this.#texts = texts;
  }

  /** Whether a file was read, be it open by now or not. */
  has(uri: string): boolean {
    return this.#known.has(uri);
  }

  /** The files that were read and are not open. */
  uris(): readonly string[] {
    return [...this.#known].filter((uri) => !this.#texts.isOpen(uri));
  }

  /** Answers what was found. Those that are gone are forgotten. `pause` is awaited between two pieces of work. */
  async read(uris: readonly string[], pause: () => Promise<void> | undefined = atOnce): Promise<readonly ClosedFile[]> {
    const answers = await Promise.all(uris.map((uri) => this.#ask(uri)));
    for (const part of inParts(answers)) {
      this.#take(part.filter(({ uri, question }) => this.#questions.get(uri) === question));
      await pause();
    }
    return answers;
  }

  forget(isGone: (uri: string) => boolean): void {
    const gone = [...new Set([...this.#known, ...this.#questions.keys()])].filter(isGone);
    for (const uri of gone) this.#questions.delete(uri);
    this.#take(gone.map((uri) => ({ uri, text: undefined })));
  }

  async #ask(uri: string): Promise<Answer> {
    this.#count += 1;
    const question = this.#count;
    this.#questions.set(uri, question);
    return { uri, question, text: await this.#access.read(uri, maxUnopenedBytes) };
  }

  #take(files: readonly ClosedFile[]): void {
    for (const { uri, text } of files) {
      this.#questions.delete(uri);
      if (text === undefined) this.#known.delete(uri);
      else this.#known.add(uri);
    }
    this.#texts.setClosed(files);
  }
}

function atOnce(): undefined {
  return undefined;
}

function inParts(answers: readonly Answer[]): readonly (readonly Answer[])[] {
  const parts: Answer[][] = [];
  let characters = Infinity;
  for (const answer of answers) {
    const { length } = answer.text ?? '';
    characters += length;
    if (characters > maxCharactersAtOnce) {
      parts.push([]);
      characters = length;
    }
    parts.at(-1)?.push(answer);
  }
  return parts;
}
