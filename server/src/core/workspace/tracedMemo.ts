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

  /**
   * @param uri the file whose unit is asked
   * @param whole what the result is a part of: that rests on all that this rests on
   */
  get(
    key: K,
    inputs: readonly unknown[],
    workspace: Workspace,
    uri: FileUri,
    compute: (unit: UnitView) => R,
    whole?: UnitView,
  ): R {
    const unit = unitOf(workspace, uri);
    let known = this.#results.get(key);
    if (!known || !isSame(known.inputs, inputs) || !known.trace.holdsIn(workspace, unit)) {
      const view = new UnitView(workspace, unit);
      known = { inputs, trace: view.trace, result: compute(view) };
      this.#results.set(key, known);
    }
    whole?.trace.absorb(known.trace);
    return known.result;
  }
}

function isSame(known: readonly unknown[], inputs: readonly unknown[]): boolean {
  return known.length === inputs.length && known.every((input, index) => input === inputs[index]);
}
