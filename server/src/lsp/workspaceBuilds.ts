// What Kustomize and Helm make of the files of the workspace, kept up to date while somebody types. Built is what an open
// file is a part of, or everything where files are reported on that nobody has open. A build begins when nobody has typed
// for a moment, with the texts of the editor in place of those of the disk; one that is under way when something of it
// changes again is cancelled, and what it made before counts until the next one is done.
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import type { Build } from '../core/analysis.ts';
import { isKustomizationName } from '../core/builds/kustomization.ts';
import { settingsFileName } from '../core/settingsFile.ts';
import { isWanted } from '../files/wantedFile.ts';
import type { BuildRoot, BuildSettings, Builder, Building, OpenTexts, Permission } from './builder.ts';
import type { ClosedFiles } from './closedFiles.ts';
import { debounced, type Clock } from './clock.ts';
import { reason } from './guard.ts';
import type { Roots } from './roots.ts';
import type { ProgramSettings } from './settings.ts';
import type { Texts } from './texts.ts';
import { folderOf, nameOf } from './uris.ts';

/** How long nobody types before anything is run. */
const pauseMillis = 200;

export interface WorkspaceBuildsHost {
  readonly builder: Builder;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly closed: ClosedFiles;
  readonly roots: Roots;
  readonly isIndexing: () => boolean;
  readonly settingsFor: (root: string) => Promise<RootSettings>;
  readonly permissionFor: (run: ProgramSettings['run'], program: string) => Promise<Permission>;
  readonly log: (message: string) => void;
}

export interface RootSettings {
  readonly run: ProgramSettings['run'];
  readonly build: BuildSettings;
  /** Whether it is built though nobody has a file of it open. */
  readonly always: boolean;
}

/** A root with what is known of it. */
interface Known {
  readonly root: BuildRoot;
  readonly settings: RootSettings;
  readonly members: ReadonlySet<string>;
  /** Whether something has changed since it was built, or is being built. */
  stale: boolean;
  build: Build | undefined;
  running: Running | undefined;
}

interface Running {
  /** From when on it may be run. */
  building: Building | undefined;
}

export class WorkspaceBuilds {
  readonly #host: WorkspaceBuildsHost;
  readonly #soon: () => void;
  #known = new Map<string, Known>();
  /** Whether other files may be roots, or members of roots, than those that are known. */
  #isOutdated = true;
  #changed = new Set<string>();
  #published: readonly Build[] = [];
  #rounds: Promise<void> = Promise.resolve();

