// The settings that hold for each folder: those of the nearest `.graceline.yaml`, over those of the editor.
import type { AnalysisConfig } from '../core/analysis.ts';
import { LineIndex } from '../core/base/lineIndex.ts';
import { readSettingsFile } from '../core/settingsFile.ts';
import { folderOf, type FileReader, type ReadFile } from './fileReader.ts';

export class Configs {
  readonly #files: FileReader;
  readonly #log: (message: string) => void;
  #editor: Promise<AnalysisConfig>;
  readonly #byFolder = new Map<string, Promise<AnalysisConfig>>();

  constructor(files: FileReader, editor: Promise<AnalysisConfig>, log: (message: string) => void) {
    this.#files = files;
    this.#editor = editor;
    this.#log = log;
  }

  /** The same object for as long as nothing changes. */
  configFor(uri: string): Promise<AnalysisConfig> {
    const folder = folderOf(uri);
    const config = this.#byFolder.get(folder) ?? this.#read(uri);
    this.#byFolder.set(folder, config);
    return config;
  }

  useEditorSettings(editor: Promise<AnalysisConfig>): void {
    this.#editor = editor;
    this.forget();
  }

  /** Settings files are read again when they are needed. */
  forget(): void {
    this.#byFolder.clear();
  }

  async #read(uri: string): Promise<AnalysisConfig> {
    const [editor, file] = await Promise.all([this.#editor, this.#files.readSettingsFileFor(uri)]);
    return file ? this.#merged(editor, file) : editor;
  }

  #merged(editor: AnalysisConfig, file: ReadFile): AnalysisConfig {
    const { settings, problems } = readSettingsFile(file.text);
    const lines = new LineIndex(file.text);
    for (const { offset, setting, message } of problems) {
      const line = String(lines.position(offset).line + 1);
      this.#log(`${file.uri}:${line}: ${setting} is ignored: ${message[editor.locale]}`);
    }
    return {
      ...editor,
      ...settings,
      featureGates: new Map([...editor.featureGates, ...(settings.featureGates ?? [])]),
      assumptions: new Map([...editor.assumptions, ...(settings.assumptions ?? [])]),
      severities: new Map([...editor.severities, ...(settings.severities ?? [])]),
    };
  }
}
