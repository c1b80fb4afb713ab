import { expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { isOfKind } from '../../server/src/core/manifest/manifest.ts';
import { kindKey } from '../../server/src/core/workspace/graphKeys.ts';
import { mayLiveElsewhere } from '../../server/src/core/workspace/links/elsewhere.ts';
import { workloadsSelectedBy } from '../../server/src/core/workspace/links/selecting.ts';
import { TracedMemo } from '../../server/src/core/workspace/tracedMemo.ts';
import type { UnitView } from '../../server/src/core/workspace/unitView.ts';
import {
  applyChanges,
  applyExtent,
  emptyWorkspace,
  manifestsOf,
  type FileChange,
} from '../../server/src/core/workspace/workspace.ts';

const uri = (path: string) => fileUri(`file:///work/${path}`);
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web } }
`;
const pod = (name: string, labels: string, image = 'a') => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${labels} } }
spec: { containers: [{ name: app, image: ${image} }] }
`;
const file = (path: string, text: string | undefined, open = true): FileChange => ({ uri: uri(path), text, open });

/** How often an answer about the Service of `a/service.yaml` is computed, one change after the other. */
function computed(compute: (unit: UnitView) => unknown, ...changes: readonly (FileChange | boolean)[]) {
  const memo = new TracedMemo<object, unknown>();
  let workspace = applyExtent(emptyWorkspace, { folders: [uri('')], indexing: false });
  workspace = applyChanges(workspace, [file('a/service.yaml', service), file('a/web.yaml', pod('web', 'web'))]);
  const [key] = manifestsOf(workspace, uri('a/service.yaml'));
  if (!key) throw new Error('no Service');
  return [undefined, ...changes].map((change) => {
    if (typeof change === 'boolean') workspace = applyExtent(workspace, { folders: [uri('')], indexing: change });
    else if (change) workspace = applyChanges(workspace, [change]);
    let times = 0;
    memo.get(key, [], workspace, uri('a/service.yaml'), (unit) => {
      times += 1;
      return compute(unit);
    });
    return times;
  });
}

const selected = (unit: UnitView) => {
  const [manifest] = unit.manifests(unit.bucket(kindKey('Service'))).filter(isOfKind('Service'));
  return manifest && { manifest, workloads: workloadsSelectedBy(unit, manifest) };
};

test('an answer holds until an object that was handed out changes', () => {
  const changes = [
    file('a/web.yaml', pod('web', 'web', 'b')),
    file('a/web.yaml', `# moved\n${pod('web', 'web', 'b')}`),
    file('a/web.yaml', `a: b\n---\n${pod('web', 'web', 'b')}`),
    file('a/web.yaml', `a: c\n---\n${pod('web', 'web', 'b')}`),
  ];
  expect(computed(selected, ...changes)).toEqual([1, 1, 1, 1, 0]);
});

test('or until others come, go, or match', () => {
  const changes = [
    file('a/api.yaml', pod('api', 'api')),
    file('a/api.yaml', pod('api', 'web')),
    file('a/api.yaml', pod('api', 'api')),
    file('b/web.yaml', pod('web', 'web')),
    file('a/web.yaml', undefined),
  ];
  expect(computed(selected, ...changes)).toEqual([1, 0, 1, 1, 0, 1]);
});

test('objects of files that nobody has opened count alike', () => {
  const changes = [
    file('a/api.yaml', pod('api', 'web'), false),
    file('a/other.yaml', pod('other', 'other'), false),
    file('a/api.yaml', pod('api', 'web', 'b'), false),
    file('a/api.yaml', undefined),
  ];
  expect(computed(selected, ...changes)).toEqual([1, 1, 0, 1, 1]);
});

test('that something may be elsewhere holds until it comes or goes there', () => {
  const elsewhere = (unit: UnitView) => {
    const found = selected(unit);
    return found && mayLiveElsewhere(unit, { type: 'selectedBy', manifest: found.manifest });
  };
  const changes = [
    file('b/web.yaml', pod('web', 'web')),
    file('b/api.yaml', pod('api', 'api')),
    file('b/web.yaml', undefined),
    true,
    false,
  ];
  expect(computed(elsewhere, ...changes)).toEqual([1, 1, 0, 1, 1, 1]);
  expect(computed(selected, true, false)).toEqual([1, 0, 0]);
});
