// What there is to know of a kind before any object of it is read. Each kind is one file in `kinds/`.
import { child, type FieldReader } from './fieldReader.ts';
import { lazily, type Readers } from './lazily.ts';
import { objectFields, type ManifestBase, type ObjectSource } from './object.ts';
import { isPartialPodSpec } from './partialPodSpec.ts';
import { kubernetesPods, readPodTemplate, type PodSpecReading, type PodTemplate } from './podSpec.ts';

/** An object that makes pods. A Pod is its own template. */
export interface WorkloadBase<K extends string = string> extends ManifestBase<K> {
  readonly pod: PodTemplate;
}

export interface Kind<M extends ManifestBase = ManifestBase> {
  /**
   * As Kubernetes writes a kind with its group where two groups have kinds of the same name, `Service.serving.knative.dev`:
   * the better known of the two goes by its kind alone.
   */
  readonly kind: M['kind'];
  /** The API groups that have, or had, the kind; the empty one is the core group. */
  readonly groups: readonly string[];
  readonly makesPods: boolean;
  /** Whether the object can only be a part of one, so that what it leaves out is written elsewhere. */
  readonly isPartial: (object: FieldReader) => boolean;
  readonly read: (source: ObjectSource) => M;
}

type OwnFields<M extends ManifestBase> = Readers<ObjectSource, Omit<M, keyof ManifestBase>>;

export function defineKind<M extends ManifestBase>(kind: {
  readonly kind: M['kind'];
  readonly groups: readonly string[];
  readonly isPartial?: (object: FieldReader) => boolean;
  readonly fields: OwnFields<M>;
}): Kind<M> {
  return {
    kind: kind.kind,
    groups: kind.groups,
    makesPods: false,
    isPartial: kind.isPartial ?? (() => false),
    read: lazily<ObjectSource, M>(allFields(kind.kind, kind.fields)),
  };
}

/**
 * `podTemplate`: from the object to what holds `metadata` and `spec` of its pods; `reading`: how its controller makes pods
 * of it.
 */
export function defineWorkload<W extends WorkloadBase>(kind: {
  readonly kind: W['kind'];
  readonly groups: readonly string[];
  readonly podTemplate?: readonly string[];
  readonly reading?: PodSpecReading;
  readonly isPartial?: (object: FieldReader) => boolean;
  readonly fields: Omit<OwnFields<W>, 'pod'> & { readonly pod?: (source: ObjectSource) => PodTemplate };
}): Kind<W> {
  const path = kind.podTemplate ?? ['spec', 'template'];
  const reading = kind.reading ?? kubernetesPods;
  const pod = { pod: ({ object }: ObjectSource): PodTemplate => readPodTemplate(descend(object, path), reading) };
  return {
    kind: kind.kind,
    groups: kind.groups,
    makesPods: true,
    // Bare pods are hardly ever patched, and need every image.
    isPartial:
      kind.isPartial ?? ((object) => isPartialPodSpec(child(descend(object, path), 'spec').node, path.length > 0)),
    read: lazily<ObjectSource, W>(allFields(kind.kind, { ...pod, ...kind.fields })),
  };
}

/** TypeScript does not see that the common fields and a kind's own ones are all of them. */
function allFields<M extends ManifestBase>(kind: M['kind'], own: object): Readers<ObjectSource, M> {
  return { ...objectFields, kind: () => kind, ...own } as unknown as Readers<ObjectSource, M>;
}

function descend(reader: FieldReader, path: readonly string[]): FieldReader {
  return path.reduce(child, reader);
}
