import type { Millis } from '../../base/duration.ts';
import { seconds } from '../../base/duration.ts';
import type { LifecycleEvent } from '../events.ts';
import { Signal } from '../kernel.ts';
import type { PlacedPod, PodTemplate } from './models.ts';

/** Who a pod is; a pod of a StatefulSet or DaemonSet has the name of the one before it. */
export interface PodIdentity {
  readonly name: string;
  readonly owner: PlacedPod['owner'];
  readonly template: PodTemplate;
  readonly revision?: 'old' | 'new';
  /** The node that a DaemonSet asks for; undefined where the scheduler chooses. */
  readonly node?: string | undefined;
  /** How many pods of this name there were before. */
  readonly incarnation?: number;
}

/** Tells owners apart. */
export function ownerKey({ kind, namespace, name }: NonNullable<PlacedPod['owner']>): string {
  return `${kind}/${namespace}/${name}`;
}

/** One pod on its way through the cluster. */
export class ClusterPod {
  readonly name: string;
  readonly owner: PlacedPod['owner'];
  /** Undefined for a bare pod. */
  readonly ownerKey: string | undefined;
  readonly template: PodTemplate;
  readonly revision: 'old' | 'new';
  /** What the ids of its events begin with. */
  readonly idPrefix: string;
  /** Undefined for one that was there before anything happened. */
  readonly createdAt: Millis | undefined;
  created: LifecycleEvent | undefined;
  /** Undefined: not yet scheduled. */
  node: string | undefined;
  /** When its kubelet learnt of it. */
  startedAt: Millis | undefined;
  /** Ready from that instant on, without a break. */
  readySince: Millis | undefined;
  readyBecause: LifecycleEvent | undefined;
  deletedAt: Millis | undefined;
  /** Since then no client is sent here, though it may be ready; undefined: they are. */
  leftTrafficAt: Millis | undefined;
  finished = false;
  /** It was healthy when its budgets were last told. */
  healthy = false;
  /** It is among those that are counted as ready. */
  counted = false;
  readonly gone = new Signal<LifecycleEvent>();

  constructor(
    { name, owner, template, revision = 'old', incarnation = 0 }: PodIdentity,
    createdAt: Millis | undefined,
  ) {
    this.name = name;
    this.owner = owner;
    this.ownerKey = owner && ownerKey(owner);
    this.template = template;
    this.revision = revision;
    this.createdAt = createdAt;
    this.idPrefix = incarnation === 0 ? name : `${name}#${String(incarnation)}`;
  }

  /** Ready, and nobody has deleted it: what budgets count (R103) and EndpointSlices call ready. */
  get serves(): boolean {
    return this.readySince !== undefined && this.deletedAt === undefined && !this.finished;
  }

  /** It serves, and clients are sent to it. */
  get inTraffic(): boolean {
    return this.serves && this.leftTrafficAt === undefined;
  }

  /** Not yet done with, as controllers count (R128). */
  get active(): boolean {
    return this.deletedAt === undefined && !this.finished;
  }

  /** Ready for minReadySeconds (R125). */
  availableAt(now: Millis): boolean {
    const { readySince } = this;
    return this.serves && readySince !== undefined && now - readySince >= seconds(this.template.minReadySeconds);
  }
}
