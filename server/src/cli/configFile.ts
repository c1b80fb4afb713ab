// `.graceline.yaml`: the settings of a folder and of all below it. The nearest file wins as a whole; they do not merge.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locale } from '../core/base/localized.ts';
import { fileUri } from '../core/base/place.ts';
import { LineIndex } from '../core/base/lineIndex.ts';
import { readSettings, type SettingProblem, type Settings } from '../core/settings.ts';
import { entry } from '../core/syntax/navigate.ts';
import { parseDocument } from '../core/syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from '../core/syntax/syntaxTree.ts';
import { displayPath } from './displayPath.ts';
import { reason } from './reason.ts';
import { UsageError } from './usageError.ts';

export const configFileName = '.graceline.yaml';

/** Finds the settings of folders, and reads each file once. */
export class ConfigFiles {
  readonly #locale: Locale;
  readonly #explicit: string | undefined;
  readonly #byFolder = new Map<string, Promise<Settings>>();

  /** `explicit`: the file of `--config`, which then holds for every folder. */
  constructor(explicit: string | undefined, locale: Locale) {
    this.#explicit = explicit;
    this.#locale = locale;
  }

  async settingsFor(folder: string): Promise<Settings> {
    const key = this.#explicit ?? folder;
    let settings = this.#byFolder.get(key);
    if (!settings) {
      settings = this.#explicit === undefined ? this.#nearest(folder) : this.#named(this.#explicit);
      this.#byFolder.set(key, settings);
    }
    return settings;
  }

  async #named(path: string): Promise<Settings> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new UsageError(`cannot read ${displayPath(path)}: ${reason(error)}`);
    });
    return this.#read(path, text);
  }

  async #nearest(folder: string): Promise<Settings> {
    const path = join(folder, configFileName);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return this.#read(path, text);
    const parent = dirname(folder);
    return parent === folder ? {} : this.settingsFor(parent);
  }

  /** A setting that is not understood is refused: a typo must not pass for a setting. */
  #read(path: string, text: string): Settings {
    const document = parseDocument(fileUri(path), text);
    const [broken] = document.problems;
    const at = (offset: number): string =>
      `${displayPath(path)}:${String(new LineIndex(text).position(offset).line + 1)}`;
    if (broken) throw new UsageError(`${at(broken.span.start)}: ${broken.message[this.#locale]}`);
    const { settings, problems } = readSettings(document.root && plainValue(document.root, document));
    const [problem] = problems;
    if (!problem) return settings;
    const name = problem.path.length > 0 ? `${problem.path.join('.')}: ` : '';
    throw new UsageError(`${at(offsetOf(problem, document))}: ${name}${problem.message[this.#locale]}`);
  }
}

/** Numbers and words like `off` stay as they are written, so that version 1.30 is not 1.3. */
function plainValue(node: SyntaxNode, document: SyntaxDocument): unknown {
  switch (node.type) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), plainValue(value, document)]));
    case 'seq':
      return node.items.map((item) => plainValue(item, document));
    case 'scalar': {
      if (typeof node.value === 'string' || node.value === null) return node.value;
      const written = document.text.slice(node.span.start, node.span.end);
      return typeof node.value === 'boolean' && written === String(node.value) ? node.value : written;
    }
  }
}

function offsetOf({ path }: SettingProblem, document: SyntaxDocument): number {
  let node = document.root;
  let offset = node?.span.start ?? 0;
  for (const key of path) {
    const found = entry(node, key);
    if (!found) break;
    offset = found.key.span.start;
    node = found.value;
  }
  return offset;
}