  constructor(host: WorkspaceBuildsHost) {
    this.#host = host;
    this.#soon = debounced(host.clock, pauseMillis, () => {
      this.#rounds = this.#rounds
        .then(() => this.#round())
        .catch((error: unknown) => {
          host.log(`Builds could not be kept up to date: ${reason(error)}`);
        });
    });
    host.texts.documents.onDidChangeContent(({ document: { uri } }) => {
      this.#note(uri);
    });
    host.texts.documents.onDidSave(({ document: { uri } }) => {
      this.#note(uri);
    });
    host.texts.documents.onDidClose(({ document: { uri } }) => {
      this.#note(uri);
    });
  }

  /** Folders or settings are others. What is the same after all is not made again. */
  lookAgain(): void {
    this.#isOutdated = true;
    for (const known of this.#known.values()) known.stale = true;
    this.#soon();
  }

  takeDiskChanges(changes: readonly FileEvent[]): void {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Changed ? this.#isMember(uri) || decides(uri) : this.#mayBeMember(uri))
        this.#note(uri);
      if (type !== FileChangeType.Changed && this.#mayBeMember(uri)) this.#isOutdated = true;
    }
  }

  stop(): void {
    for (const known of this.#known.values()) cancel(known);
  }

  #note(uri: string): void {
    this.#changed.add(uri);
    if (decides(uri)) this.#isOutdated = true;
    this.#soon();
  }

  #isMember(uri: string): boolean {
    return [...this.#known.values()].some(({ members }) => members.has(uri));
  }

  /** Charts take whatever lies in their folder. */
  #mayBeMember(uri: string): boolean {
    if (/\/(?:node_modules|\.git)\//.test(uri)) return false;
    return (
      this.#host.roots.cover(uri) ||
      [...this.#known.keys()].some((root) => uri.startsWith(`${folderOf(root) ?? root}/`))
    );
  }

  async #round(): Promise<void> {
    const { texts, isIndexing } = this.#host;
    if (isIndexing()) return;
    const changed = this.#changed;
    this.#changed = new Set();
    if (this.#isOutdated) await this.#findRoots();
    const open = texts.documents.keys();
    for (const known of this.#known.values()) {
      known.stale ||= [...changed].some((uri) => known.members.has(uri));
      const isWanted = known.settings.always || open.some((uri) => known.members.has(uri));
      if (!isWanted) this.#drop(known);
      else if (known.stale) this.#start(known);
    }
    this.#publish();
  }

  async #findRoots(): Promise<void> {
    const { builder, closed, texts } = this.#host;
    this.#isOutdated = false;
    const open = texts.documents.keys();
    const decisive = this.#textsOf(open.filter(decides));
    const roots = await builder.findRoots([...new Set([...closed.uris(), ...open])], decisive);
    const before = this.#known;
    const known = await Promise.all(roots.map((root) => this.#know(root, before.get(root.uri), decisive)));
    this.#known = new Map(known.map((one) => [one.root.uri, one]));
    for (const one of before.values()) if (!known.includes(one)) cancel(one);
  }

  /** The same as before where nothing is another. */
  async #know(root: BuildRoot, before: Known | undefined, texts: OpenTexts): Promise<Known> {
    const settings = await this.#host.settingsFor(root.uri);
    const members = new Set(await this.#host.builder.members(root, settings.build, texts));
    const isSame =
      before?.root.tool === root.tool &&
      JSON.stringify([before.settings, [...before.members]]) === JSON.stringify([settings, [...members]]);
    return isSame ? before : { root, settings, members, stale: true, build: before?.build, running: undefined };
  }

  #drop(known: Known): void {
    cancel(known);
    known.build = undefined;
    known.stale = true;
  }

  #start(known: Known): void {
    cancel(known);
    known.stale = false;
    const running: Running = { building: undefined };
    known.running = running;
    this.#build(known, running).then(
      (build) => {
        if (known.running !== running) return;
        known.running = undefined;
        if (build) known.build = build;
        this.#publish();
      },
      (error: unknown) => {
        this.#host.log(`${known.root.uri} could not be built: ${reason(error)}`);
      },
    );
  }

  async #build(known: Known, running: Running): Promise<Build | undefined> {
    const { root, settings, members } = known;
    const { builder, permissionFor, closed, texts } = this.#host;
    const program = await builder.programFor(root.tool, settings.build);
    const permission: Permission =
      program === undefined ? { type: 'allowed' } : await permissionFor(settings.run, program);
    if (known.running !== running) return undefined;
    const open = texts.documents.keys().filter((uri) => members.has(uri));
    const building = builder.start(root, settings.build, permission, this.#textsOf(open));
    running.building = building;
    const build = await building.done;
    // What is said of a build is said in the files that it was made of, wherever they are.
    const unread = build?.members.filter((uri) => isWanted(nameOf(uri)) && !closed.has(uri) && !texts.isOpen(uri));
    if (unread && unread.length > 0) await closed.read(unread);
    return build;
  }

  #textsOf(uris: readonly string[]): OpenTexts {
    const { texts } = this.#host;
    return new Map(
      uris.flatMap((uri) => {
        const text = uri.startsWith('file:') ? texts.textOf(uri) : undefined;
        return text === undefined ? [] : [[uri, text] as const];
      }),
    );
  }

  #publish(): void {
    const builds = [...this.#known.values()].flatMap(({ build }) => build ?? []);
    const isSame = builds.length === this.#published.length && builds.every((one, at) => one === this.#published[at]);
    if (isSame) return;
    this.#published = builds;
    this.#host.texts.setBuilds(builds);
    this.#host.texts.announce({ type: 'other' });
  }
}

function cancel(known: Known): void {
  known.running?.building?.cancel();
  known.running = undefined;
}

/** Whether it says what else is built, or how. */
function decides(uri: string): boolean {
  const name = nameOf(uri);
  return isKustomizationName(name) || name === 'Chart.yaml' || name === settingsFileName;
}
