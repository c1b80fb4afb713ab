// `.graceline.yaml`: the settings of a folder and of all below it. The nearest file wins as a whole; they do not merge.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnalysisConfig } from '../core/analysis.ts';
import { LineIndex } from '../core/base/lineIndex.ts';
import type { Settings } from '../core/settings.ts';
import { readSettingsFile, settingsFileName } from '../core/settingsFile.ts';
import { displayPath } from './displayPath.ts';
import { configOf, type AnalysisOptions } from './options.ts';
import { cannotRead, reason } from './reason.ts';
import { UsageError } from './usageError.ts';

const noSettings: Settings = {};

/** Finds the settings of folders, and reads each file once. */
export class ConfigFiles {
  readonly #options: AnalysisOptions;
  readonly #byFolder = new Map<string, Promise<Settings>>();
  /** One object for each file, so that what was computed under it is kept. */
  readonly #configs = new Map<Settings, AnalysisConfig>();

  /** The file of `--config` holds for every folder. */
  constructor(options: AnalysisOptions) {
    this.#options = options;
  }

  /** The settings of a folder under the options of the run. */
  async configFor(folder: string): Promise<AnalysisConfig> {
    const settings = await this.#settingsFor(folder);
    const config = this.#configs.get(settings) ?? configOf(settings, this.#options);
    this.#configs.set(settings, config);
    return config;
  }

  async #settingsFor(folder: string): Promise<Settings> {
    const { config } = this.#options;
    const key = config ?? folder;
    let settings = this.#byFolder.get(key);
    if (!settings) {
      settings = config === undefined ? this.#nearest(folder) : this.#named(config);
      this.#byFolder.set(key, settings);
    }
    return settings;
  }

  async #named(path: string): Promise<Settings> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new UsageError(cannotRead(displayPath(path), reason(error)));
    });
    return this.#read(path, text);
  }

  async #nearest(folder: string): Promise<Settings> {
    const path = join(folder, settingsFileName);
    // Most folders have none, and to fail takes longer than to look.
    const text = existsSync(path) ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
    if (text !== undefined) return this.#read(path, text);
    const parent = dirname(folder);
    return parent === folder ? noSettings : this.#settingsFor(parent);
  }

  /** A setting that is not understood is refused: a typo must not pass for a setting. */
  #read(path: string, text: string): Settings {
    const { settings, problems } = readSettingsFile(text);
    const [problem] = problems;
    if (!problem) return settings;
    const line = new LineIndex(text).position(problem.offset).line + 1;
    const name = problem.setting === '' ? '' : `${problem.setting}: `;
    const place = `${displayPath(path)}:${String(line)}: ${name}`;
    throw new UsageError({ en: place + problem.message.en, ko: place + problem.message.ko });
  }
}
