// A unit as rules and features ask it. It notes what it was asked and what it handed out, so that an answer holds for as
// long as none of that changes.
import type { FileUri } from '../base/place.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { documentManifests } from './fileEntry.ts';
import type { Bucket } from './graph.ts';
import type { Module } from './modules.ts';
import type { ObjectNode } from './objectNode.ts';
import { Trace } from './trace.ts';
import { unitOf, type Unit } from './unit.ts';
import { documentOf, folderAround, type Workspace } from './workspace.ts';

export class UnitView {
  readonly trace: Trace;
  readonly #workspace: Workspace;
  readonly #unit: Unit;

  constructor(workspace: Workspace, unit: Unit) {
    this.#workspace = workspace;
    this.#unit = unit;
    this.trace = new Trace(workspace, unit);
  }

  /** Whether all of its files are here. */
  get complete(): boolean {
    this.trace.complete = this.#unit.complete;
    return this.#unit.complete;
  }

  /** The objects under a key of the graph, in order. */
  bucket(key: string): Bucket {
    const bucket = this.#unit.graph.get(key);
    this.trace.ofUnit.note(key, bucket);
    return bucket;
  }

  /** The first object under a key, for those who do not want to be asked again for each that comes behind it. */
  first(key: string): ObjectNode | undefined {
    const [first] = this.#unit.graph.get(key);
    this.trace.ofUnit.note(key, first);
    return first;
  }

  /** The objects under a key of the graph of all units, this one included. */
  everywhere(key: string): Bucket {
    const bucket = this.#workspace.graphs.everywhere.get(key);
    this.trace.everywhere.note(key, bucket);
    return bucket;
  }

  /** The modules of the workspace folder that holds a file of the unit. What they say is not noted before they are taken. */
  modulesBeside(uri: FileUri): readonly Module[] {
    const { byRoot, outline } = this.#workspace.modules;
    const folder = folderAround(this.#workspace, uri);
    this.trace.beside = { uri, folder, outline };
    return folder === undefined ? [] : [...byRoot.values()].filter(({ root }) => root.startsWith(folder));
  }

  take(module: Module): Module {
    this.trace.modules.add(module);
    return module;
  }

  /** The manifests behind objects of the graph, parsed if nobody has asked for them yet. */
  manifests(nodes: readonly ObjectNode[]): readonly Manifest[] {
    return nodes.flatMap((node) => {
      const found = documentOf(this.#workspace, node);
      if (!found) return [];
      this.trace.noteDocument(node, found.document);
      return documentManifests(found.document)[found.manifest] ?? [];
    });
  }
}

/** The unit that a file is judged in. */
export function unitView(workspace: Workspace, uri: FileUri): UnitView {
  return new UnitView(workspace, unitOf(workspace, uri));
}
