// The preview's page. It shows what the host sends and says what was clicked; it fetches nothing and knows no files.
import type { TimelineView } from '../../server/src/protocol/timelineView.ts';
import { createDiagram } from './diagram.ts';
import { showEvents } from './eventTable.ts';
import type { FromWebview, ToWebview } from './messages.ts';
import { ViewState, type StateStore } from './viewState.ts';

declare function acquireVsCodeApi(): StateStore & { postMessage(message: FromWebview): void };

const api = acquireVsCodeApi();
const state = new ViewState(api);
const status = element('status');
const diagram = createDiagram(element('diagram'), selectEvent);
let revision = 0;
let scrolled = false;

window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => {
  state.keep({ target: data.type === 'show' ? data.view.target : data.target });
  if (data.type === 'show') void show(data.view);
  else fail(data.message);
});
window.addEventListener('scroll', () => {
  if (scrolled) state.keep({ scrollTop: window.scrollY });
});
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  report(`The content security policy stopped ${blockedURI || 'something'} (${violatedDirective}).`);
});
api.postMessage({ type: 'ready' });

async function show(view: TimelineView): Promise<void> {
  element('title').textContent = view.title;
  showList('outcome', view.outcome);
  showList('assumptions', view.assumptions);
  showEvents(tableBody(), view.rows, { event: selectEvent, cause: selectCause });
  try {
    await diagram.draw(view);
    settle('rendered', '');
  } catch (error) {
    report(`The picture could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
    settle('failed', status.dataset.noPicture ?? '');
  }
  document.body.classList.remove('waiting', 'stale');
  markSelected();
  if (!scrolled) window.scrollTo(0, state.scrollTop);
  scrolled = true;
}

function fail(message: string): void {
  settle(revision === 0 ? 'empty' : 'failed', message);
  document.body.classList.add('stale');
}

/** The attributes tell tests, too, that a picture is complete. */
function settle(outcome: 'rendered' | 'failed' | 'empty', message: string): void {
  if (outcome === 'rendered') revision += 1;
  status.textContent = message;
  status.dataset.revision = String(revision);
  status.dataset.state = outcome;
}

function selectEvent(eventId: string): void {
  state.keep({ selectedEventId: eventId });
  markSelected();
  api.postMessage({ type: 'revealEvent', eventId });
}

function selectCause(eventId: string, cause: number): void {
  state.keep({ selectedEventId: eventId });
  markSelected();
  api.postMessage({ type: 'revealCause', eventId, cause });
}

/** In the picture and in the table alike. */
function markSelected(): void {
  for (const marked of document.querySelectorAll<HTMLElement | SVGElement>('[data-event-id]')) {
    if (marked.dataset.eventId === state.selectedEventId) marked.setAttribute('aria-current', 'true');
    else marked.removeAttribute('aria-current');
  }
}

function showList(id: string, texts: readonly string[]): void {
  const items = texts.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
  element(id).replaceChildren(...items);
}

function report(message: string): void {
  api.postMessage({ type: 'report', message });
}

function tableBody(): HTMLTableSectionElement {
  const body = document.querySelector<HTMLTableSectionElement>('#events tbody');
  if (!body) throw new Error('The page has no table.');
  return body;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
