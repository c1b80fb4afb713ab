import { describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { applyChanges, emptyWorkspace, locate, manifestsOf } from '../../server/src/core/workspace/workspace.ts';

const a = fileUri('file:///a.yaml');
const b = fileUri('file:///b.yaml');
const podNamed = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
const names = (workspace: typeof emptyWorkspace, uri = a) => manifestsOf(workspace, uri).map(({ ref }) => ref.name);

describe('a workspace', () => {
  test('is a snapshot: a change makes another one', () => {
    const one = applyChanges(emptyWorkspace, [{ uri: a, text: podNamed('x') }]);
    const two = applyChanges(one, [
      { uri: a, text: podNamed('w') },
      { uri: b, text: podNamed('z') },
    ]);
    const three = applyChanges(two, [{ uri: a, text: undefined }]);
    expect([names(one), names(two), names(three)]).toEqual([['x'], ['w'], []]);
    expect([names(one, b), names(three, b)]).toEqual([[], ['z']]);
    expect([emptyWorkspace, one, two, three].map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect(three.files.get(b)).toBe(two.files.get(b));
  });

  test('stays the same where nothing changes', () => {
    const one = applyChanges(emptyWorkspace, [{ uri: a, text: podNamed('x') }]);
    expect(
      applyChanges(one, [
        { uri: a, text: podNamed('x') },
        { uri: b, text: undefined },
      ]),
    ).toBe(one);
    expect(applyChanges(one, [])).toBe(one);
  });

  test('finds a place in its file, wherever the document has moved', () => {
    const web = `---\n${podNamed('web')}`;
    const one = applyChanges(emptyWorkspace, [{ uri: a, text: `${podNamed('x')}${web}` }]);
    const two = applyChanges(one, [{ uri: a, text: `# moved\n${podNamed('x')}${web}` }]);
    const place = manifestsOf(one, a)[1]?.nameAt;
    if (!place) throw new Error('no manifest');
    for (const workspace of [one, two]) {
      const { uri, span } = locate(workspace, place);
      expect(workspace.files.get(uri)?.text.slice(span.start, span.end)).toBe('web');
    }
    const gone = applyChanges(two, [{ uri: a, text: undefined }]);
    expect(() => locate(gone, place)).toThrow('another snapshot');
  });
});
