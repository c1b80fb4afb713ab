// What survives when the preview is hidden, or VS Code is closed: what it is about, how it is looked at, which event.
import type { PictureKind, PreviewState } from './messages.ts';

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

  get picture(): PictureKind {
    return this.#state.picture ?? 'sequence';
  }

  get zoom(): number | null {
    return this.#state.zoom ?? null;
  }

  keep(change: Partial<PreviewState>): void {
    this.#state = { ...this.#state, ...change };
    const { choice } = this.#state;
    if (!choice) return;
    const { scrollTop, selectedEventId, picture, zoom } = this;
    this.#store.setState({ choice, scrollTop, selectedEventId, picture, zoom });
  }
}
