// The picture. Mermaid lays it out; its colours come from preview.css, so that it follows the theme without being drawn
// again. Each message and
// each bar becomes a button for the event behind it.
import mermaid from 'mermaid';
import type { StoryView, TimelineRow } from '../../server/src/protocol/timelineView.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const fontSize = 13;

/** The room around a message that a click may hit. */
const hitMargin = 4;

let drawings = 0;

/** Before the first picture: Mermaid takes the letters of the page. */
export function prepareDiagrams(): void {
  const { fontFamily } = getComputedStyle(document.body);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    look: 'classic',
    fontFamily,
    fontSize,
    sequence: {
      wrap: true,
      wrapPadding: 2,
      width: 114,
      height: 32,
      actorMargin: 30,
      messageMargin: 26,
      diagramMarginX: 8,
      diagramMarginY: 8,
      useMaxWidth: true,
    },
    gantt: { useWidth: 760, fontSize: 12, barHeight: 20, topPadding: 32, leftPadding: 140, rightPadding: 130 },
  });
}

/** Beside the document: what is shown stays until this is whole. Rejects where Mermaid does not understand. */
export async function drawn(text: string): Promise<SVGSVGElement> {
  drawings += 1;
  const { svg } = await mermaid.render(`timeline-${String(drawings)}`, unbroken(text));
  return svgElement(svg);
}

/** A number keeps its unit beside it when Mermaid breaks a line. */
function unbroken(text: string): string {
  return text.replaceAll(/(\d) s(?![\w])/g, '$1\u00a0s');
}

/** Mermaid has sanitised its text; an SVG document of its own runs no scripts while it is read. */
function svgElement(svg: string): SVGSVGElement {
  const template = document.createElement('template');
  template.innerHTML = svg;
  const found = template.content.querySelector('svg');
  if (!found) throw new Error('Mermaid drew nothing.');
  return found;
}

/** Each message becomes a button. The picture has to be in the document: its parts are measured. */
export function makeSelectable(svg: SVGSVGElement, view: StoryView, select: (eventId: string) => void): void {
  const rows = new Map(view.rows.map((row) => [row.eventId, row]));
  const messages = messagesOf(svg);
  view.messageEventIds.forEach((eventId, index) => {
    const [message, row] = [messages[index], rows.get(eventId)];
    if (!message || !row) return;
    setInstantApart(message, unbroken(row.instant));
    wrapInButton(message, row, select);
  });
}

/** The same for the bars of the time scale: each is about the event that begins it. */
export function makeBarsSelectable(svg: SVGSVGElement, view: StoryView, select: (eventId: string) => void): void {
  const rows = new Map(view.rows.map((row) => [row.eventId, row]));
  view.barEventIds.forEach((eventIds, index) => {
    const id = `${svg.id}-b${String(index)}`;
    const parts = [id, `${id}-text`].flatMap((part) => svg.getElementById(part) ?? []);
    const row = rows.get(eventIds[0] ?? '');
    if (parts.length > 0 && row) wrapInButton(parts, row, select, eventIds);
  });
}

/** What each message is made of, in drawing order: the lines of its text, then its arrow. */
function messagesOf(svg: SVGSVGElement): readonly (readonly Element[])[] {
  const messages: Element[][] = [];
  let parts: Element[] = [];
  for (const part of svg.querySelectorAll('.messageText, [data-et="message"]')) {
    parts.push(part);
    if (part.matches('[data-et="message"]')) {
      messages.push(parts);
      parts = [];
    }
  }
  return messages;
}

/** The instant at the start of a message's text, which may fill several lines, gets a style of its own. */
function setInstantApart(message: readonly Element[], instant: string): void {
  let rest = instant;
  for (const line of message) {
    const label = line.textContent;
    const length = rest.startsWith(label) ? label.length : label.startsWith(rest) ? rest.length : 0;
    if (length === 0) return;
    const part = document.createElementNS(svgNamespace, 'tspan');
    part.setAttribute('class', 'instant');
    part.textContent = label.slice(0, length);
    line.replaceChildren(part, label.slice(length));
    rest = rest.slice(length).trimStart();
  }
}

function wrapInButton(
  parts: readonly Element[],
  { eventId, instant, sentence, type }: TimelineRow,
  select: (eventId: string) => void,
  eventIds: readonly string[] = [eventId],
): void {
  const button = document.createElementNS(svgNamespace, 'g');
  button.setAttribute('class', type === 'sigkillSent' ? 'message danger' : 'message');
  button.setAttribute('role', 'button');
  button.setAttribute('tabindex', '0');
  // Its name is what is drawn; this is the rest of it.
  button.setAttribute('aria-description', `${instant}: ${sentence}`);
  button.dataset.eventIds = eventIds.join('\n');
  parts[0]?.replaceWith(button);
  button.append(...parts);
  button.prepend(hitArea(button));
  button.addEventListener('click', () => {
    select(eventId);
  });
  button.addEventListener('keydown', (pressed) => {
    if (pressed.key !== 'Enter' && pressed.key !== ' ') return;
    pressed.preventDefault();
    select(eventId);
  });
}

function hitArea(button: SVGGElement): SVGRectElement {
  const { x, y, width, height } = button.getBBox();
  const area = document.createElementNS(svgNamespace, 'rect');
  area.setAttribute('class', 'hit-area');
  area.setAttribute('x', String(x - hitMargin));
  area.setAttribute('y', String(y - hitMargin));
  area.setAttribute('width', String(width + 2 * hitMargin));
  area.setAttribute('height', String(height + 2 * hitMargin));
  area.setAttribute('rx', '3');
  return area;
}
