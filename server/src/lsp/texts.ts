// What is written in the files of now. A text that an editor holds open counts, whatever is on the disk.
import { TextDocuments } from 'vscode-languageserver';
import type { Analysis, AnalysisConfig, Build, Extent } from '../core/analysis.ts';
import { AnalysisHost } from '../core/analysisHost.ts';
import { fileUri } from '../core/base/place.ts';
import { openDocuments, takeChanges } from './openDocument.ts';

/** What a change may have touched: the text of one open document, or anything. */
export type Change = { readonly type: 'typed' } | { readonly type: 'other' };

export interface ClosedFile {
  readonly uri: string;
  /** Undefined: it is gone. */
  readonly text: string | undefined;
}

export class Texts {
  readonly documents = new TextDocuments(openDocuments);
  readonly #host = new AnalysisHost();
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  #version = 0;

  constructor() {
    this.documents.onDidChangeContent(({ document }) => {
      takeChanges(this.#host, document);
      this.announce({ type: 'typed' });
    });
  }

  /** Grows with every change that is announced. */
  get version(): number {
    return this.#version;
  }

  analysis(config: AnalysisConfig): Analysis {
    return this.#host.analysis(config);
  }

  textOf(uri: string): string | undefined {
    return this.#host.textOf(fileUri(uri));
  }

  isOpen(uri: string): boolean {
    return this.documents.get(uri) !== undefined;
  }

  /** What stands on the disk. Nobody is told: whoever reads many files says so at the end. */
  setClosed(files: readonly ClosedFile[]): void {
    const closed = files.filter(({ uri }) => !this.isOpen(uri));
    this.#host.applyChanges(closed.map(({ uri, text }) => ({ uri: fileUri(uri), text, open: false })));
  }

  setExtent(extent: Extent): void {
    this.#host.setExtent(extent);
  }

  /** All that Kustomize and Helm made. */
  setBuilds(builds: readonly Build[]): void {
    this.#host.setBuilds(builds);
  }

  /** Resolves when something changes that findings may depend on. */
  nextChange(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  announce(change: Change): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener(change);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
