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
  readonly #nodes: ObjectNode[] = [];
  readonly #documents: DocumentHandle[] = [];
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

  /** A document was looked into. */
  noteDocument(node: ObjectNode, document: DocumentHandle): void {
    if (this.#nodes.includes(node)) return;
    this.#nodes.push(node);
    this.#documents.push(document);
  }

  holdsIn(workspace: Workspace, unit: Unit): boolean {
    if (this.complete !== undefined && this.complete !== unit.complete) return false;
    if (!this.ofUnit.holdsIn(unit.graph) || !this.everywhere.holdsIn(workspace.graphs.everywhere)) return false;
    const isSame = (node: ObjectNode, index: number): boolean =>
      documentOf(workspace, node)?.document === this.#documents[index];
    return this.#nodes.every(isSame) && this.#sameModules(workspace);
  }

  #sameModules(workspace: Workspace): boolean {
    const { beside, modules } = this;
    if (!beside) return true;
    if (workspace.modules.outline !== beside.outline || folderAround(workspace, beside.uri) !== beside.folder)
      return false;
    return [...modules].every((module) => workspace.modules.byRoot.get(module.root) === module);
  }
}

/** What a graph was asked, and what it answered: whole buckets, or only which node is the first of one. */
class AskedGraph {
  #version: object;
  readonly #keys: string[] = [];
  readonly #answers: (Bucket | ObjectNode | undefined)[] = [];

  constructor({ version }: Graph) {
    this.#version = version;
  }

  note(key: string, answer: Bucket | ObjectNode | undefined): void {
    this.#keys.push(key);
    this.#answers.push(answer);
  }

  holdsIn(graph: Graph): boolean {
    if (graph.version === this.#version) return true;
    const holds = this.#keys.every((key, index) => {
      if (!graph.mayHaveChanged(key, this.#version)) return true;
      const [bucket, answer] = [graph.get(key), this.#answers[index]];
      return bucket === answer || bucket[0] === answer;
    });
    if (holds) this.#version = graph.version;
    return holds;
  }
}
