// The same events as a table: for screen readers, for reading the causes, and for when there is no picture.
import type { TimelineRow } from '../../server/src/protocol/timelineView.ts';
import { make, words } from './page.ts';

export interface Selecting {
  readonly event: (eventId: string) => void;
  readonly cause: (eventId: string, cause: number) => void;
}

export function eventTable(rows: readonly TimelineRow[], select: Selecting): HTMLTableElement {
  const head = make('tr', '', columnHead(words.when), columnHead(words.what));
  const body = make('tbody', '', ...rows.map((row) => tableRow(row, select)));
  return make('table', 'events', make('thead', '', head), body);
}

function columnHead(text: string): HTMLTableCellElement {
  const head = make('th', '', text);
  head.scope = 'col';
  return head;
}

function tableRow(row: TimelineRow, select: Selecting): HTMLTableRowElement {
  const instant = make('th', '', row.instant);
  instant.scope = 'row';
  const told = make('td', '', sentence(row, select), causes(row, select), semantics(row));
  const tableRow = make('tr', row.type === 'sigkillSent' ? 'danger' : '', instant, told);
  tableRow.dataset.eventIds = row.eventId;
  return tableRow;
}

/** An event that no line caused has nowhere to go. */
function sentence(row: TimelineRow, select: Selecting): HTMLElement {
  const follow =
    row.location &&
    (() => {
      select.event(row.eventId);
    });
  return linkOrText('sentence', row.sentence, follow);
}

function causes(row: TimelineRow, select: Selecting): HTMLUListElement {
  const items = row.causes.map(({ text, location }, index) => {
    const follow =
      location &&
      (() => {
        select.cause(row.eventId, index);
      });
    return make('li', '', linkOrText('', text, follow));
  });
  return make('ul', '', ...items);
}

/** What Kubernetes does here, for whoever asks. */
function semantics({ semantics: { text, url } }: TimelineRow): HTMLDetailsElement {
  const link = make('a', '', words.documentation);
  link.href = url;
  return make('details', 'semantics', make('summary', '', words.whatKubernetesDoes), make('p', '', text, ' ', link));
}

function linkOrText(className: string, text: string, follow: (() => void) | null): HTMLElement {
  const element = make(follow ? 'button' : 'span', className, text);
  if (follow) element.addEventListener('click', follow);
  return element;
}
