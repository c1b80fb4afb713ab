// What an answer rests on beside its own document: for as long as all of that is the same, so is the answer.
import type { DocumentHandle, FileUri } from '../base/place.ts';
import type { Bucket, Graph } from './graph.ts';
import type { Module } from './modules.ts';
import type { ObjectNode } from './objectNode.ts';
import type { Unit } from './unit.ts';
import { documentOf, folderAround, type Workspace } from './workspace.ts';

export class Trace {
  readonly ofUnit: AskedGraph;
  readonly everywhere: AskedGraph;
  /** The documents that were looked into. */
  readonly documents = new Map<ObjectNode, DocumentHandle>();
  /** Whether the unit was said to be complete; undefined where nobody asked. */
  complete: boolean | undefined;
  /** Of which file the modules beside it were asked for, and what there was to choose from. */
  beside: { readonly uri: FileUri; readonly folder: string | undefined; readonly outline: object } | undefined;
  /** The modules that were taken. */
  readonly modules = new Set<Module>();

  constructor(workspace: Workspace, unit: Unit) {
    this.ofUnit = new AskedGraph(unit.graph);
    this.everywhere = new AskedGraph(workspace.graphs.everywhere);
  }

  holdsIn(workspace: Workspace, unit: Unit): boolean {
    if (this.complete !== undefined && this.complete !== unit.complete) return false;
    if (!this.ofUnit.holdsIn(unit.graph) || !this.everywhere.holdsIn(workspace.graphs.everywhere)) return false;
    for (const [node, document] of this.documents) {
      if (documentOf(workspace, node)?.document !== document) return false;
    }
    return this.#sameModules(workspace);
  }

  #sameModules(workspace: Workspace): boolean {
    const { beside, modules } = this;
    if (!beside) return true;
    if (workspace.modules.outline !== beside.outline || folderAround(workspace, beside.uri) !== beside.folder)
      return false;
    return [...modules].every((module) => workspace.modules.byRoot.get(module.root) === module);
  }
}

/** The keys that a graph was asked for, with what it answered. */
class AskedGraph {
  #version: object;
  readonly #answers = new Map<string, Bucket>();

  constructor({ version }: Graph) {
    this.#version = version;
  }

  note(key: string, bucket: Bucket): Bucket {
    this.#answers.set(key, bucket);
    return bucket;
  }

  holdsIn(graph: Graph): boolean {
    if (graph.version === this.#version) return true;
    for (const [key, bucket] of this.#answers) if (graph.get(key) !== bucket) return false;
    this.#version = graph.version;
    return true;
  }
}
