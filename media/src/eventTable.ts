// The same events as a table: for screen readers, for reading the causes, and for when there is no picture.
import type { TimelineRow } from '../../server/src/protocol/timelineView.ts';

export interface Selecting {
  event(eventId: string): void;
  cause(eventId: string, cause: number): void;
}

export function showEvents(body: HTMLTableSectionElement, rows: readonly TimelineRow[], select: Selecting): void {
  body.replaceChildren(...rows.map((row) => tableRow(row, select)));
}

function tableRow(row: TimelineRow, select: Selecting): HTMLTableRowElement {
  const tableRow = document.createElement('tr');
  tableRow.dataset.eventId = row.eventId;
  const instant = document.createElement('th');
  instant.scope = 'row';
  instant.textContent = row.instant;
  const told = document.createElement('td');
  told.append(sentence(row, select), causes(row, select));
  tableRow.append(instant, told);
  return tableRow;
}

/** An event that no line caused has nowhere to go. */
function sentence(row: TimelineRow, select: Selecting): HTMLElement {
  const follow =
    row.location &&
    (() => {
      select.event(row.eventId);
    });
  return withClass('sentence', linkOrText(row.sentence, follow));
}

function causes(row: TimelineRow, select: Selecting): HTMLUListElement {
  const list = document.createElement('ul');
  row.causes.forEach(({ text, location }, index) => {
    const item = document.createElement('li');
    item.append(
      linkOrText(
        text,
        location &&
          (() => {
            select.cause(row.eventId, index);
          }),
      ),
    );
    list.append(item);
  });
  return list;
}

function linkOrText(text: string, follow: (() => void) | null): HTMLElement {
  const element = document.createElement(follow ? 'button' : 'span');
  element.textContent = text;
  if (follow) element.addEventListener('click', follow);
  return element;
}

function withClass(name: string, element: HTMLElement): HTMLElement {
  element.className = name;
  return element;
}
