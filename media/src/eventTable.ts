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
  tableRow.append(instant, cell(sentence(row, select)), cell(causes(row, select)));
  return tableRow;
}

function cell(content: HTMLElement): HTMLTableCellElement {
  const element = document.createElement('td');
  element.append(content);
  return element;
}

/** An event that no line caused has nowhere to go. */
function sentence(row: TimelineRow, select: Selecting): HTMLElement {
  return linkOrText(row.sentence, row.location !== null, () => {
    select.event(row.eventId);
  });
}

function causes(row: TimelineRow, select: Selecting): HTMLUListElement {
  const list = document.createElement('ul');
  row.causes.forEach(({ text, location }, index) => {
    const item = document.createElement('li');
    item.append(
      linkOrText(text, location !== null, () => {
        select.cause(row.eventId, index);
      }),
    );
    list.append(item);
  });
  return list;
}

function linkOrText(text: string, leadsSomewhere: boolean, follow: () => void): HTMLElement {
  const element = document.createElement(leadsSomewhere ? 'button' : 'span');
  element.textContent = text;
  if (leadsSomewhere) element.addEventListener('click', follow);
  return element;
}
