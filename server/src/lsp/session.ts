// The one thing that changes in the server: which texts are open, what lies beside them, and the settings of now.
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, AnalysisConfig } from '../core/analysis.ts';
import { AnalysisHost } from '../core/analysisHost.ts';
import { fileUri } from '../core/base/place.ts';
import type { FileReader } from './fileReader.ts';

/** What a change may have touched: the text of one open document, or anything. */
export type Change = { readonly type: 'typed' } | { readonly type: 'other' };

export class Session {
  readonly documents = new TextDocuments(TextDocument);
  readonly #host = new AnalysisHost();
  readonly #files: FileReader;
  readonly #onChange: (change: Change) => void;
  /** Folders that were read, or are being read. */
  readonly #folders = new Map<string, Promise<void>>();
  #config: Promise<AnalysisConfig>;

  constructor(files: FileReader, config: Promise<AnalysisConfig>, onChange: (change: Change) => void) {
    this.#files = files;
    this.#config = config;
    this.#onChange = onChange;
    this.documents.onDidChangeContent(({ document }) => {
      this.#replace([{ uri: document.uri, text: document.getText() }], { type: 'typed' });
    });
    this.documents.onDidClose(({ document }) => void this.reread([document.uri]));
  }

  /** A snapshot that knows the folder of this file, under the settings of now. */
  async analysisFor(uri: string): Promise<Analysis> {
    const config = await this.#config;
    await this.#readFolderOf(uri);
    return this.#host.analysis(config);
  }

  configure(config: Promise<AnalysisConfig>): void {
    this.#config = config;
    this.#onChange({ type: 'other' });
  }

  /** Takes files as they are on disk, where no editor holds them and their folder matters to us. */
  async reread(uris: readonly string[]): Promise<void> {
    const known = uris.filter((uri) => this.#folders.has(folderOf(uri)) || this.documents.get(uri));
    const read = await Promise.all(known.map(async (uri) => ({ uri, text: await this.#files.readFile(uri) })));
    this.#replaceClosed(read);
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
    this.#onChange(change);
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
