import type { UnitView } from './unitView.ts';

/**
 * What follows from a unit for one of its objects, computed once for as long as the same view is asked: of many rules the
 * first pays. What was asked of the unit for it is in the trace of the view already.
 */
export class ViewMemo<K extends object, R> {
  readonly #ofViews = new WeakMap<UnitView, Map<K, R>>();

  get(view: UnitView, key: K, compute: () => R): R {
    let known = this.#ofViews.get(view);
    if (!known) this.#ofViews.set(view, (known = new Map<K, R>()));
    let result = known.get(key);
    if (result === undefined) known.set(key, (result = compute()));
    return result;
  }
}
