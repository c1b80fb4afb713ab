// What the DaemonSet controller does next on its nodes (R131).
export interface DaemonSetSpec {
  readonly surge: number;
  readonly unavailable: number;
  /** Old pods are replaced when somebody deletes them. */
  readonly onDelete: boolean;
}

export interface DaemonPod {
  readonly revision: 'old' | 'new';
  readonly available: boolean;
  readonly terminating: boolean;
}

/** The pods of a node, those that terminate included. */
export interface DaemonNode {
  readonly name: string;
  readonly pods: readonly DaemonPod[];
}

export interface DaemonSetStep {
  /** Nodes that get a pod of the new revision. */
  readonly create: readonly string[];
  /** Nodes whose old pod goes. */
  readonly delete: readonly string[];
}

export function daemonSetStep(spec: DaemonSetSpec, nodes: readonly DaemonNode[]): DaemonSetStep {
  const missing = nodes.filter(({ pods }) => pods.length === 0).map(({ name }) => name);
  if (spec.onDelete) return { create: missing, delete: [] };
  const step = spec.surge > 0 ? surging(spec, nodes) : replacing(spec, nodes);
  return { create: [...missing, ...step.create], delete: step.delete };
}

/** Old ones go first, as many as may be away; those that do nothing for anybody may always go. */
function replacing({ unavailable }: DaemonSetSpec, nodes: readonly DaemonNode[]): DaemonSetStep {
  let away = 0;
  const idle: string[] = [];
  const candidates: string[] = [];
  for (const { name, pods } of nodes) {
    const standing = pods.filter(({ terminating }) => !terminating);
    const [pod, other] = standing;
    if (!pod || other || standing.length < pods.length) away += 1;
    else if (pod.revision === 'new') away += pod.available ? 0 : 1;
    else (pod.available ? candidates : idle).push(name);
  }
  return { create: [], delete: [...idle, ...candidates.slice(0, Math.max(0, unavailable - away))] };
}

/** New ones come first, and an old one goes when the new one beside it is available. */
function surging({ surge }: DaemonSetSpec, nodes: readonly DaemonNode[]): DaemonSetStep {
  let extra = 0;
  const needed: string[] = [];
  const candidates: string[] = [];
  const remove: string[] = [];
  for (const { name, pods } of nodes) {
    const fresh = pods.find(({ revision }) => revision === 'new');
    const old = pods.find(({ revision, terminating }) => revision === 'old' && !terminating);
    if (!old) continue;
    if (!fresh) (old.available ? candidates : needed).push(name);
    else if (fresh.available) remove.push(name);
    else extra += 1;
  }
  return { create: [...needed, ...candidates.slice(0, Math.max(0, surge - extra))], delete: remove };
}
