// What survives when the preview is hidden, or VS Code is closed: which workload, which event, how far it was scrolled.
import type { TargetView } from '../../server/src/protocol/timelineView.ts';
import type { PreviewState } from './messages.ts';

export interface StateStore {
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}

export class ViewState {
  readonly #store: StateStore;
  #state: Readonly<Partial<PreviewState>>;

  constructor(store: StateStore) {
    this.#store = store;
    this.#state = store.getState() ?? {};
  }

  get scrollTop(): number {
    return this.#state.scrollTop ?? 0;
  }

  get selectedEventId(): string | null {
    return this.#state.selectedEventId ?? null;
  }

  keep(change: { readonly target: TargetView } | Partial<Omit<PreviewState, 'target'>>): void {
    this.#state = { ...this.#state, ...change };
    const { target } = this.#state;
    if (target) {
      this.#store.setState({ target, scrollTop: this.scrollTop, selectedEventId: this.selectedEventId });
    }
  }
}
