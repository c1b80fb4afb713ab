// What a reader finds in the pictures is what was measured. Only the text of a picture is looked at, so that a wrong
// label or a wrong place on the scale is noticed as well as a wrong prediction.
import { describe, expect, test } from 'vitest';
import { mermaidGantt } from '../../server/src/core/render/mermaidGantt.ts';
import { mermaidSequence } from '../../server/src/core/render/mermaidSequence.ts';
import { explainTo } from '../render/told.ts';
import { isExpressible, predict, readMeasured, toleranceOf, type Measured, type Milestone } from './measured.ts';

/** What a reader looks for: in the picture of a container, or of the pod. */
interface Wanted {
  readonly container: string | undefined;
  readonly sequence: RegExp;
  /** In a lane; `end`: of a bar its end is meant. */
  readonly lane: RegExp;
  readonly edge: 'start' | 'end';
}

const signals: Readonly<Record<string, string>> = {
  terminated: 'SIGTERM',
  quit: 'SIGQUIT',
  hangup: 'SIGHUP',
  user: 'SIGUSR1',
};

const ofPod: Readonly<Record<string, Omit<Wanted, 'container'>>> = {
  'endpoint removed': { sequence: /^api->>slice: .*removed$/, lane: /^terminating$/, edge: 'end' },
  'api object removed': { sequence: /^kubelet->>api: .*removed$/, lane: /^removed$/, edge: 'start' },
  'pod ready': { sequence: /^kubelet->>api: .*ready$/, lane: /^ready$/, edge: 'start' },
};

function wanted({ what }: Milestone, hooks: Measured['hooks']): Wanted {
  const known = ofPod[what];
  if (known) return { ...known, container: undefined };
  const [, serving] = /^endpoint terminating, serving=(\w+)/.exec(what) ?? [];
  if (serving === undefined) return ofContainer(what) ?? ofHook(what, hooks);
  const sequence = new RegExp(`serving=${serving}, terminating=true$`);
  return { container: undefined, sequence, lane: serving === 'true' ? /^serving$/ : /^terminating$/, edge: 'start' };
}

function ofContainer(what: string): Wanted | undefined {
  const [, container, verb, detail = ''] = /^(\S+)\.(signal|exit) \(?(\w+)/.exec(what) ?? [];
  if (verb === undefined) return undefined;
  const label = verb === 'exit' ? `exit code ${detail}` : signals[detail];
  return { container, sequence: new RegExp(`  ${label}$`), lane: new RegExp(`^${label}$`), edge: 'start' };
}

function ofHook(what: string, hooks: Measured['hooks']): Wanted {
  const [, name = '', edge] = /^(\S+)\.(start|end)$/.exec(what) ?? [];
  const known = hooks[name];
  if (!known) throw new Error(`What is ${what}?`);
  const lane = new RegExp(`^${known.hook} \\(`);
  return edge === 'start'
    ? { container: known.container, sequence: new RegExp(`${known.hook} \\(`), lane, edge }
    : { container: known.container, sequence: new RegExp(`${known.hook} [^(]*$`), lane, edge: 'end' };
}

/** From and to, in milliseconds; without end where something may never happen. */
type Range = readonly [earliest: number, latest: number];

/** `t+5 s`, `t+0 s … t+30 s`, `t+30 s or never`. */
function readInstant(text: string): Range | undefined {
  const [, earliest, latest, never] = /(t[+-][\d.]+) s(?: … (t[+-][\d.]+) s| (or never))?/.exec(text) ?? [];
  if (earliest === undefined) return undefined;
  const from = Number(earliest.slice(1)) * 1000;
  return [from, never ? Infinity : latest === undefined ? from : Number(latest.slice(1)) * 1000];
}

function inSequence(text: string, { container, sequence }: Wanted): readonly Range[] {
  const lines = text.split('\n');
  const names = lines.flatMap((line) => {
    const [, id, name] = /^participant (\w+) as (.*)$/.exec(line) ?? [];
    return id !== undefined && name === container ? [id] : [];
  });
  return lines.flatMap((line) => {
    const [, from = '', to = ''] = /^(\w+?)(?:-{1,2}>>|-{1,2}x)(\w+): /.exec(line) ?? [];
    const isOwn = container === undefined || names.includes(from) || names.includes(to);
    const range = isOwn && sequence.test(line) ? readInstant(line) : undefined;
    return range ? [range] : [];
  });
}

/** Rows are `label, from → to :tags, id, from, to`. A second row for the worst case has its instants after `at latest`. */
function inGantt(text: string, { container, lane, edge }: Wanted): readonly Range[] {
  const sections = text.split(/^section /m).slice(1);
  const own = sections.filter((section) => container === undefined || section.startsWith(`container ${container}\n`));
  return own.flatMap((section) =>
    section.split('\n').flatMap((row) => {
      const [, label = '', when = ''] = /^(.*?), (.*) :[^:]*$/.exec(row) ?? [];
      if (!lane.test(label) && !lane.test(label.replace(/, .*$/, ''))) return [];
      const [start = '', end] = when.includes('→') ? when.split('→') : [when];
      // What takes no time has one instant.
      const range = readInstant(edge === 'end' || start === '' ? (end ?? start) : start);
      return range ? [range] : [];
    }),
  );
}

function isNear([earliest, latest]: Range, { t, min, max }: Milestone, tolerance: number, isStart: boolean): boolean {
  // The phase of a probe is random, so that a start is a range; what is drawn is rounded to a tenth of a second.
  if (isStart) return t >= earliest - 600 && t <= latest + 1100;
  return (
    (t >= earliest - tolerance - 100 && t <= latest + tolerance + 100) ||
    (earliest >= min - 400 && earliest <= max + 400)
  );
}

describe('the pictures say what was measured on a real cluster', () => {
  test.each(
    readMeasured()
      .filter(isExpressible)
      .map((measured): [string, Measured] => [measured.id, measured]),
  )('%s', (_, measured) => {
    const { timeline } = predict(measured);
    const explain = explainTo('en');
    const [sequence, gantt] = [mermaidSequence(timeline, explain).text, mermaidGantt(timeline, explain).text];
    const wrong = measured.milestones.flatMap((milestone) => {
      const tolerance = toleranceOf(milestone, measured.hooks);
      if (tolerance === undefined) return [];
      const want = wanted(milestone, measured.hooks);
      const pictures = { sequence: inSequence(sequence, want), gantt: inGantt(gantt, want) };
      return Object.entries(pictures).flatMap(([picture, said]) =>
        said.some((range) => isNear(range, milestone, tolerance, measured.trigger === 'startup'))
          ? []
          : [`${milestone.what}: measured at ${String(milestone.t)} ms, the ${picture} says ${JSON.stringify(said)}`],
      );
    });
    expect(wrong).toEqual([]);
  });
});
