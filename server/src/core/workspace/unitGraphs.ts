// The graph of each unit, and one of all of them for what may live elsewhere. Kept up to date with every change.
import { keysEverywhere, unitKeys } from './graphKeys.ts';
import { LayeredMap } from '../base/layeredMap.ts';
import { Graph, type NodeChanges } from './graph.ts';
import type { FileNodes } from './fileNodes.ts';
import type { ObjectNode } from './objectNode.ts';

export interface UnitGraphs {
  readonly ofUnit: LayeredMap<string, Graph>;
  /** Of all units and namespaces. */
  readonly everywhere: Graph;
}

export const noGraphs: UnitGraphs = { ofUnit: new LayeredMap(), everywhere: Graph.empty };

/** What a file of a unit held, and what it holds now. */
export interface UnitChange {
  readonly unitId: string;
  readonly before: FileNodes;
  readonly after: FileNodes;
}

export function changeGraphs(graphs: UnitGraphs, files: readonly UnitChange[]): UnitGraphs {
  const ofUnits = new Map<string, ObjectChanges>();
  const all: ObjectChanges = { removed: [], added: [] };
  for (const { unitId, before, after } of files) {
    if (before === after) continue;
    const ofUnit = ofUnits.get(unitId) ?? { removed: [], added: [] };
    ofUnits.set(unitId, ofUnit);
    const { removed, added } = difference(before, after);
    for (const changes of [ofUnit, all]) {
      for (const node of removed) changes.removed.push(node);
      for (const node of added) changes.added.push(node);
    }
  }
  if (all.removed.length === 0 && all.added.length === 0) return graphs;
  const changed = [...ofUnits].map(([unitId, change]) => {
    const graph = graphs.ofUnit.get(unitId) ?? Graph.empty;
    return [unitId, graph.changed(change, unitKeys)] as const;
  });
  return { ofUnit: graphs.ofUnit.with(changed), everywhere: graphs.everywhere.changed(all, keysEverywhere) };
}

interface ObjectChanges extends NodeChanges {
  readonly removed: ObjectNode[];
  readonly added: ObjectNode[];
}

/** The nodes that are only in one of the two; most documents are the same in both. */
function difference({ ofDocuments: before }: FileNodes, { ofDocuments: after }: FileNodes): NodeChanges {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [was, is] = [before.slice(head, before.length - tail).flat(), after.slice(head, after.length - tail).flat()];
  const [old, now] = [new Set(was), new Set(is)];
  return { removed: was.filter((node) => !now.has(node)), added: is.filter((node) => !old.has(node)) };
}
