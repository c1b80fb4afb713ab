import { expect, test } from 'vitest';
import type { Choice, PreviewState } from '../../media/src/messages.ts';
import { ViewState, type StateStore } from '../../media/src/viewState.ts';

const choice: Choice = {
  target: { uri: 'file:///web.yaml', kind: 'Pod', namespace: null, name: 'web' },
  trigger: 'drain',
  whatIf: { fields: { 'spec.replicas': 2 }, assumptions: {}, kubernetesVersion: '1.33' },
  pinned: true,
};

function emptyStore(): StateStore {
  let kept: PreviewState | undefined;
  return {
    getState: () => kept,
    setState(state) {
      kept = state;
    },
  };
}

test('a page that comes back knows what it is about, its event and how it was looked at', () => {
  const store = emptyStore();
  const before = new ViewState(store);
  before.keep({ choice });
  before.keep({ selectedEventId: 'e7' });
  before.keep({ scrollTop: 120 });
  before.keep({ picture: 'gantt', zoom: 1.5 });
  const after = new ViewState(store);
  expect([after.selectedEventId, after.scrollTop, after.picture, after.zoom]).toEqual(['e7', 120, 'gantt', 1.5]);
  expect(store.getState()?.choice).toEqual(choice);
});

test('a picture that fits its panel again has no zoom', () => {
  const store = emptyStore();
  const state = new ViewState(store);
  state.keep({ choice, zoom: 2 });
  state.keep({ zoom: null });
  expect(new ViewState(store).zoom).toBeNull();
});

test('without a workload there is nothing to come back to', () => {
  const store = emptyStore();
  new ViewState(store).keep({ scrollTop: 120 });
  expect(store.getState()).toBeUndefined();
});
