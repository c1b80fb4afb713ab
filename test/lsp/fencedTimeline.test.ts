// What a fence of a Markdown document shows.
import { describe, expect, test } from 'vitest';
import { fencedTimeline } from '../../server/src/lsp/handlers/fencedTimeline.ts';
import type { FencedTimeline } from '../../server/src/protocol/fencedTimeline.ts';
import type { TimelineView } from '../../server/src/protocol/timelineView.ts';
import { LanguageServer } from './languageServer.ts';

const two = `apiVersion: v1
kind: Pod
metadata: { name: first }
spec:
  containers: [{ name: app, image: example/app:1 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 40
      containers: [{ name: app, image: example/app:1 }]
`;

function shown(options: string, text = two): FencedTimeline & { readonly view: TimelineView } {
  const answer = fencedTimeline({ options, text }, 'en');
  if (answer.result.type === 'none') throw new Error(answer.result.message);
  return { ...answer, view: answer.result.view };
}

function refusal(options: string, text = two): string {
  const { result } = fencedTimeline({ options, text }, 'en');
  return result.type === 'none' ? result.message : 'a timeline';
}

describe('a fence', () => {
  test('shows the deletion of its first workload, as a sequence', () => {
    const { view, picture } = shown('');
    expect(view.title).toBe('Pod first: deletion');
    expect(picture).toBe('sequence');
    expect(view.stories[0]?.sequence).toMatch(/^(?:---[^]*?---\n)?sequenceDiagram/);
  });

  test.each([
    ['--trigger startup', 'Pod first: startup'],
    ['--trigger=drain deployment/web', 'Deployment web: drain'],
    ['Deployment/default/web', 'Deployment web: deletion'],
  ])('takes the options of the command line: %s', (options, title) => {
    expect(shown(options).view.title).toBe(title);
  });

  test('takes the time scale, the version of Kubernetes and assumptions', () => {
    expect(shown('--format mermaid-gantt').picture).toBe('gantt');
    const { view } = shown('--kubernetes-version 1.30 --assume app.exitsAfterStopSignal=7s');
    expect(view.stories[0]?.rows.map(({ instant }) => instant)).toContain('t+7 s');
  });

  test.each([
    ['--trigger lunch', /--trigger takes one of deletion,/],
    ['--trigger', /--trigger takes one of deletion,/],
    ['--format pdf', /--format takes one of mermaid, mermaid-gantt/],
    ['--kubernetes-version new', /1\.33/],
    ['--assume nonsense', /--assume nonsense/],
    ['--colour', /no option --colour; it has --trigger/],
    ['--constructor 1', /no option --constructor/],
    ['Deployment/api', /no Deployment\/api here/],
  ])('says what is wrong with %s', (options, message) => {
    expect(refusal(options)).toMatch(message);
  });

  test.each(['', 'kind: [', 'a: 1', '\u0000'])('says where there is no workload: %j', (text) => {
    expect(refusal('', text)).toMatch(/no workload/i);
  });
});

test('the server answers in the language of the editor, whatever the workspace says', async () => {
  const server = await LanguageServer.start({ locale: 'ko' });
  const answer = await server.connection.sendRequest<FencedTimeline>('graceline/fencedTimeline', {
    options: 'Deployment/web',
    text: two,
  });
  await server.stop();
  expect(JSON.stringify(answer)).toMatch(/SIGTERM/);
  expect(JSON.stringify(answer)).toMatch(/[가-힣]/);
});
