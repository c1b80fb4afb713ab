// What the server knows of the workspace, and how it follows it: texts, files, folders and settings.
import type { FileEvent } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis.ts';
import { fileUri } from '../core/base/place.ts';
import { isRendered, rootOf } from '../core/builds/build.ts';
import { settingsFileName } from '../core/settingsFile.ts';
import type { CreateBuilder } from './builder.ts';
import { ClosedFiles } from './closedFiles.ts';
import type { Clock } from './clock.ts';
import { Configs } from './configs.ts';
import { takeDiskChanges } from './diskChanges.ts';
import type { FileAccess } from './fileAccess.ts';
import { Indexer } from './indexer.ts';
import type { IndexProgress } from './indexProgress.ts';
import { KnownExtent } from './knownExtent.ts';
import { Neighbours } from './neighbours.ts';
import type { ProgramPermission } from './programPermission.ts';
import { Root } from './root.ts';
import { Roots } from './roots.ts';
import type { EditorSettings } from './settings.ts';
import type { SettingsOfEditor } from './settingsOfEditor.ts';
import { Texts } from './texts.ts';
import { nameOf } from './uris.ts';
import { WorkspaceBuilds, type RootSettings } from './workspaceBuilds.ts';

export interface SessionHost {
  readonly access: FileAccess;
  /** Undefined where no program can be run. */
  readonly createBuilder: CreateBuilder | undefined;
  readonly permission: ProgramPermission;
  readonly clock: Clock;
  readonly progress: IndexProgress;
  readonly settings: SettingsOfEditor;
  readonly log: (message: string) => void;
}

export class Session {
  readonly texts = new Texts();
  readonly #access: FileAccess;
  readonly #settings: SettingsOfEditor;
  readonly #configs: Configs;
  readonly #roots = new Roots();
  readonly #closed: ClosedFiles;
  readonly #extent: KnownExtent;
  readonly #neighbours: Neighbours;
  readonly #indexer: Indexer;
  readonly #permission: ProgramPermission;
  readonly #builds: WorkspaceBuilds | undefined;
  /** Over when the folders of the workspace are known with their settings, though not with their files. */
  #foldersKnown: Promise<unknown> = Promise.resolve();

