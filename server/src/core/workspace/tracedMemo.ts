import type { FileUri } from '../base/place.ts';
import type { Trace } from './trace.ts';
import { unitOf } from './unit.ts';
import { UnitView } from './unitView.ts';
import type { Workspace } from './workspace.ts';

/**
 * A `Memo` of results that rest on other objects of the unit too. A result is good in every workspace in which all that
 * was asked for it would be answered the same.
 */
export class TracedMemo<K extends object, R> {
  readonly #results = new WeakMap<
    K,
    { readonly inputs: readonly unknown[]; readonly trace: Trace; readonly result: R }
  >();

  /** `uri`: the file whose unit is asked. */
  get(key: K, inputs: readonly unknown[], workspace: Workspace, uri: FileUri, compute: (unit: UnitView) => R): R {
    const unit = unitOf(workspace, uri);
    const known = this.#results.get(key);
    if (known && isSame(known.inputs, inputs) && known.trace.holdsIn(workspace, unit)) return known.result;
    const view = new UnitView(workspace, unit);
    const result = compute(view);
    this.#results.set(key, { inputs, trace: view.trace, result });
    return result;
  }
}

function isSame(known: readonly unknown[], inputs: readonly unknown[]): boolean {
  return known.length === inputs.length && known.every((input, index) => input === inputs[index]);
}
