// The nodes of one file. They depend on its text alone, and not on how it came to be.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import { objectNode, type ObjectNode } from './objectNode.ts';

/** Of each document of the file, in their order, the nodes of its manifests. */
export type FileNodes = readonly (readonly ObjectNode[])[];

/** What a document says: its nodes where it is the same as before, else the contents of its manifests. */
type Said = readonly ObjectNode[] | readonly string[];

/** @param previous the nodes before the edit: those that say the same are kept, and where all do, the list itself is */
export function fileNodes(uri: FileUri, documents: readonly Said[], previous: FileNodes | undefined): FileNodes {
  if (previous && isSame(documents, previous)) return previous;
  const known = new Map<string, ObjectNode[]>();
  for (const node of previous?.flat() ?? []) {
    const twins = known.get(node.content);
    if (twins) twins.push(node);
    else known.set(node.content, [node]);
  }
  const seen = new Map<string, number>();
  const nodeOf = (said: ObjectNode | string): ObjectNode => {
    const content = contentOf(said);
    const twin = seen.get(content) ?? 0;
    seen.set(content, twin + 1);
    return known.get(content)?.[twin] ?? objectNode(uri, content, twin);
  };
  return documents.map((said) => (said.length === 0 ? noNodes : said.map(nodeOf)));
}

function contentOf(said: ObjectNode | string): string {
  return typeof said === 'string' ? said : said.content;
}

const noNodes: readonly ObjectNode[] = [];

function isSame(documents: readonly Said[], nodes: FileNodes): boolean {
  return documents.length === nodes.length && documents.every((said, at) => saysTheSame(said, nodes[at]));
}

function saysTheSame(said: Said, nodes: readonly ObjectNode[] | undefined): boolean {
  if (said === nodes) return true;
  return said.length === nodes?.length && nodes.every(({ content }, index) => content === contentOf(said[index] ?? ''));
}

/** Which document of its file holds a node, and which manifest of the document it is. */
interface Location {
  readonly document: number;
  readonly manifest: number;
}

const locations = new Memo<FileNodes, ReadonlyMap<ObjectNode, Location>>();

export function locationOf(nodes: FileNodes, node: ObjectNode): Location | undefined {
  const known = locations.get(nodes, [], () => {
    const found = new Map<ObjectNode, Location>();
    nodes.forEach((inDocument, document) => {
      inDocument.forEach((one, manifest) => found.set(one, { document, manifest }));
    });
    return found;
  });
  return known.get(node);
}
