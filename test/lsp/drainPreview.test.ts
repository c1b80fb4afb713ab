// The drain in the preview, where `.graceline.yaml` names nodes.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { StageView } from '../../server/src/protocol/timelineView.ts';
import { LanguageServer } from './languageServer.ts';

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/drain-walkthrough/${name}`, import.meta.url), 'utf8');
const application = example('application.yaml');

let server: LanguageServer;
afterEach(() => server.stop());

async function drainedIn(files: Readonly<Record<string, string>>): Promise<StageView> {
  server = await LanguageServer.start({ files });
  const uri = await server.open('application.yaml', application);
  const target = await server.timelineTarget(uri, null);
  const result = target && (await server.timeline(target, 'drain'));
  if (result?.type !== 'timeline' || !result.view.stage) throw new Error(JSON.stringify(result));
  return result.view.stage;
}

const podsIn = ({ steps }: StageView): readonly string[] =>
  steps[0]?.columns.flatMap(({ pods }) => pods.map(({ name }) => name)).sort() ?? [];

test('the pods of every workload stand on the nodes that the settings name, and these are drained one after the other', async () => {
  const stage = await drainedIn({ '.graceline.yaml': example('.graceline.yaml') });
  expect(stage.nodes).toEqual(['node-1', 'node-2', 'node-3']);
  expect(podsIn(stage)).toEqual(['pod-a', 'pod-b', 'pod-c', 'pod-x']);
  const states = stage.steps.flatMap(({ columns }) => columns.slice(0, 2).map(({ state }) => state));
  expect(states.filter((state) => state === 'drained').length).toBeGreaterThan(1);
  expect(stage.steps.at(-1)?.columns.map(({ state }) => state)).toEqual(expect.arrayContaining(['drained']));
});

test('without them the workload is alone on three nodes', async () => {
  expect(podsIn(await drainedIn({}))).not.toContain('pod-x');
});
