// The graph of each unit, and one of all of them for what may live elsewhere. Kept up to date with every change.
import { keysEverywhere, unitKeys } from './graphKeys.ts';
import { Graph, type NodeChanges } from './graph.ts';
import type { FileNodes } from './fileNodes.ts';
import type { ObjectNode } from './objectNode.ts';

export interface UnitGraphs {
  readonly ofUnit: ReadonlyMap<string, Graph>;
  /** Of all units and namespaces. */
  readonly everywhere: Graph;
}

export const noGraphs: UnitGraphs = { ofUnit: new Map(), everywhere: Graph.empty };

/** What a file of a unit held, and what it holds now. */
export interface UnitChange {
  readonly unitId: string;
  readonly before: FileNodes;
  readonly after: FileNodes;
}

export function changeGraphs(graphs: UnitGraphs, changes: readonly UnitChange[]): UnitGraphs {
  const ofUnits = new Map<string, ObjectChanges>();
  const all: ObjectChanges = { removed: [], added: [] };
  for (const { unitId, before, after } of changes) {
    if (before === after) continue;
    const ofUnit = ofUnits.get(unitId) ?? { removed: [], added: [] };
    ofUnits.set(unitId, ofUnit);
    for (const { removed, added } of [ofUnit, all]) {
      for (const node of missing(before, after)) removed.push(node);
      for (const node of missing(after, before)) added.push(node);
    }
  }
  if (all.removed.length === 0 && all.added.length === 0) return graphs;
  const changed = new Map(graphs.ofUnit);
  for (const [unitId, change] of ofUnits) {
    changed.set(unitId, (changed.get(unitId) ?? Graph.empty).changed(change, unitKeys));
  }
  return { ofUnit: changed, everywhere: graphs.everywhere.changed(all, keysEverywhere) };
}

interface ObjectChanges extends NodeChanges {
  readonly removed: ObjectNode[];
  readonly added: ObjectNode[];
}

/** The nodes of the one that are not in the other. */
function missing(nodes: FileNodes, others: FileNodes): readonly ObjectNode[] {
  const known = new Set(others.flat());
  return nodes.flat().filter((node) => !known.has(node));
}
