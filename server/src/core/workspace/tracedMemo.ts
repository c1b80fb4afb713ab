import type { FileUri } from '../base/place.ts';
import type { Trace } from './trace.ts';
import { unitOf, type Unit } from './unit.ts';
import { UnitView } from './unitView.ts';
import type { Workspace } from './workspace.ts';

interface Result<R> {
  readonly inputs: readonly unknown[];
  readonly trace: Trace;
  readonly result: R;
}

/**
 * A `Memo` of results that rest on other objects of the unit too. A result is good in every workspace in which all that
 * was asked for it would be answered the same.
 */
export class TracedMemo<K extends object, R> {
  readonly #results = new WeakMap<K, Result<R>>();

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
    let known = this.#known(key, inputs, workspace, unit);
    if (!known) {
      const view = new UnitView(workspace, unit);
      known = { inputs, trace: view.trace, result: compute(view) };
      this.#results.set(key, known);
    }
    whole?.trace.absorb(known.trace);
    return known.result;
  }

  /** Whether nothing would have to be computed. */
  holds(key: K, inputs: readonly unknown[], workspace: Workspace, uri: FileUri): boolean {
    return this.#known(key, inputs, workspace, unitOf(workspace, uri)) !== undefined;
  }

  #known(key: K, inputs: readonly unknown[], workspace: Workspace, unit: Unit): Result<R> | undefined {
    const known = this.#results.get(key);
    return known && isSame(known.inputs, inputs) && known.trace.holdsIn(workspace, unit) ? known : undefined;
  }
}

function isSame(known: readonly unknown[], inputs: readonly unknown[]): boolean {
  return known.length === inputs.length && known.every((input, index) => input === inputs[index]);
}
