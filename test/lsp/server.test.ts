import { parse } from 'yaml';
import { afterEach, expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { pod, service as serviceNamed } from './podAndService.ts';
import { applyEdits, LanguageServer, positionOf, rangeOf, type ServerOptions } from './languageServer.ts';

const service = serviceNamed('front');

let server: LanguageServer;

async function start(options?: ServerOptions): Promise<LanguageServer> {
  server = await LanguageServer.start(options);
  return server;
}

afterEach(() => server.stop());

test('reports what is wrong, where, and where to read more', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const [problem] = await server.diagnostics(uri);
  expect(problem).toMatchObject({
    source: 'graceline',
    code: 'prestop-outlasts-grace',
    severity: 1,
    range: rangeOf(pod, '60'),
    codeDescription: { href: expect.stringMatching(/\/docs\/rules\/prestop-outlasts-grace\.md$/) as string },
  });
  expect(problem?.message).toMatch(/60s.*30s/);
  expect(problem?.relatedInformation?.map(({ location }) => location)).toContainEqual({
    uri,
    range: rangeOf(pod, '30'),
  });
});

test('a report that says the same again is not sent again', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const first = await server.report(uri);
  const again = await server.report(uri, first.resultId);
  expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await server.change(uri, rangeOf(pod, '60'), '10');
  const changed = await server.report(uri, first.resultId);
  expect(changed).toMatchObject({ kind: 'full', items: [] });
});

test('follows what is typed, one edit after the other', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  await server.change(uri, rangeOf(pod, '30'), '');
  await server.change(uri, { start: positionOf(pod, '30'), end: positionOf(pod, '30') }, '12');
  await server.change(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# a comment\n');
  const [problem] = await server.diagnostics(uri);
  expect(problem?.message).toMatch(/60s.*12s/);
  expect(problem?.range.start.line).toBe(rangeOf(pod, '60').start.line + 1);
});

test('follows a message of several changes, a whole text among them', async () => {
  await start();
  const uri = await server.open('web.yaml', 'text that is replaced');
  const start0 = { line: 0, character: 0 };
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 7 },
    contentChanges: [
      { range: { start: start0, end: start0 }, text: 'dropped' },
      { text: pod },
      { range: { start: start0, end: start0 }, text: '# a comment\n# and another\n' },
      { range: { start: start0, end: { line: 1, character: 0 } }, text: '' },
    ],
  });
  const [problem] = await server.diagnostics(uri);
  expect(problem?.message).toMatch(/60s.*30s/);
  expect(problem?.range.start.line).toBe(rangeOf(pod, '60').start.line + 1);
});

test('a hover tells the story of the line under the pointer', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const hover = await server.hover(uri, positionOf(pod, 'terminationGracePeriodSeconds'));
  expect(hover?.range).toBeDefined();
  expect(JSON.stringify(hover?.contents)).toMatch(/t\+30 s/);
  expect(await server.hover(uri, positionOf(pod, 'apiVersion'))).toBeNull();
});

test('speaks the language of the editor', async () => {
  await start({ locale: 'ko-KR' });
  const uri = await server.open('web.yaml', pod);
  const [lens] = await server.codeLenses(uri);
  expect(lens?.command?.title).toContain('종료 타임라인 미리보기');
});

test('a lens leads to the timeline of its workload', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const [lens] = await server.codeLenses(uri);
  const target = { uri, kind: 'Pod', namespace: null, name: 'web' };
  expect(lens).toMatchObject({
    range: rangeOf(pod, 'Pod'),
    command: { command: 'graceline.previewTerminationTimeline', arguments: [target] },
  });
  expect(lens?.command?.title).toMatch(/SIGTERM at t\+30 s.*Preview Termination Timeline/);
});

test('a fix, applied, leaves nothing to report', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const actions = await server.codeActions(uri, rangeOf(pod, '60'));
  const [action] = actions;
  expect(action).toMatchObject({ kind: 'quickfix' });
  const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(edit?.textDocument).toEqual({ uri, version: 1 });
  const fixed = applyEdits(pod, (edit?.edits ?? []) as TextEdit[]);
  const other = await server.open('fixed.yaml', fixed);
  expect((await server.diagnostics(other)).map(({ code }) => code)).not.toContain('prestop-outlasts-grace');
  expect(await server.codeActions(uri, rangeOf(pod, 'name: web'))).toEqual([]);
});

