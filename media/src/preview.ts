// The preview's page. It shows what the host sends and says what was clicked; it fetches nothing and knows no files.
import type { TimelineView } from '../../server/src/protocol/timelineView.ts';
import { prepareDiagrams } from './diagram.ts';
import { pngOf, standaloneSvg } from './exportPicture.ts';
import type { Choice, ExportFormat, FromWebview, ToWebview } from './messages.ts';
import { element, list, words } from './page.ts';
import { tell, type Telling } from './stories.ts';
import { Toolbar } from './toolbar.ts';
import { ViewState, type StateStore } from './viewState.ts';
import { WhatIfForm } from './whatIf.ts';
import { applyZoom, zoomed } from './zoom.ts';

declare function acquireVsCodeApi(): StateStore & { postMessage(message: FromWebview): void };

const api = acquireVsCodeApi();
const state = new ViewState(api);
const status = element('status');
const stories = element('stories');
const toolbar = new Toolbar({ choose, draw, zoomBy, export: (format) => void exportAs(format) });
const whatIf = new WhatIfForm({
  suppose: (supposed) => {
    choose({ whatIf: supposed });
  },
  apply: () => {
    api.postMessage({ type: 'apply' });
  },
  keep: () => {
    api.postMessage({ type: 'keep' });
  },
});
let shown: TimelineView | undefined;
let highlighted: ReadonlySet<string> = new Set();
let revision = 0;
let drawings = 0;
let scrolled = false;

prepareDiagrams();
window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => {
  receive(data);
});
window.addEventListener('scroll', () => {
  if (scrolled) state.keep({ scrollTop: window.scrollY });
});
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  report(`The content security policy stopped ${blockedURI || 'something'} (${violatedDirective}).`);
});
api.postMessage({ type: 'ready' });

function receive(message: ToWebview): void {
  switch (message.type) {
    case 'show':
      keepChoice(message.choice);
      shown = message.view;
      whatIf.show(message.view, message.choice.whatIf);
      void show(message.view);
      break;
    case 'fail':
      keepChoice(message.choice);
      fail(message.message);
      break;
    case 'highlight':
      highlighted = new Set(message.eventIds);
      mark();
      break;
    case 'export':
      void exportAs(message.format);
  }
}

function keepChoice(choice: Choice): void {
  state.keep({ choice });
  toolbar.showChoice(choice);
}

/** Of several drawings under way only the last one counts. */
async function show(view: TimelineView): Promise<void> {
  drawings += 1;
  const drawing = drawings;
  const errors: unknown[] = [];
  const telling: Telling = {
    picture: state.picture,
    zoom: state.zoom,
    select: { event: selectEvent, cause: selectCause },
    zoomBy,
    fail: (error) => errors.push(error),
  };
  if (!(await tell(stories, view, telling, () => drawing === drawings))) return;
  element('title').textContent = view.title;
  element('assumptions').replaceChildren(...list(view.assumptions, '').childNodes);
  toolbar.showView(view, state.picture);
  for (const error of errors) report(`The picture could not be drawn: ${String(error)}`);
  settle(errors.length === 0 ? 'rendered' : 'failed', errors.length === 0 ? '' : words.noPicture);
  document.body.classList.remove('waiting', 'stale');
  mark();
  if (!scrolled) window.scrollTo(0, state.scrollTop);
  scrolled = true;
}

function fail(message: string): void {
  // What is still being drawn is older than this.
  drawings += 1;
  settle(revision === 0 ? 'empty' : 'failed', message);
  document.body.classList.remove('waiting');
  document.body.classList.add('stale');
  document.body.classList.toggle('empty', revision === 0);
}

/** The attributes tell tests, too, that a picture is complete. */
function settle(outcome: 'rendered' | 'failed' | 'empty', message: string): void {
  if (outcome === 'rendered') {
    revision += 1;
    document.body.classList.remove('empty');
  }
  status.textContent = message;
  status.dataset.revision = String(revision);
  status.dataset.state = outcome;
}

function choose(change: Partial<Choice>): void {
  api.postMessage({ type: 'choose', change });
}

function draw(picture: 'sequence' | 'gantt'): void {
  state.keep({ picture });
  if (shown) void show(shown);
}

function zoomBy(by: 'in' | 'out' | 'fit'): void {
  state.keep({ zoom: zoomed(state.zoom, by) });
  for (const svg of pictures()) applyZoom(svg, state.zoom);
}

function pictures(): readonly SVGSVGElement[] {
  return [...stories.querySelectorAll<SVGSVGElement>('.diagram > svg, svg.curve')];
}

async function exportAs(format: ExportFormat): Promise<void> {
  try {
    api.postMessage({ type: 'exported', format, pictures: await exported(format) });
  } catch (error) {
    report(`The picture could not be saved: ${String(error)}`);
  }
}

async function exported(format: ExportFormat): Promise<readonly string[]> {
  if (format === 'mermaid' || format === 'markdown') {
    return (shown?.stories ?? []).flatMap((story) => story[state.picture] ?? story.sequence ?? []);
  }
  if (format === 'png') return Promise.all(pictures().map(pngOf));
  return pictures().map(standaloneSvg);
}

function selectEvent(eventId: string): void {
  state.keep({ selectedEventId: eventId });
  mark();
  api.postMessage({ type: 'revealEvent', eventId });
}

function selectCause(eventId: string, cause: number): void {
  state.keep({ selectedEventId: eventId });
  mark();
  api.postMessage({ type: 'revealCause', eventId, cause });
}

/** In the picture and in the table alike. */
function mark(): void {
  for (const marked of document.querySelectorAll<HTMLElement | SVGElement>('[data-event-ids]')) {
    const eventIds = marked.dataset.eventIds?.split('\n') ?? [];
    if (eventIds.some((id) => id === state.selectedEventId)) marked.setAttribute('aria-current', 'true');
    else marked.removeAttribute('aria-current');
    marked.classList.toggle(
      'caused-here',
      eventIds.some((id) => highlighted.has(id)),
    );
  }
}

function report(message: string): void {
  api.postMessage({ type: 'report', message });
}