  constructor(host: SessionHost) {
    const { access, clock, progress, settings, log } = host;
    this.#access = access;
    this.#settings = settings;
    this.#configs = new Configs(access, async (uri) => (await this.settingsFor(uri)).config, log);
    this.#closed = new ClosedFiles(access, this.texts);
    this.#extent = new KnownExtent(this.texts);
    const shared = { access, roots: this.#roots, closed: this.#closed, extent: this.#extent };
    this.#neighbours = new Neighbours(shared);
    this.#indexer = new Indexer({ ...shared, texts: this.texts, clock, progress });
    this.#permission = host.permission;
    this.#builds = this.#createBuilds(host);
    this.texts.documents.onDidClose(({ document }) => {
      void this.#goBackToDisk(document.uri, this.texts.textOf(document.uri));
    });
  }

  /** A snapshot that knows the folder of this file, under the settings of now. */
  async analysisFor(uri: string): Promise<Analysis> {
    await this.#foldersKnown;
    const written = isRendered(fileUri(uri)) ? rootOf(fileUri(uri)) : uri;
    const config = await this.#configs.configFor(written);
    await this.#neighbours.readBeside(written);
    return this.texts.analysis(config);
  }

  settingsFor(uri: string): Promise<EditorSettings> {
    return this.#settings.for(this.#roots.of(uri)?.uri);
  }

  /** The files that nobody has open and that are to be reported on all the same; undefined where nobody wants any. */
  async reportedFiles(): Promise<readonly string[] | undefined> {
    await this.#foldersKnown;
    const roots = this.#roots.all();
    const settings = await Promise.all(roots.map(({ uri }) => this.#settings.for(uri)));
    const wanted = new Set(roots.filter((_, index) => settings[index]?.workspaceDiagnostics));
    if (wanted.size === 0) return undefined;
    return this.#closed.uris().filter((uri) => {
      const root = this.#roots.of(uri);
      return root && wanted.has(root);
    });
  }

  /** Whether files of the workspace are still to come. */
  get isIndexing(): boolean {
    return this.#extent.isIndexing;
  }

  /** Takes folders in, or looks through them again where they are known. */
  async addFolders(uris: readonly string[]): Promise<void> {
    const adding = Promise.all(uris.map((uri) => this.#addFolder(uri)));
    this.#foldersKnown = Promise.all([this.#foldersKnown, adding]);
    await Promise.all((await adding).map(({ index }) => index));
    this.#builds?.lookAgain();
  }

  removeFolders(uris: readonly string[]): void {
    this.#neighbours.forget();
    for (const root of uris.flatMap((uri) => this.#roots.at(uri) ?? [])) {
      this.#roots.delete(root);
      this.#indexer.remove(root);
    }
    this.#builds?.lookAgain();
  }

  /** The editor has other settings. `sent`: those that came with the message. */
  async takeSettings(sent: unknown): Promise<void> {
    const before = await this.#searches();
    this.#settings.forget(sent);
    this.#permission.forget();
    this.#builds?.lookAgain();
    this.texts.announce({ type: 'other' });
    const changed = [...(await this.#searches())].filter(([uri, search]) => before.get(uri) !== search);
    await this.addFolders(changed.map(([uri]) => uri));
  }

  /** Files changed on disk. Those that nobody asks about do not matter. */
  async takeDiskChanges(changes: readonly FileEvent[]): Promise<void> {
    if (changes.some(({ uri }) => uri.endsWith(`/${settingsFileName}`))) this.#configs.forget();
    const rules = changes.filter(({ uri }) => uri.endsWith('/.gitignore'));
    const roots = new Set(rules.flatMap(({ uri }) => this.#roots.of(uri)?.uri ?? []));
    const { maxIndexedFiles } = await this.#settings.for(undefined);
    const host = { access: this.#access, roots: this.#roots, closed: this.#closed, neighbours: this.#neighbours };
    await this.#indexer.read(await takeDiskChanges({ ...host, maxFiles: maxIndexedFiles }, changes));
    this.#builds?.takeDiskChanges(changes);
    if (roots.size > 0) await this.addFolders([...roots]);
    this.texts.announce({ type: 'other' });
  }

  /** Ends what is still running. */
  stop(): void {
    this.#builds?.stop();
  }

  #createBuilds({ createBuilder, permission, clock, log }: SessionHost): WorkspaceBuilds | undefined {
    const builder = createBuilder?.((folder) => {
      const path = this.#roots.of(folder)?.pathTo(folder) ?? '';
      return path === '' ? nameOf(folder) : path;
    });
    return (
      builder &&
      new WorkspaceBuilds({
        builder,
        clock,
        log,
        texts: this.texts,
        closed: this.#closed,
        roots: this.#roots,
        isIndexing: () => this.isIndexing,
        settingsFor: (root) => this.#settingsOfBuild(root),
        permissionFor: (run, program) => permission.for(run, program),
      })
    );
  }

  async #settingsOfBuild(root: string): Promise<RootSettings> {
    const { programs, workspaceDiagnostics } = await this.settingsFor(root);
    const { helmValuesFiles } = await this.#configs.configFor(root);
    const { run, kustomizePath, helmPath } = programs;
    return {
      run,
      build: { kustomizePath, helmPath, valuesFiles: helmValuesFiles },
      always: workspaceDiagnostics && this.#roots.of(root) !== undefined,
    };
  }

  /** It is known from now on; its files are still to come. */
  async #addFolder(uri: string): Promise<{ readonly index: Promise<void> }> {
    const { excluded, maxIndexedFiles } = await this.#settings.for(uri);
    const before = this.#roots.at(uri);
    const root = new Root(uri, excluded);
    this.#roots.set(root);
    this.#neighbours.forget();
    return { index: this.#indexer.add(root, before, maxIndexedFiles) };
  }

  /** What decides which files are read, by folder. */
  async #searches(): Promise<ReadonlyMap<string, string>> {
    const searches = this.#roots.all().map(async ({ uri }) => {
      const { excluded, maxIndexedFiles } = await this.#settings.for(uri);
      return [uri, JSON.stringify([excluded, maxIndexedFiles])] as const;
    });
    return new Map(await Promise.all(searches));
  }

  async #goBackToDisk(uri: string, openText: string | undefined): Promise<void> {
    const isIndexed = this.#closed.has(uri) || this.#roots.cover(uri);
    const [file] = isIndexed ? await this.#closed.read([uri]) : [];
    if (!isIndexed) this.texts.setClosed([{ uri, text: undefined }]);
    if (file?.text !== openText) this.texts.announce({ type: 'other' });
  }
}
