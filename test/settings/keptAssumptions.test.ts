import { expect, test } from 'vitest';
import { keepAssumptions } from '../../server/src/core/keptAssumptions.ts';
import { readSettingsFile } from '../../server/src/core/settingsFile.ts';

function kept(text: string, assumptions: Readonly<Record<string, string>>): string | undefined {
  const edits = keepAssumptions(text, new Map(Object.entries(assumptions)));
  return edits
    ?.toSorted((a, b) => b.span.start - a.span.start)
    .reduce((so, { span, newText }) => so.slice(0, span.start) + newText + so.slice(span.end), text);
}

test('a new file, and one of comments only, says what is kept', () => {
  expect(kept('', { 'app.readyAfter': '3s' })).toBe('assumptions:\n  app.readyAfter: 3s\n');
  const text = kept('# ours', { '*.exitsAfterStopSignal': 'never' });
  expect(text).toBe('# ours\nassumptions:\n  "*.exitsAfterStopSignal": never\n');
  expect(readSettingsFile(text ?? '').settings.assumptions).toEqual(new Map([['*.exitsAfterStopSignal', 'never']]));
});

test('what stands there stays as it is laid out', () => {
  const text = "preset: strict # always\nassumptions:\n    # measured\n    app.readyAfter: '3s'\n";
  expect(kept(text, { 'app.readyAfter': '5s', requestsTake: '2s' })).toBe(
    "preset: strict # always\nassumptions:\n    requestsTake: 2s\n    # measured\n    app.readyAfter: '5s'\n",
  );
  expect(kept('preset: strict\n', { requestsTake: '2s' })).toBe('assumptions:\n  requestsTake: 2s\npreset: strict\n');
});

test('a broken file, and one that is no mapping, are left alone', () => {
  expect(kept('preset: [', { requestsTake: '2s' })).toBeUndefined();
  expect(kept('- a list\n', { requestsTake: '2s' })).toBeUndefined();
});
