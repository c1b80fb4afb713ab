// The settings of the editor, which may differ between the folders of a workspace.
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { settingsSection, type EditorSettings, type WrittenSettings } from './settings.ts';
import type { Spellings } from './spellings.ts';

export class SettingsOfEditor {
  readonly #connection: Connection;
  readonly #canBeAsked: boolean;
  readonly #spellings: Spellings;
  readonly #read: (written: WrittenSettings) => EditorSettings;
  readonly #byFolder = new Map<string | undefined, Promise<EditorSettings>>();
  /** What was read of each text: the same object for as long as it says the same. */
  readonly #byText = new Map<string, EditorSettings>();
  #sent: unknown;

  constructor(
    connection: Connection,
    { workspace }: ClientCapabilities,
    spellings: Spellings,
    read: (written: WrittenSettings) => EditorSettings,
  ) {
    this.#connection = connection;
    this.#canBeAsked = workspace?.configuration === true;
    this.#spellings = spellings;
    this.#read = read;
  }

  /** Those of a workspace folder; undefined stands for what lies in none. */
  for(folder: string | undefined): Promise<EditorSettings> {
    const known = this.#byFolder.get(folder) ?? this.#ask(folder);
    this.#byFolder.set(folder, known);
    return known;
  }

  /** Something has changed. `sent` counts where the client cannot be asked. */
  forget(sent: unknown): void {
    this.#sent = sent;
    this.#byFolder.clear();
  }

  async #ask(folder: string | undefined): Promise<EditorSettings> {
    const written = this.#canBeAsked ? await this.#askClient(folder) : { ours: this.#sent, filesExclude: undefined };
    const text = JSON.stringify(written);
    const settings = this.#byText.get(text) ?? this.#read(written);
    this.#byText.set(text, settings);
    return settings;
  }

  async #askClient(folder: string | undefined): Promise<WrittenSettings> {
    const scope = folder === undefined ? {} : { scopeUri: this.#spellings.toClient(folder) };
    const sections = [settingsSection, 'files.exclude'].map((section) => ({ ...scope, section }));
    const [ours, filesExclude] = (await this.#connection.workspace
      .getConfiguration(sections)
      .catch(() => [])) as unknown[];
    return { ours, filesExclude };
  }
}
