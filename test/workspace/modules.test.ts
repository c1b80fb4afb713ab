// Files of settings among the sources of a workspace: whose container they are built into.
import { describe, expect, test } from 'vitest';
import { mayBeAppSettings, packagedFile } from '../../server/src/core/knowledge/packagedFile.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { configSourcesOf } from '../../server/src/core/workspace/links/configSources.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { applyChanges, applyExtent, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { defaultConfig } from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';
import { pod } from '../appSettings/manifests.ts';

describe('which files', () => {
  test.each([
    ['shop/orders/src/main/resources/application.yml', 'src/main/resources/application.yml'],
    ['shop/orders/src/main/resources/application-prod.properties', 'src/main/resources/application-prod.properties'],
    ['shop/orders/src/main/resources/config/application.yaml', 'src/main/resources/config/application.yaml'],
    ['shop/orders/gunicorn.conf.py', 'gunicorn.conf.py'],
    ['shop/orders/appsettings.Production.json', 'appsettings.Production.json'],
  ])('%s', (path, below) => {
    expect(packagedFile(uriOf(path))).toEqual({ root: uriOf(path.slice(0, -below.length)), path: below });
    expect(mayBeAppSettings(path.slice(path.lastIndexOf('/') + 1))).toBe(true);
  });

  test.each([
    'shop/orders/src/test/resources/application.yml',
    'shop/orders/target/classes/src/main/resources/application.yml',
    'shop/orders/bin/Debug/appsettings.json',
    'shop/orders/src/main/resources/bootstrap.yml',
    'shop/orders/src/main/resources/messages.properties',
    'shop/orders/application.yml',
    'shop/k8s/nginx.conf',
    'shop/k8s/deployment.yaml',
  ])('not %s', (path) => {
    expect(packagedFile(uriOf(path))).toBeUndefined();
  });
});

const settings = (text = 'spring.lifecycle.timeout-per-shutdown-phase: 20s\n'): string => text;
const image = (name: string): string => pod([], []).replace('team/web:3', name);
const file = (path: string, text: string): string => `#- ${path}\n${text}`;
const spring = (path: string, text = settings()): string => file(`${path}src/main/resources/application.yml`, text);

/** The paths of the sources that the container of the first workload is taken to be built from. */
function taken(fixture: string, folders: readonly string[] = ['']): readonly string[] {
  const { files } = parseFixture(fixture);
  const extent = { folders: folders.map(uriOf), indexing: false };
  const workspace = applyChanges(applyExtent(emptyWorkspace, extent), files);
  const workload = files.flatMap(({ uri }) => manifestsOf(workspace, uri)).find(isWorkload);
  const container = workload?.pod.spec.containers[0];
  if (!workload || !container) throw new Error('no container');
  const config = configSourcesOf(unitView(workspace, workload.at.document.uri), workload, container);
  return config.files.map(({ placeOf }) => placeOf({ start: 0, end: 0 }).document.uri.slice(uriOf('').length));
}

describe('whose they are', () => {
  const here = (root: string): readonly string[] => [`${root}src/main/resources/application.yml`];
  const marked = pod([], ['env: [{ name: SPRING_PROFILES_ACTIVE, value: prod }]']);

  test.each<[string, string, readonly string[]]>([
    [
      'the folder is called like the image',
      file('k8s/a.yaml', image('shop/orders')) + spring('orders/'),
      here('orders/'),
    ],
    ['the folder is called like the workload', file('k8s/a.yaml', pod([], [])) + spring('Web/'), here('Web/')],
    [
      'it calls itself like the workload',
      file('k8s/a.yaml', pod([], [])) + spring('backend/', `spring.application.name: web\n`),
      here('backend/'),
    ],
    [
      'the manifest stands in its folder, and names Spring',
      file('orders/k8s/a.yaml', marked) + spring('orders/') + spring('stock/'),
      here('orders/'),
    ],
    [
      'it is the only one, and the manifest names Spring',
      file('k8s/a.yaml', marked) + spring('backend/'),
      here('backend/'),
    ],
    [
      'of two of one name the one around',
      file('a/web/k8s/p.yaml', pod([], [])) + spring('a/web/') + spring('b/web/'),
      here('a/web/'),
    ],
    ['the inner one of two around', file('a/b/k8s/p.yaml', marked) + spring('a/') + spring('a/b/'), here('a/b/')],
    ['the only one, but nothing says that it is Spring', file('k8s/a.yaml', pod([], [])) + spring('backend/'), []],
    ['one of two, but nothing says which', file('k8s/a.yaml', marked) + spring('backend/') + spring('billing/'), []],
    ['one of two of the name', file('k8s/p.yaml', pod([], [])) + spring('a/web/') + spring('b/web/'), []],
  ])('%s', (_, fixture, expected) => {
    expect(taken(fixture)).toEqual(expected);
  });

  test('another workspace folder is another world', () => {
    const fixture = file('a/k8s/p.yaml', image('shop/orders')) + spring('b/orders/');
    expect(taken(fixture, ['a', 'b'])).toEqual([]);
    expect(taken(fixture, [''])).toEqual(here('b/orders/'));
    expect(taken(fixture, [])).toEqual([]);
  });
});

test('a finding rests on the file, and follows it', () => {
  const host = new AnalysisHost();
  host.setExtent({ folders: [uriOf('')], indexing: false });
  const write = (path: string, text: string | undefined) => {
    host.applyChanges([{ uri: uriOf(path), text, open: path === 'orders/k8s.yaml' }]);
  };
  const found = () =>
    host
      .analysis(defaultConfig)
      .diagnostics(uriOf('orders/k8s.yaml'))
      .map(({ severity, message, related }) => [
        severity,
        /for (\S+)/.exec(message)?.[1],
        related.map(({ at }) => at.uri.slice(uriOf('').length))[0],
      ]);
  const yml = 'orders/src/main/resources/application.yml';
  write('orders/k8s.yaml', image('shop/orders'));
  expect(found()).toEqual([]);
  write(yml, settings('spring.lifecycle.timeout-per-shutdown-phase: 60s\n'));
  expect(found()).toEqual([['warning', '60s', yml]]);
  write(yml, settings('spring.lifecycle.timeout-per-shutdown-phase: 20s\n'));
  expect(found()).toEqual([]);
  write(yml, settings('# drains\nspring.lifecycle.timeout-per-shutdown-phase: 40s\n'));
  expect(found()).toEqual([['warning', '40s', yml]]);
  write('stock/src/main/resources/application.yml', settings('spring.application.name: orders\n'));
  expect(found()).toEqual([['warning', '40s', yml]]);
  write('stock/src/main/resources/application.yml', undefined);
  write(yml, undefined);
  expect(found()).toEqual([]);
});
