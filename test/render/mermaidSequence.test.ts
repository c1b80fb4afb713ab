// The picture of a story, as Mermaid reads it: not a line of its own syntax comes from what people call their pods.
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Locale } from '../../server/src/core/base/localized.ts';
import type { Timeline } from '../../server/src/core/lifecycle/events.ts';
import { mermaidSequence } from '../../server/src/core/render/mermaidSequence.ts';
import { eventTypes, everyStory, timelineOfSketch } from '../lifecycle/everyEvent.ts';
import { ask, timeline as timelineOf } from '../scenario/workload.ts';
import { anyName, nasty } from './hostileNames.ts';
import { decoded, parsedDiagram } from './parsed.ts';
import { pods } from './pods.ts';
import { explainTo } from './told.ts';

beforeAll(() => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
});

interface Message {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly message: string;
  readonly type: number;
}

interface Picture {
  readonly participants: readonly string[];
  /** `kubelet → c0: SIGTERM`. */
  readonly messages: readonly string[];
  /** Bars that are open at the end. */
  readonly open: number;
}

const [activeStart, activeEnd] = [17, 18];
/** Lines with the arrow heads that are drawn; the rest are bars, notes and blocks. */
const arrows: ReadonlySet<number> = new Set([0, 1, 3, 4]);

/** What Mermaid makes of the diagram of a timeline; throws where it cannot read it. */
async function drawn(timeline: Timeline, locale: Locale = 'en'): Promise<Picture> {
  const { text } = mermaidSequence(timeline, explainTo(locale));
  const db = await parsedDiagram<{
    getMessages: () => readonly Message[];
    getActors: () => ReadonlyMap<string, { readonly description: string }>;
  }>(text);
  const parsed = db.getMessages();
  const count = (type: number): number => parsed.filter((one) => one.type === type).length;
  return {
    participants: [...db.getActors().values()].map(({ description }) => decoded(description)),
    messages: parsed.flatMap(({ from, to, message, type }) =>
      arrows.has(type) ? [`${from ?? '?'} → ${to ?? '?'}: ${decoded(message)}`] : [],
    ),
    open: count(activeStart) - count(activeEnd),
  };
}

const stories = everyStory().map((sketch) => timelineOfSketch(sketch));

test('the stories have every type of event', () => {
  const told = new Set(stories.flatMap(({ story }) => story.map(({ type }) => type)));
  expect([...told].sort()).toEqual([...eventTypes].sort());
});

describe.each(['en', 'ko'] as const)('in %s', (locale) => {
  test.each(stories.map((story, index) => [index, story] as const))(
    'story %i: a message for every event, and every bar is closed',
    async (_, timeline) => {
      const picture = await drawn(timeline, locale);
      const { messageEventIds } = mermaidSequence(timeline, explainTo(locale));
      expect(picture.messages).toHaveLength(messageEventIds.length);
      expect(picture.open).toBe(0);
      const drawnEvents = timeline.story.filter(({ id }) => messageEventIds.includes(id));
      expect(messageEventIds).toEqual(drawnEvents.map(({ id }) => id));
      // What is left out repeats something that is drawn.
      const kinds = (events: Timeline['story']): ReadonlySet<string> => new Set(events.map(({ type }) => type));
      expect(kinds(drawnEvents)).toEqual(kinds(timeline.story));
    },
  );
});

test('the picture of a pod with a hook', async () => {
  const answer = ask(pods.web.manifest, pods.web);
  if (answer.type === 'unknown') throw new Error(answer.why.en);
  const picture = await drawn(answer.timeline);
  expect(picture.participants).toEqual(['Clients', 'kube-proxy', 'EndpointSlice', 'API server', 'kubelet', 'web']);
  expect(picture.messages.join('\n')).toMatchInlineSnapshot(`
    "kubelet → api: t+0 s  ready
    api → kubelet: t+0 s  Terminating, grace 30 s
    api → slice: t+0 s  ready=false, serving=true, terminating=true
    kubelet → c0: t+0 s  preStop (sleep)
    route → clients: t+5 s  last request (ClusterIP)
    c0 → kubelet: t+5 s  preStop ends
    kubelet → c0: t+5 s  SIGTERM
    c0 → kubelet: t+8 s  exit code 0
    api → slice: t+8.2 s  removed
    kubelet → api: t+8.6 s  removed"
  `);
});

