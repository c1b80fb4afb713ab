// Every pod of a drain or a rollout with the states that it goes through, each with the instants at which it begins.
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { EventRange, TimelineEvent } from '../lifecycle/events.ts';

export interface PodPhase {
  readonly state: 'starting' | 'ready' | 'terminating' | 'pending';
  readonly since: EventRange;
  readonly eventIds: readonly string[];
}

export interface PodPhases {
  readonly pod: string;
  /** Undefined where no node takes it. */
  readonly node: string | undefined;
  readonly phases: readonly PodPhase[];
  readonly removed: EventRange | undefined;
  /** All that is said of it. */
  readonly events: readonly string[];
}

interface Life {
  readonly pod: string;
  node: string | undefined;
  readonly phases: PodPhase[];
  removed: EventRange | undefined;
  readonly events: string[];
}

/** In the order in which they come to be; a pod that is made again under its name is another one. */
export function podPhases({ stage, story }: ClusterTimeline): readonly PodPhases[] {
  const since = { earliest: 0, latest: 0 };
  const lives: Life[] = stage.pods.map(({ name, node, ready }) => ({
    pod: name,
    node,
    phases: [{ state: ready ? 'ready' : 'starting', since, eventIds: [] }],
    removed: undefined,
    events: [],
  }));
  const living = new Map(lives.map((life) => [life.pod, life]));
  const alive = (pod: string): Life => {
    const known = living.get(pod);
    if (known && !known.phases.some(({ state }) => state === 'terminating')) return known;
    const life: Life = { pod, node: undefined, phases: [], removed: undefined, events: [] };
    lives.push(life);
    living.set(pod, life);
    return life;
  };
  for (const event of story) {
    if (event.pod === undefined) continue;
    live(event, event.pod, living, alive);
    living.get(event.pod)?.events.push(event.id);
  }
  return lives.filter(({ phases }) => phases.length > 0);
}

function live(
  event: TimelineEvent,
  pod: string,
  living: ReadonlyMap<string, Life>,
  alive: (pod: string) => Life,
): void {
  const phase = (state: PodPhase['state']): PodPhase => ({ state, since: event, eventIds: [event.id] });
  const life = living.get(pod);
  switch (event.type) {
    case 'podCreated':
      alive(pod);
      return;
    case 'podScheduled': {
      const placed = alive(pod);
      placed.node = event.detail.node;
      placed.phases.push(phase('starting'));
      return;
    }
    case 'podUnschedulable': {
      const waiting = alive(pod);
      if (waiting.phases.at(-1)?.state !== 'pending') waiting.phases.push(phase('pending'));
      return;
    }
    case 'podReady':
      if (life && life.phases.at(-1)?.state !== 'terminating') life.phases.push(phase('ready'));
      return;
    case 'podMarkedTerminating':
      life?.phases.push(phase('terminating'));
      return;
    case 'podRemoved':
      if (life) life.removed = event;
      return;
    default:
  }
}
