// Kustomize and Helm in the language server, with the real programs where they can be had.
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { shop } from '../builds/shop.ts';
import { shopChart } from '../builds/shopChart.ts';
import { parseFixture } from '../support/fixture.ts';
import { kubernetesPrograms } from '../support/kubernetesPrograms.ts';
import { positionOf, rangeOf, type LanguageServer } from './languageServer.ts';
import { problems, settings, startWithPrograms, untilProblem } from './programs.ts';

const programs = await kubernetesPrograms();

const filesOf = (fixture: string): Readonly<Record<string, string>> =>
  Object.fromEntries(parseFixture(fixture).files.map(({ path: name, text }) => [name, text]));
const shopFiles = filesOf(shop);
const chartFiles = filesOf(shopChart);

let server: LanguageServer;
afterEach(() => server.stop());

const text = (name: string): string => ({ ...shopFiles, ...chartFiles })[name] ?? '';
const open = (name: string): Promise<string> => server.open(name, text(name));

describe.skipIf(!programs)('with kubectl and helm', { timeout: 30_000 }, () => {
  const PATH = programs ?? '';
  const patch = 'overlays/prod/grace.yaml';
  const component = 'component/kustomization.yaml';

  test('findings stand on the lines that set the values, in whichever of the files somebody looks', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles });
    const uri = await open(component);
    await untilProblem(server, uri, /^16: prestop-outlasts-grace: preStop \(40s\) outlasts .* \(30s\)/);
    const related = (await server.diagnostics(uri))[0]?.relatedInformation?.map(({ location }) => location);
    expect(related).toMatchObject([{ uri: server.uri(patch), range: { start: { line: 7 } } }]);
  });

  test('what is typed counts at once, and nothing of it is written beside the files', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles });
    const [uri, typed] = [await open(component), await open(patch)];
    await untilProblem(server, uri, /30s/);
    await server.change(typed, rangeOf(text(patch), '30'), '35');
    await untilProblem(server, uri, /35s/);
    await server.change(typed, rangeOf(text(patch), '30'), '45');
    await server.until(async () => (await problems(server, uri)).length === 0);
    expect(readFileSync(server.path(patch), 'utf8')).toBe(text(patch));
    expect(existsSync(server.path('overlays/prod/.graceline'))).toBe(false);
  });

  test('a saved file counts, and one that comes or goes', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles });
    const uri = await open(component);
    await untilProblem(server, uri, /30s/);
    server.write(patch, text(patch).replace('30', '36'));
    await server.tell({ [patch]: 'changed' });
    await untilProblem(server, uri, /36s/);
    server.delete(patch);
    await server.tell({ [patch]: 'deleted' });
    const root = await open('overlays/prod/kustomization.yaml');
    await untilProblem(server, root, /build-not-rendered: .*grace\.yaml is not there/);
    server.write(patch, text(patch).replace('30', '37'));
    await server.tell({ [patch]: 'created' });
    await untilProblem(server, uri, /37s/);
    expect(await problems(server, root)).toEqual([]);
  });

  test('what is saved and cannot be built is told, and counts no more once it is mended', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles });
    const [uri, typed] = [await open(component), await open(patch)];
    const root = await open('overlays/prod/kustomization.yaml');
    await untilProblem(server, uri, /30s/);
    await server.change(typed, rangeOf(text(patch), 'apps/v1'), '[');
    server.write(patch, text(patch).replace('apps/v1', '['));
    await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: typed } });
    await untilProblem(server, root, /build-not-rendered: .*kubectl: .*yaml/);
    await server.change(typed, rangeOf(text(patch).replace('apps/v1', '['), '['), 'apps/v1');
    await untilProblem(server, uri, /30s/);
    expect(await problems(server, root)).toEqual([]);
  });

  test('a chart is rendered with its values files and its helpers', async () => {
    const withValues = { ...settings, helm: { valuesFiles: ['../values-prod.yaml'] } };
    server = await startWithPrograms({ PATH, files: chartFiles, settings: withValues });
    const uri = await open('chart/templates/web.yaml');
    await untilProblem(server, uri, /^32: .*\(20s\)[^]*^36: /m);
    const helper = 'chart/templates/_helpers.tpl';
    server.write(helper, text(helper).replace('{{- end }}', '{{ fail "no labels today" }}{{- end }}'));
    await server.tell({ [helper]: 'changed' });
    await untilProblem(server, await open('chart/Chart.yaml'), /build-not-rendered: .*no labels today/);
  });

  test('hovers, lenses and timelines are about what comes out', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles });
    const base = await open('base/web.yaml');
    const lenses = async () => (await server.codeLenses(base)).map(({ command }) => command?.title ?? '');
    await server.until(async () => (await lenses()).join().includes('SIGKILL at t+32 s'));
    const over = await server.hover(base, positionOf(text('base/web.yaml'), 'preStop'));
    expect(JSON.stringify(over)).toContain('40 s');
    const target = await server.timelineTarget(await open(patch), positionOf(text(patch), 'terminationGrace'));
    expect(target).toMatchObject({ kind: 'Deployment', namespace: 'shop', name: 'prod-web' });
    const timeline = target && (await server.timeline(target));
    expect(timeline).toMatchObject({ type: 'timeline', view: { title: 'Deployment prod-web: deletion' } });
    expect(JSON.stringify(timeline)).toContain(server.uri(patch));
  });

  test('with workspace diagnostics what nobody has open is built too', async () => {
    server = await startWithPrograms({ PATH, files: shopFiles, settings: { ...settings, workspaceDiagnostics: true } });
    const uri = await server.open('elsewhere.yaml', 'a: b\n');
    await server.until(async () => (await problems(server, server.uri(component))).length > 0);
    expect(await problems(server, uri)).toEqual([]);
  });
});
