// Pods on their nodes: a row for each step, and a curve of how many endpoints are ready.
import type { StageView } from '../../server/src/protocol/timelineView.ts';
import { make, words } from './page.ts';

export function stageOf(stage: StageView): HTMLElement {
  return make(
    'section',
    'stage',
    make('h2', '', words.readyEndpoints),
    curve(stage),
    make('h2', '', words.podsOnNodes),
    steps(stage),
  );
}

function steps({ nodes, steps }: StageView): HTMLElement {
  const budgeted = steps.some(({ budgets }) => budgets.length > 0);
  const heads = [words.when, ...nodes, words.noNode, words.readyPods, ...(budgeted ? [words.evictions] : [])];
  const rows = steps.map((step) =>
    make(
      'tr',
      '',
      head('row', step.instant),
      ...step.columns.map(({ state, pods }) => make('td', `node ${state}`, stateText(state), ...pods.map(podText))),
      make('td', '', String(step.readyPods)),
      ...(budgeted ? [make('td', '', step.budgets.map(budgetText).join(', '))] : []),
    ),
  );
  const headRow = make('tr', '', ...heads.map((text) => head('col', text)));
  const table = make('table', 'nodes', make('thead', '', headRow), make('tbody', '', ...rows));
  const around = make('div', 'scrolls', table);
  around.tabIndex = 0;
  around.setAttribute('role', 'group');
  around.setAttribute('aria-label', words.podsOnNodes);
  return around;
}

function head(scope: 'row' | 'col', text: string): HTMLElement {
  const cell = make('th', '', text);
  cell.scope = scope;
  return cell;
}

function stateText(state: string): HTMLElement | string {
  return state === 'none' || state === 'schedulable' ? '' : make('span', 'node-state', words.states[state] ?? state);
}

function podText({ name, state }: { readonly name: string; readonly state: string }): HTMLElement {
  return make('span', `pod ${state}`, `${name} `, make('small', '', words.states[state] ?? state));
}

function budgetText({ name, allowed, refused }: StageView['steps'][number]['budgets'][number]): string {
  return `${name}: ✓${String(allowed)} ✗${String(refused)}`;
}

const size = { width: 600, height: 90, left: 28, bottom: 18 };

/** A step line; its numbers are in the table too, so that it is one picture for a screen reader. */
function curve({ readyEndpoints: points }: StageView): SVGSVGElement {
  const end = Math.max(1, (points.at(-1)?.atMillis ?? 0) * 1.08);
  const most = Math.max(1, ...points.map(({ ready }) => ready));
  const x = (at: number): number => size.left + (at / end) * (size.width - size.left - 4);
  const y = (ready: number): number => 6 + (1 - ready / most) * (size.height - size.bottom - 6);
  const path = points.map(({ atMillis, ready }, index) =>
    index === 0
      ? `M${x(atMillis).toFixed(1)} ${y(ready).toFixed(1)}`
      : `H${x(atMillis).toFixed(1)}V${y(ready).toFixed(1)}`,
  );
  const svg = drawn('svg', {
    viewBox: `0 0 ${String(size.width)} ${String(size.height)}`,
    role: 'img',
    class: 'curve',
  });
  svg.setAttribute('aria-label', points.map(({ instant, ready }) => `${instant}: ${String(ready)}`).join(', '));
  for (const ready of [0, most]) {
    svg.append(drawn('line', { x1: x(0), x2: size.width - 4, y1: y(ready), y2: y(ready), class: 'grid' }));
    svg.append(label(String(ready), size.left - 6, y(ready) + 4, 'end'));
  }
  svg.append(drawn('path', { d: `${path.join('')}H${x(end).toFixed(1)}`, class: 'steps' }));
  for (const { atMillis, instant, ready } of points) {
    const dot = drawn('circle', { cx: x(atMillis), cy: y(ready), r: 3, class: ready === 0 ? 'danger' : '' });
    const title = drawn('title', {});
    title.textContent = `${instant}: ${String(ready)}`;
    dot.append(title);
    svg.append(dot);
  }
  svg.append(label(points[0]?.instant ?? '', size.left, size.height - 2, 'start'));
  svg.append(label(points.at(-1)?.instant ?? '', x(points.at(-1)?.atMillis ?? 0), size.height - 2, 'end'));
  return svg;
}

function label(text: string, x: number, y: number, anchor: string): SVGTextElement {
  const made = drawn('text', { x, y, 'text-anchor': anchor });
  made.textContent = text;
  return made;
}

function drawn<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