test('a default can be written where it is missing', async () => {
  await start();
  const text = pod.replace(/ *terminationGracePeriodSeconds.*\n/, '');
  const uri = await server.open('web.yaml', text);
  const [action] = await server.codeActions(uri, rangeOf(text, 'containers:'), 'refactor');
  expect(action).toMatchObject({
    title: 'Write the default terminationGracePeriodSeconds: 30',
    kind: 'refactor.rewrite',
  });
});

test('a finding can be silenced where it stands', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const action = (await server.codeActions(uri, rangeOf(pod, '60'))).at(-1);
  expect(action?.title).toBe('Suppress prestop-outlasts-grace here, with a reason');
  const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const silenced = applyEdits(pod, (edit?.edits ?? []) as TextEdit[]);
  expect(silenced).toMatch(/^ +# graceline-disable-next-line prestop-outlasts-grace -- why this is meant$/m);
  const other = await server.open('silenced.yaml', silenced);
  expect((await server.diagnostics(other)).map(({ code }) => code)).not.toContain('prestop-outlasts-grace');
});

test('in JSON, which has no comments, it cannot', async () => {
  await start();
  const json = JSON.stringify(parse(pod), undefined, 2);
  const uri = await server.open('web.json', json);
  const actions = await server.codeActions(uri, rangeOf(json, '60'));
  expect(actions.map(({ title }) => title)).not.toContainEqual(expect.stringContaining('Suppress'));
  expect(actions.length).toBeGreaterThan(0);
});

test.each(['source.fixAll.graceline', 'source.fixAll', 'source'])('%s applies every safe fix at once', async (only) => {
  await start();
  const two = `${pod}---\n${pod}`;
  const uri = await server.open('two.yaml', two);
  const actions = await server.codeActions(uri, rangeOf(two, 'Pod'), only);
  expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.graceline']);
  const [edit] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const other = await server.open('fixed.yaml', applyEdits(two, (edit?.edits ?? []) as TextEdit[]));
  expect((await server.diagnostics(other)).map(({ code }) => code)).not.toContain('prestop-outlasts-grace');
});

test('where nothing is safe to mend, nothing is offered', async () => {
  await start();
  const uri = await server.open('empty.yaml', 'a: 1\n');
  expect(await server.codeActions(uri, rangeOf('a: 1\n', 'a'), 'source.fixAll.graceline')).toEqual([]);
});

test('a fix for a client that knows no versions', async () => {
  await start({ capabilities: { textDocument: { diagnostic: {} } } });
  const uri = await server.open('web.yaml', pod);
  const [action] = await server.codeActions(uri, rangeOf(pod, '60'));
  expect(Object.keys(action?.edit?.changes ?? {})).toEqual([uri]);
});

test('a timeline: a picture, the events behind it, and the line behind each', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  const target = await server.timelineTarget(uri, positionOf(pod, 'preStop'));
  if (!target) throw new Error('no target');
  const result = await server.timeline(target);
  if (result.type === 'none') throw new Error(result.message);
  const { view } = result;
  expect(view.title).toBe('Pod web: deletion');
  expect(view.stories[0]?.sequence).toMatch(/^sequenceDiagram\n/);
  expect(view.stories[0]?.messageEventIds).toEqual(view.stories[0]?.rows.map(({ eventId }) => eventId));
  const signal = view.stories[0]?.rows.find(({ sentence }) => sentence.includes('receives SIGTERM'));
  expect(signal).toMatchObject({ instant: 't+30 s', location: { uri, range: rangeOf(pod, '30') } });
  expect(signal?.causes).toContainEqual(expect.objectContaining({ location: { uri, range: rangeOf(pod, '30') } }));
});

