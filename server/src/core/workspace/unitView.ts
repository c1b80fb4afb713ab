// A unit as rules and features ask it. It notes what it was asked and what it handed out, so that an answer holds for as
// long as none of that changes.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import { isManifest, type Manifest } from '../manifest/manifest.ts';
import { documentObjects } from './fileEntry.ts';
import { buildGraph, type Graph } from './graph.ts';
import { nodesOf, type ObjectNode } from './objectNode.ts';
import { unitsOf, type Unit } from './unit.ts';
import type { Workspace } from './workspace.ts';

export class UnitView {
  readonly #workspace: Workspace;
  readonly #unit: Unit;

  constructor(workspace: Workspace, unit: Unit) {
    this.#workspace = workspace;
    this.#unit = unit;
  }

  /** Whether all of its files are here. */
  get complete(): boolean {
    return this.#unit.complete;
  }

  /** The objects under a key of the graph, by file and in the order of the file. */
  bucket(key: string): readonly ObjectNode[] {
    return graphOf(this.#workspace, this.#unit).get(key) ?? none;
  }

  /** The manifests behind objects of the graph, parsed if nobody has asked for them yet. */
  manifests(nodes: readonly ObjectNode[]): readonly Manifest[] {
    return nodes.flatMap(({ document, index }) => {
      const object = documentObjects(document)[index];
      return object && isManifest(object) ? [object] : [];
    });
  }
}

const none: readonly ObjectNode[] = [];

/** The unit through which a file is judged. */
export function unitView(workspace: Workspace, uri: FileUri): UnitView {
  const [unit] = unitsOf(workspace, uri);
  if (!unit) throw new Error(`No unit holds ${uri}`);
  return new UnitView(workspace, unit);
}

const graphs = new Memo<Workspace, Map<string, Graph>>();

function graphOf(workspace: Workspace, unit: Unit): Graph {
  const known = graphs.get(workspace, [], () => new Map());
  let graph = known.get(unit.id);
  if (!graph) {
    const files = [...workspace.files.values()].filter(({ uri }) => unitsOf(workspace, uri)[0]?.id === unit.id);
    graph = buildGraph(files.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)).flatMap(nodesOf));
    known.set(unit.id, graph);
  }
  return graph;
}
