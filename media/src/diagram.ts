// The picture. Mermaid lays it out; its colours come from preview.css, so that it follows the theme without being drawn
// again. Each message becomes a button for the event behind it.
import mermaid from 'mermaid';
import type { TimelineView } from '../../server/src/protocol/timelineView.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const fontSize = 13;

/** The room around a message that a click may hit. */
const hitMargin = 4;

export interface Diagram {
  /** Draws beside the document and then swaps; the last picture stays where this fails. */
  draw(view: TimelineView): Promise<void>;
}

export function createDiagram(container: HTMLElement, select: (eventId: string) => void): Diagram {
  const { fontFamily } = getComputedStyle(document.body);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    fontFamily,
    sequence: {
      ...fontsOf(fontFamily),
      width: 110,
      height: 36,
      actorMargin: 28,
      messageMargin: 30,
      diagramMarginX: 8,
      diagramMarginY: 8,
      useMaxWidth: true,
    },
  });
  let drawings = 0;
  return {
    async draw(view) {
      drawings += 1;
      const { svg } = await mermaid.render(`timeline-${String(drawings)}`, view.mermaid);
      const drawn = svgElement(svg);
      container.replaceChildren(drawn);
      keepReadable(drawn);
      makeSelectable(drawn, view, select);
    },
  };
}

function fontsOf(fontFamily: string) {
  return {
    actorFontFamily: fontFamily,
    messageFontFamily: fontFamily,
    noteFontFamily: fontFamily,
    actorFontSize: fontSize,
    messageFontSize: fontSize,
    noteFontSize: fontSize,
  };
}

/** Mermaid has sanitised its text; an SVG document of its own runs no scripts while it is read. */
function svgElement(svg: string): SVGSVGElement {
  const template = document.createElement('template');
  template.innerHTML = svg;
  const found = template.content.querySelector('svg');
  if (!found) throw new Error('Mermaid drew nothing.');
  return found;
}

/** A narrow panel shrinks the picture a little, and then scrolls: letters have to stay letters. */
function keepReadable(svg: SVGSVGElement): void {
  svg.style.minWidth = `${String(Math.round(svg.viewBox.baseVal.width * 0.8))}px`;
}

function makeSelectable(svg: SVGSVGElement, view: TimelineView, select: (eventId: string) => void): void {
  const sentences = new Map(view.rows.map(({ eventId, instant, sentence }) => [eventId, `${instant}: ${sentence}`]));
  const texts = [...svg.querySelectorAll('.messageText')];
  const lines = [...svg.querySelectorAll('[data-et="message"]')];
  view.messageEventIds.forEach((eventId, index) => {
    const [text, line] = [texts[index], lines[index]];
    if (text && line) addButton(text, line, eventId, sentences.get(eventId) ?? '', select);
  });
}

function addButton(
  text: Element,
  line: Element,
  eventId: string,
  label: string,
  select: (eventId: string) => void,
): void {
  const button = document.createElementNS(svgNamespace, 'g');
  button.setAttribute('class', 'message');
  button.setAttribute('role', 'button');
  button.setAttribute('tabindex', '0');
  button.setAttribute('aria-label', label);
  button.dataset.eventId = eventId;
  text.replaceWith(button);
  button.append(text, line);
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
