import { expect, test } from 'vitest';
import type { PreviewState } from '../../media/src/messages.ts';
import { ViewState, type StateStore } from '../../media/src/viewState.ts';

const target = { uri: 'file:///web.yaml', kind: 'Pod', namespace: null, name: 'web' };

function emptyStore(): StateStore {
  let kept: PreviewState | undefined;
  return {
    getState: () => kept,
    setState(state) {
      kept = state;
    },
  };
}

test('a page that comes back knows its workload, its event and how far it was scrolled', () => {
  const store = emptyStore();
  const before = new ViewState(store);
  before.keep({ target });
  before.keep({ selectedEventId: 'e7' });
  before.keep({ scrollTop: 120 });
  const after = new ViewState(store);
  expect([after.selectedEventId, after.scrollTop]).toEqual(['e7', 120]);
  expect(store.getState()?.target).toEqual(target);
});

test('without a workload there is nothing to come back to', () => {
  const store = emptyStore();
  new ViewState(store).keep({ scrollTop: 120 });
  expect(store.getState()).toBeUndefined();
});
