// The settings that hold for each file: those of the nearest `.graceline.yaml`, over those of the editor.
import type { AnalysisConfig } from '../core/analysis.ts';
import { LineIndex } from '../core/base/lineIndex.ts';
import { readSettingsFile, settingsFileName } from '../core/settingsFile.ts';
import { maxUnopenedBytes } from '../files/wantedFile.ts';
import type { FileAccess } from './fileAccess.ts';
import { folderOf } from './uris.ts';

interface SettingsFile {
  readonly uri: string;
  readonly text: string;
}

export class Configs {
  readonly #access: FileAccess;
  readonly #editorConfigFor: (uri: string) => Promise<AnalysisConfig>;
  readonly #log: (message: string) => void;
  #byFolder = new Map<string, Promise<SettingsFile | undefined>>();
  /** The same object for as long as nothing changes, so that what was computed under it is kept. */
  #merged = new WeakMap<AnalysisConfig, Map<SettingsFile, AnalysisConfig>>();

  constructor(
    access: FileAccess,
    editorConfigFor: (uri: string) => Promise<AnalysisConfig>,
    log: (message: string) => void,
  ) {
    this.#access = access;
    this.#editorConfigFor = editorConfigFor;
    this.#log = log;
  }

  async configFor(uri: string): Promise<AnalysisConfig> {
    const [editor, file] = await Promise.all([this.#editorConfigFor(uri), this.#nearest(folderOf(uri))]);
    if (!file) return editor;
    const merged = this.#merged.get(editor) ?? new Map<SettingsFile, AnalysisConfig>();
    this.#merged.set(editor, merged);
    const config = merged.get(file) ?? this.#merge(editor, file);
    merged.set(file, config);
    return config;
  }

  /** Settings files are read again when they are needed. */
  forget(): void {
    this.#byFolder = new Map();
    this.#merged = new WeakMap();
  }

  #nearest(folder: string | undefined): Promise<SettingsFile | undefined> {
    if (folder === undefined) return Promise.resolve(undefined);
    const nearest = this.#byFolder.get(folder) ?? this.#read(folder);
    this.#byFolder.set(folder, nearest);
    return nearest;
  }

  async #read(folder: string): Promise<SettingsFile | undefined> {
    const uri = `${folder}/${settingsFileName}`;
    const text = await this.#access.read(uri, maxUnopenedBytes);
    return text === undefined ? this.#nearest(folderOf(folder)) : { uri, text };
  }

  #merge(editor: AnalysisConfig, file: SettingsFile): AnalysisConfig {
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