test('there is no timeline of what is not there', async () => {
  await start();
  const uri = await server.open('web.yaml', pod);
  expect(await server.timelineTarget(await server.open('empty.yaml', ''), null)).toBeNull();
  const gone = { uri, kind: 'Pod', namespace: null, name: 'gone' };
  expect(await server.timeline(gone)).toMatchObject({
    type: 'none',
    message: expect.stringContaining('gone') as string,
  });
  const strange = await server.timeline({ ...gone, name: 'web' }, 'earthquake');
  expect(strange).toMatchObject({ type: 'none', message: expect.stringContaining('earthquake') as string });
});

test('a Service in the next file is seen, on disk or as it is being written', async () => {
  await start({ files: { 'service.yaml': service } });
  const uri = await server.open('web.yaml', pod);
  const target = { uri, kind: 'Pod', namespace: null, name: 'web' };
  expect(JSON.stringify(await server.timeline(target))).toContain('EndpointSlice of front');
  const other = await server.open('service.yaml', service.replace('app: web', 'app: other'));
  expect(JSON.stringify(await server.timeline(target))).not.toContain('EndpointSlice');
  const changed = new Promise((resolve) => server.connection.onNotification('graceline/timelinesDidChange', resolve));
  await server.close(other);
  await changed;
  expect(JSON.stringify(await server.timeline(target))).toContain('EndpointSlice of front');
});

test('a file that changes outside the editor is read again', async () => {
  await start({ files: { 'service.yaml': service } });
  const uri = await server.open('web.yaml', pod);
  const target = { uri, kind: 'Pod', namespace: null, name: 'web' };
  await server.timeline(target);
  server.write('service.yaml', service.replace('name: front', 'name: back'));
  const changed = new Promise((resolve) => server.connection.onNotification('graceline/timelinesDidChange', resolve));
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: server.uri('service.yaml'), type: 2 }],
  });
  await changed;
  expect(JSON.stringify(await server.timeline(target))).toContain('EndpointSlice of back');
});

test('other files are looked at again after a pause', async () => {
  await start();
  await server.open('service.yaml', service);
  const uri = await server.open('web.yaml', pod);
  const refreshed = new Promise<void>((resolve) => {
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return null;
    });
  });
  await server.change(uri, rangeOf(pod, '60'), '10');
  await refreshed;
});

test('a client that does not ask is told', async () => {
  await start({ capabilities: {} });
  const told = new Promise((resolve) => server.connection.onNotification('textDocument/publishDiagnostics', resolve));
  const uri = await server.open('web.yaml', pod);
  expect(await told).toMatchObject({ uri, version: 1, diagnostics: [{ code: 'prestop-outlasts-grace' }] });
});

test('settings of the editor hold, and those that cannot be used are named in the log', async () => {
  await start({ settings: { rules: { 'prestop-outlasts-grace': 'hint', nonsense: 'error' }, preset: 'loud' } });
  const uri = await server.open('web.yaml', pod);
  expect(await server.diagnostics(uri)).toMatchObject([{ code: 'prestop-outlasts-grace', severity: 4 }]);
  expect(server.log.filter((line) => line.includes('is ignored'))).toHaveLength(2);
  expect(server.log.join('\n')).toMatch(/graceline\.rules\.nonsense[^]*graceline\.preset/);
});

test('.graceline.yaml holds for its folder, over the settings of the editor', async () => {
  const rule = 'prestop-outlasts-grace';
  await start({
    settings: { rules: { [rule]: 'hint' } },
    files: { '.graceline.yaml': `rules:\n  ${rule}: warning\nnonsense: 1\n` },
  });
  const uri = await server.open('web.yaml', pod);
  expect(await server.diagnostics(uri)).toMatchObject([{ code: rule, severity: 2 }]);
  expect(server.log.join('\n')).toMatch(/\.graceline\.yaml:3: nonsense is ignored/);
  server.write('.graceline.yaml', `rules:\n  ${rule}: off\n`);
  const changed = new Promise((resolve) => server.connection.onNotification('graceline/timelinesDidChange', resolve));
  const changes = [{ uri: server.uri('.graceline.yaml'), type: 2 }];
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await changed;
  expect(await server.diagnostics(uri)).toEqual([]);
});
