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
  readonly #documents: AskedDocuments;
  /** Whether the unit was said to be complete; undefined where nobody asked. */
  complete: boolean | undefined;
  /** Of which file the modules beside it were asked for, and what there was to choose from. */
  beside: { readonly uri: FileUri; readonly folder: string | undefined; readonly outline: object } | undefined;
  /** The modules that were taken. */
  readonly modules = new Set<Module>();

  constructor(workspace: Workspace, unit: Unit) {
    this.ofUnit = new AskedGraph(unit.graph);
    this.everywhere = new AskedGraph(workspace.graphs.everywhere);
    this.#documents = new AskedDocuments(workspace);
  }

  /** A document was looked into. */
  noteDocument(node: ObjectNode, document: DocumentHandle): void {
    this.#documents.note(node, document);
  }

  /** Another answer in the same workspace, of the same unit, was a part of this one. */
  absorb(part: Trace): void {
    this.ofUnit.absorb(part.ofUnit);
    this.everywhere.absorb(part.everywhere);
    this.#documents.absorb(part.#documents);
    this.complete ??= part.complete;
    this.beside ??= part.beside;
    for (const module of part.modules) this.modules.add(module);
  }

  holdsIn(workspace: Workspace, unit: Unit): boolean {
    if (this.complete !== undefined && this.complete !== unit.complete) return false;
    if (!this.ofUnit.holdsIn(unit.graph) || !this.everywhere.holdsIn(workspace.graphs.everywhere)) return false;
    return this.#documents.holdsIn(workspace) && this.#sameModules(workspace);
  }

  #sameModules(workspace: Workspace): boolean {
    const { beside, modules } = this;
    if (!beside) return true;
    if (workspace.modules.outline !== beside.outline || folderAround(workspace, beside.uri) !== beside.folder)
      return false;
    return [...modules].every((module) => workspace.modules.byRoot.get(module.root) === module);
  }
}

/** The documents that were looked into, by one of their nodes. */
class AskedDocuments {
  #version: object;
  readonly #documents = new Map<ObjectNode, DocumentHandle>();

  constructor({ moved }: Workspace) {
    this.#version = moved.version;
  }

  note(node: ObjectNode, document: DocumentHandle): void {
    this.#documents.set(node, document);
  }

  /** Of an answer that holds in the same version. */
  absorb(part: AskedDocuments): void {
    for (const [node, document] of part.#documents) this.note(node, document);
  }

  holdsIn(workspace: Workspace): boolean {
    const { moved } = workspace;
    if (moved.version === this.#version) return true;
    for (const node of moved.since(this.#version) ?? this.#documents.keys()) {
      const document = this.#documents.get(node);
      if (document && documentOf(workspace, node)?.document !== document) return false;
    }
    this.#version = moved.version;
    return true;
  }
}

/** What a graph was asked, and what it answered: whole buckets, or only which node is the first of one. */
class AskedGraph {
  #version: object;
  readonly #answers = new Map<string, Answer>();

  constructor({ log }: Graph) {
    this.#version = log.version;
  }

  /** Whoever has a whole bucket knows the first of it too. */
  note(key: string, answer: Answer): void {
    if (!Array.isArray(this.#answers.get(key))) this.#answers.set(key, answer);
  }

  /** Of an answer that holds in the same version. */
  absorb(part: AskedGraph): void {
    for (const [key, answer] of part.#answers) this.note(key, answer);
  }

  holdsIn(graph: Graph): boolean {
    const { log } = graph;
    if (log.version === this.#version) return true;
    for (const key of log.since(this.#version) ?? this.#answers.keys()) {
      if (!this.#answers.has(key)) continue;
      const [bucket, answer] = [graph.get(key), this.#answers.get(key)];
      if (bucket !== answer && bucket[0] !== answer) return false;
    }
    this.#version = log.version;
    return true;
  }
}

type Answer = Bucket | ObjectNode | undefined;