test('the grace period is shaded, and its end is said', async () => {
  const { text } = mermaidSequence(timelineOf(pods.tutorial.manifest), explainTo('en'));
  const lines = text.split('\n');
  const at = (part: string): number => lines.findIndex((line) => line.includes(part));
  expect(at('rect ')).toBeLessThan(at('Terminating, grace 120 s'));
  expect(lines.slice(at('preStop (exec)')).indexOf('end')).toBeGreaterThan(0);
  expect(lines.at(at('the grace period of 120 s is over'))).toBe(
    'Note over api,kubelet: t+120 s the grace period of 120 s is over',
  );
  expect(at('SIGTERM')).toBeGreaterThan(at('is over'));
  await drawn(timelineOf(pods.tutorial.manifest));
});

test('a container that crashes again and again is told once, with the number', () => {
  const story = timelineOfSketch(everyStory()[7] ?? {});
  const { text, messageEventIds } = mermaidSequence(story, explainTo('en'));
  expect(messageEventIds.length).toBeLessThan(story.story.length / 2);
  expect(text).toMatch(/loop \d+ times, until t\+\d/);
});

test('a probe is a loop with its period and its threshold', () => {
  const { text } = mermaidSequence(timelineOf(pods.deadlock.manifest, pods.deadlock), explainTo('en'));
  expect(text).toContain('loop liveness probe, every 5 s, 3 failures in a row\nkubelet-x');
});

it('names the Service of an endpoint where there are several', async () => {
  const { messages } = await drawn(timelineOfSketch(everyStory(['app', 'side', 'init', 'web', 'admin'])[0] ?? {}));
  expect(messages.filter((message) => message.includes('slice')).slice(0, 2)).toEqual([
    'api → slice: t+0 s  web – ready=false, serving=true, terminating=true',
    'api → slice: t+0 s  admin – ready=true, serving=true, terminating=true',
  ]);
});

describe('hostile names', () => {
  test.each(nasty)('%j', async (name) => {
    const [deletion, , , , , start] = everyStory([name, `${name}2`, `${name}3`, name, `${name}4`]);
    for (const sketch of [deletion, start]) {
      const timeline = timelineOfSketch(sketch ?? {});
      const picture = await drawn(timeline);
      expect(picture.messages).toHaveLength(timeline.story.length);
      expect(picture.open).toBe(0);
      expect(Math.max(...picture.participants.map((label) => label.length))).toBeLessThan(110);
    }
  });

  it('never change what is drawn, whatever they are', async () => {
    const plain = await Promise.all(stories.map((story) => drawn(story)));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyName, { minLength: 5, maxLength: 5 }),
        fc.nat(stories.length - 1),
        async (names, index) => {
          const sketch = everyStory(names)[index] ?? {};
          const picture = await drawn(timelineOfSketch(sketch));
          const arrows = ({ messages }: Picture): readonly string[] => messages.map((text) => text.split(':')[0] ?? '');
          expect(arrows(picture)).toEqual(arrows(plain[index] ?? picture));
          expect(picture.participants).toHaveLength(plain[index]?.participants.length ?? 0);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('read as they are written', async () => {
    const names = ['a;b', '<b>"x"</b>', 'init #1', 'web', 'admin'];
    const { participants } = await drawn(timelineOfSketch(everyStory(names)[5] ?? {}));
    expect(participants.slice(-2)).toEqual(['init #1', 'a;b']);
  });
});
