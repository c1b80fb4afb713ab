// The pods on their nodes, moment by moment: a table for every instant at which it looks different.
import type { Millis } from '../base/duration.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { TimelineEvent } from '../lifecycle/events.ts';

export type NodeState = 'schedulable' | 'draining' | 'drained' | 'cordoned';
export type PodState = 'starting' | 'available' | 'terminating' | 'pending';

export interface FramePod {
  readonly name: string;
  readonly state: PodState;
}

export interface NodeFrame {
  /** 0: before anything happens. */
  readonly at: Millis;
  readonly nodes: readonly { readonly name: string; readonly state: NodeState; readonly pods: readonly FramePod[] }[];
  /** Those that no node takes. */
  readonly unplaced: readonly FramePod[];
}

interface Shown {
  readonly name: string;
  node: string | undefined;
  state: PodState;
}

/** In the best case. */
export function nodeFrames({ stage, events }: ClusterTimeline): readonly NodeFrame[] {
  const board = new Board(stage);
  const frames: NodeFrame[] = [board.frame(0)];
  let changed = false;
  events.forEach((event, index) => {
    changed = board.show(event) || changed;
    if (!changed || events[index + 1]?.at === event.at) return;
    frames.push(board.frame(event.at));
    changed = false;
  });
  return frames;
}

class Board {
  readonly #nodes: Map<string, NodeState>;
  readonly #pods: Shown[];

  constructor({ nodes, pods }: ClusterTimeline['stage']) {
    this.#nodes = new Map(nodes.map((name) => [name, 'schedulable']));
    this.#pods = pods.map(({ name, node, ready }) => ({ name, node, state: ready ? 'available' : 'starting' }));
  }

  /** Whether the table looks different now. */
  show(event: TimelineEvent): boolean {
    switch (event.type) {
      case 'nodeCordoned':
        this.#nodes.set(event.detail.node, 'draining');
        return true;
      case 'nodeDrained':
        this.#nodes.set(event.detail.node, 'drained');
        return true;
      case 'drainFailed':
        this.#nodes.set(event.detail.node, 'cordoned');
        return true;
      case 'podScheduled':
        return this.#place(event.pod ?? '', event.detail.node, 'starting');
      case 'podUnschedulable':
        return this.#place(event.pod ?? '', undefined, 'pending');
      case 'podReady':
        return this.#change(event.pod, 'available');
      case 'podMarkedTerminating':
        return this.#change(event.pod, 'terminating');
      case 'podRemoved':
        return this.#remove(event.pod);
      default:
        return false;
    }
  }

  frame(at: Millis): NodeFrame {
    const on = (node: string | undefined): readonly FramePod[] =>
      this.#pods.filter((pod) => pod.node === node).map(({ name, state }) => ({ name, state }));
    return {
      at,
      nodes: Array.from(this.#nodes, ([name, state]) => ({ name, state, pods: on(name) })),
      unplaced: on(undefined),
    };
  }

  /** A pod that waited is taken from where it stood; one of the same name that still terminates is another pod. */
  #place(name: string, node: string | undefined, state: PodState): true {
    const waiting = this.#pods.findIndex((pod) => pod.name === name && pod.state === 'pending');
    if (waiting >= 0) this.#pods.splice(waiting, 1);
    this.#pods.push({ name, node, state });
    return true;
  }

  #change(name: string | undefined, state: PodState): boolean {
    const pod = this.#pods.find((one) => one.name === name && one.state !== 'terminating');
    if (!pod || pod.state === state) return false;
    pod.state = state;
    return true;
  }

  #remove(name: string | undefined): boolean {
    const terminating = this.#pods.findIndex((pod) => pod.name === name && pod.state === 'terminating');
    const index = terminating >= 0 ? terminating : this.#pods.findIndex((pod) => pod.name === name);
    if (index >= 0) this.#pods.splice(index, 1);
    return index >= 0;
  }
}
