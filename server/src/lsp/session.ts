// The one thing that changes in the server: which texts are open, what lies beside them, and the settings of now.
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, AnalysisConfig } from '../core/analysis.ts';
import { AnalysisHost } from '../core/analysisHost.ts';
import { fileUri } from '../core/base/place.ts';
import { settingsFileName } from '../core/settingsFile.ts';
import type { Configs } from './configs.ts';
import { folderOf, type FileReader } from './fileReader.ts';

/** What a change may have touched: the text of one open document, or anything. */
export type Change = { readonly type: 'typed' } | { readonly type: 'other' };

export class Session {
  readonly documents = new TextDocuments(TextDocument);
  readonly #host = new AnalysisHost();
  readonly #files: FileReader;
  readonly #listeners: ((change: Change) => void)[] = [];
  /** Folders that were read, or are being read. */
  readonly #folders = new Map<string, Promise<void>>();
  readonly #configs: Configs;

  constructor(files: FileReader, configs: Configs) {
    this.#files = files;
    this.#configs = configs;
    this.documents.onDidChangeContent(({ document }) => {
      this.#replace([{ uri: document.uri, text: document.getText() }], { type: 'typed' });
    });
    this.documents.onDidClose(({ document }) => void this.#takeFromDisk([document.uri]));
  }

  /** A snapshot that knows the folder of this file, under the settings of now. */
  async analysisFor(uri: string): Promise<Analysis> {
    const config = await this.#configs.configFor(uri);
    await this.#readFolderOf(uri);
    return this.#host.analysis(config);
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  useEditorSettings(config: Promise<AnalysisConfig>): void {
    this.#configs.useEditorSettings(config);
    this.#announce({ type: 'other' });
  }

  /** Files changed on disk. Those of folders that nobody asked about do not matter. */
  async reread(uris: readonly string[]): Promise<void> {
    if (uris.some((uri) => uri.endsWith(`/${settingsFileName}`))) {
      this.#configs.forget();
      this.#announce({ type: 'other' });
    }
    await this.#takeFromDisk(uris.filter((uri) => this.#folders.has(folderOf(uri))));
  }

  async #takeFromDisk(uris: readonly string[]): Promise<void> {
    this.#replaceClosed(await Promise.all(uris.map(async (uri) => ({ uri, text: await this.#files.readFile(uri) }))));
  }

  #readFolderOf(uri: string): Promise<void> {
    const folder = folderOf(uri);
    const reading = this.#folders.get(folder) ?? this.#readBeside(uri);
    this.#folders.set(folder, reading);
    return reading;
  }

  async #readBeside(uri: string): Promise<void> {
    this.#replaceClosed(await this.#files.readFolderOf(uri));
  }

  /** What an editor holds is newer than the disk. */
  #replaceClosed(files: readonly { readonly uri: string; readonly text: string | undefined }[]): void {
    const closed = files.filter(({ uri }) => !this.documents.get(uri));
    if (closed.length > 0) this.#replace(closed, { type: 'other' });
  }

  #replace(files: readonly { readonly uri: string; readonly text: string | undefined }[], change: Change): void {
    this.#host.applyChanges(files.map(({ uri, text }) => ({ uri: fileUri(uri), text })));
    this.#announce(change);
  }

  #announce(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
