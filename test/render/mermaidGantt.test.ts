// The gantt of a story, as Mermaid reads it: what lasts, from when to when, and nothing of it written by other people.
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Locale } from '../../server/src/core/base/localized.ts';
import type { Timeline } from '../../server/src/core/lifecycle/events.ts';
import { mermaidGantt } from '../../server/src/core/render/mermaidGantt.ts';
import { everyStory, timelineOfSketch } from '../lifecycle/everyEvent.ts';
import { timeline } from '../scenario/workload.ts';
import { anyName, nasty } from './hostileNames.ts';
import { decoded, parsedDiagram } from './parsed.ts';
import { pods } from './pods.ts';
import { explainTo } from './told.ts';

beforeAll(() => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
});

interface Task {
  readonly id: string;
  readonly task: string;
  readonly section: string;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly vert: boolean;
}

interface Picture {
  readonly markers: readonly string[];
  readonly bars: readonly Task[];
  /** `container web | SIGTERM, t+5 s`. */
  readonly lines: readonly string[];
}

/** What Mermaid makes of the gantt of a timeline; throws where it cannot read it. */
async function drawn(story: Timeline, locale: Locale = 'en'): Promise<Picture> {
  const db = await parsedDiagram<{ getTasks: () => readonly Task[] }>(mermaidGantt(story, explainTo(locale)).text);
  const tasks = db.getTasks();
  const bars = tasks.filter(({ vert }) => !vert);
  return {
    markers: tasks.filter(({ vert }) => vert).map(({ task }) => decoded(task).trim()),
    bars,
    lines: bars.map(({ section, task }) => `${decoded(section)} | ${decoded(task).trim()}`),
  };
}

const length = ({ startTime, endTime }: Task): number => endTime.getTime() - startTime.getTime();

const stories = everyStory().map((sketch) => timelineOfSketch(sketch));

describe.each(['en', 'ko'] as const)('in %s', (locale) => {
  test.each(stories.map((story, index) => [index, story] as const))(
    'story %i: every event is behind a bar, and every bar goes forward in time',
    async (_, story) => {
      const { bars } = await drawn(story, locale);
      const { barEventIds } = mermaidGantt(story, explainTo(locale));
      expect(bars.map(({ id }) => id)).toEqual(barEventIds.map((_ids, index) => `b${String(index)}`));
      expect(new Set(barEventIds.flat())).toEqual(new Set(story.events.map(({ id }) => id)));
      expect(bars.filter((bar) => length(bar) < 0)).toEqual([]);
    },
  );
});

test('a pod with a hook: a lane for the pod, the container, each condition of its endpoint', async () => {
  const { lines } = await drawn(timeline(pods.web.manifest, pods.web));
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Pod | ready, t+0 s
    Pod | grace period, t+0 s → t+30 s
    Pod | removed, t+8.6 s
    container web | runs, t+0 s → t+8 s
    container web | preStop (sleep), t+0 s → t+5 s
    container web | SIGTERM, t+5 s
    container web | exit code 0, t+8 s
    EndpointSlice web-svc | ready, → t+0 s
    EndpointSlice web-svc | serving, t+0 s → t+8.2 s
    EndpointSlice web-svc | terminating, t+0 s → t+8.2 s
    EndpointSlice web-svc | last request (ClusterIP), t+5 s"
  `);
});

test('best and worst case are a bar each, and the requests at risk have a lane', async () => {
  const { lines } = await drawn(timeline(pods.web.manifest.replace('seconds: 5', 'seconds: 1')));
  expect(lines).toContain('container web | runs, t+0 s → t+1 s');
  expect(lines).toContain('container web | runs, at the latest, t+0 s → t+30 s');
  expect(lines).toContain('container web | SIGKILL, t+30 s or never');
  expect(lines).toContain('Requests | at risk, t+1 s → t+5 s');
});

describe('a long wait', () => {
  const hour = {
    manifest: pods.web.manifest.replace(
      'spec:\n  containers',
      'spec:\n  terminationGracePeriodSeconds: 3600\n  containers',
    ),
    assume: { 'web.exitsAfterStopSignal': 'never' },
  };

  it('does not crush the first seconds, and is marked', async () => {
    const { bars, lines, markers } = await drawn(timeline(hour.manifest, hour));
    const of = (text: string): Task | undefined => bars[lines.findIndex((line) => line.includes(text))];
    const [hook, all] = [of('preStop (sleep)'), of('grace period')];
    expect(of('grace period, t+0 s → t+3600 s')).toBeDefined();
    expect(hook && all && length(hook) / length(all)).toBeGreaterThan(0.2);
    expect(markers).toContain('⋯ 3595 s ⋯');
    expect(markers).toContain('t+3600 s');
  });

  it('is none where everything fits', async () => {
    const { markers } = await drawn(timeline(pods.web.manifest, pods.web));
    expect(markers.filter((marker) => marker.includes('⋯'))).toEqual([]);
  });
});

describe('hostile names', () => {
  test.each([...nasty, 'section x', 'title', 'click b0', 'dateFormat y', '2026-01-01', 'vert', 'a:b, done', 'b0'])(
    '%j',
    async (name) => {
      const [deletion, , , , , start] = everyStory([name, `${name}2`, `${name}3`, name, `${name}4`]);
      for (const sketch of [deletion, start]) {
        const story = timelineOfSketch(sketch ?? {});
        const { bars, lines } = await drawn(story);
        expect(bars).toHaveLength(mermaidGantt(story, explainTo('en')).barEventIds.length);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(260);
      }
    },
  );

  it('never change what is drawn, whatever they are', async () => {
    const shape = ({ bars }: Picture): readonly (readonly [number, number])[] =>
      bars.map(({ startTime, endTime }) => [startTime.getTime(), endTime.getTime()] as const);
    const plain: (readonly (readonly [number, number])[])[] = [];
    // Mermaid has one store for all gantt charts.
    for (const story of stories) plain.push(shape(await drawn(story)));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyName, { minLength: 5, maxLength: 5 }),
        fc.nat(stories.length - 1),
        async (names, index) => {
          const picture = await drawn(timelineOfSketch(everyStory(names)[index] ?? {}));
          expect(shape(picture)).toEqual(plain[index]);
          expect(new Set(picture.bars.map(({ section }) => section)).size).toBeGreaterThan(1);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
