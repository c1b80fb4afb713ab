// The nodes of one file. They depend on its text alone, and not on how it came to be.
import type { FileUri } from '../base/place.ts';
import { objectNode, type ObjectNode } from './objectNode.ts';

/** Which document of its file holds a node, and which manifest of the document it is. */
export interface NodeLocation {
  readonly document: number;
  readonly manifest: number;
}

export class FileNodes {
  static readonly none = new FileNodes([]);
  /** Of each document of the file, in their order, the nodes of its manifests; those at the end may be left out. */
  readonly ofDocuments: readonly (readonly ObjectNode[])[];
  #locations: ReadonlyMap<ObjectNode, NodeLocation> | undefined;

  constructor(ofDocuments: readonly (readonly ObjectNode[])[]) {
    this.ofDocuments = ofDocuments;
  }

  locationOf(node: ObjectNode): NodeLocation | undefined {
    this.#locations ??= this.#locate();
    return this.#locations.get(node);
  }

  /** After an edit: nodes that say the same are kept, and where all do, this itself is. */
  changed(uri: FileUri, documents: readonly Said[]): FileNodes {
    if (saysTheSame(documents, this.ofDocuments)) return this;
    /** Of these there may be another number now. */
    const touched = new Set<string>();
    const touch = (contents: readonly string[]): void => {
      for (const content of contents) touched.add(content);
    };
    const stays = new Set<Said>();
    for (const said of documents) if (isNodes(said) && said.length > 0) stays.add(said);
    for (const nodes of this.ofDocuments) if (nodes.length > 0 && !stays.has(nodes)) touch(contentsOf(nodes));
    for (const said of documents) if (!isNodes(said)) touch(contentsOf(said));
    const twins = new Twins(uri, this, touched);
    const isLeft = (said: Said): said is readonly ObjectNode[] =>
      isNodes(said) && !said.some(({ content }) => touched.has(content));
    return new FileNodes(
      documents.map((said) => (isLeft(said) ? said : contentsOf(said).map((one) => twins.next(one)))),
    );
  }

  #locate(): ReadonlyMap<ObjectNode, NodeLocation> {
    const found = new Map<ObjectNode, NodeLocation>();
    this.ofDocuments.forEach((nodes, document) => {
      nodes.forEach((node, manifest) => found.set(node, { document, manifest }));
    });
    return found;
  }
}

/** What a document says: its nodes where it is the same as before, else the contents of its manifests. */
type Said = readonly ObjectNode[] | readonly string[];

function isNodes(said: Said): said is readonly ObjectNode[] {
  return typeof said[0] !== 'string';
}

function contentsOf(said: Said): readonly string[] {
  return said.map((one) => (typeof one === 'string' ? one : one.content));
}

function saysTheSame(documents: readonly Said[], known: readonly (readonly ObjectNode[])[]): boolean {
  const saysSame = (said: Said, nodes: readonly ObjectNode[] = []): boolean =>
    said === nodes ||
    (said.length === nodes.length && contentsOf(said).every((one, index) => one === nodes[index]?.content));
  return documents.length === known.length && documents.every((said, at) => saysSame(said, known[at]));
}

/** Hands out the nodes of some contents, one after the other; known ones first. */
class Twins {
  readonly #uri: FileUri;
  readonly #known = new Map<string, ObjectNode[]>();
  readonly #seen = new Map<string, number>();

  constructor(uri: FileUri, previous: FileNodes, touched: ReadonlySet<string>) {
    this.#uri = uri;
    for (const nodes of previous.ofDocuments) {
      for (const node of nodes) {
        if (!touched.has(node.content)) continue;
        const twins = this.#known.get(node.content);
        if (twins) twins.push(node);
        else this.#known.set(node.content, [node]);
      }
    }
  }

  next(content: string): ObjectNode {
    const twin = this.#seen.get(content) ?? 0;
    this.#seen.set(content, twin + 1);
    return this.#known.get(content)?.[twin] ?? objectNode(this.#uri, content, twin);
  }
}
