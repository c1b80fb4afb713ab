// Every number that is shown to somebody says where it came from: written by the author, defaulted by Kubernetes, or
// assumed by us (and then it can be adjusted).
import type { Localized } from './localized.ts';
import type { Place } from './place.ts';

export type Origin =
  /** Written in a manifest; `field` is its path, as in `spec.terminationGracePeriodSeconds`. */
  | { readonly type: 'written'; readonly field: string; readonly at: Place }
  /** Absent, so Kubernetes, or whoever `by` is, fills it in; `insertAt` is where the author would write it. */
  | { readonly type: 'defaulted'; readonly field: string; readonly insertAt: Place; readonly by?: string }
  /** Known to no manifest; `key` is the assumption that says otherwise, as in `app.exitsAfterStopSignal`. */
  | { readonly type: 'assumed'; readonly key: string }
  /** Given with the act itself, as `kubectl delete --grace-period` does. */
  | { readonly type: 'requested'; readonly option: string };

export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

/**
 * A field whose value cannot be known here: a template expression, a value of the wrong type, or one that is absent from
 * a part of a manifest (a patch), so that it may be written elsewhere. `at` is the value, or where it would stand.
 */
export interface Unreadable {
  readonly value: undefined;
  readonly origin: {
    readonly type: 'unreadable';
    readonly why: 'templated' | 'wrongType' | 'partial';
    readonly field: string;
    readonly at: Place;
  };
}

export type Field<T> = Sourced<T> | Unreadable;

export function assumed<T>(key: string, value: T): Sourced<T> {
  return { value, origin: { type: 'assumed', key } };
}

export function isReadable<T>(field: Field<T>): field is Sourced<T> {
  return field.origin.type !== 'unreadable';
}

/** `Kubernetes' default`, `KEDA's default`. */
export function whoseDefault({ by = 'Kubernetes' }: { readonly by?: string }): Localized {
  return { en: `${by}${by.endsWith('s') ? "'" : "'s"} default`, ko: `${by} 기본값` };
}
