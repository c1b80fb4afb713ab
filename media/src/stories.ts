// What is told, drawn beside the document and then put there as a whole, so that nothing flickers.
import type { StoryView, TimelineView } from '../../server/src/protocol/timelineView.ts';
import { drawn, makeBarsSelectable, makeSelectable } from './diagram.ts';
import { eventTable, type Selecting } from './eventTable.ts';
import type { PictureKind } from './messages.ts';
import { list, make, words } from './page.ts';
import { stageOf } from './stage.ts';
import { applyZoom, letPan, type Zoom } from './zoom.ts';

export interface Telling {
  readonly picture: PictureKind;
  readonly zoom: Zoom;
  readonly select: Selecting;
  readonly zoomBy: (by: 'in' | 'out' | 'fit') => void;
  /** A picture that could not be drawn; the table says the same. */
  readonly fail: (error: unknown) => void;
}

/** Puts the stories into their place once all of them are drawn; `isCurrent` says whether somebody still wants them. */
export async function tell(
  place: HTMLElement,
  view: TimelineView,
  telling: Telling,
  isCurrent: () => boolean,
): Promise<boolean> {
  const pictures = await Promise.all(view.stories.map((story) => pictureOf(story, telling)));
  if (!isCurrent()) return false;
  const stage = view.stage ? [stageOf(view.stage)] : [];
  const sections = view.stories.map((story, index) => section(story, pictures[index], stage, telling));
  place.classList.toggle('beside', sections.length > 1);
  place.replaceChildren(...sections);
  view.stories.forEach((story, index) => {
    const svg = pictures[index];
    if (!svg) return;
    applyZoom(svg, telling.zoom);
    const select = kindOf(story, telling.picture) === 'sequence' ? makeSelectable : makeBarsSelectable;
    select(svg, story, telling.select.event);
  });
  return true;
}

/** What is asked for where it is there, else the other one. */
function kindOf({ sequence, gantt }: StoryView, asked: PictureKind): PictureKind {
  if (asked === 'gantt') return gantt === null ? 'sequence' : 'gantt';
  return sequence === null ? 'gantt' : 'sequence';
}

async function pictureOf(story: StoryView, telling: Telling): Promise<SVGSVGElement | undefined> {
  const text = story[kindOf(story, telling.picture)];
  if (text === null) return undefined;
  return drawn(text).catch((error: unknown) => {
    telling.fail(error);
    return undefined;
  });
}

function section(
  story: StoryView,
  picture: SVGSVGElement | undefined,
  stage: readonly HTMLElement[],
  telling: Telling,
): HTMLElement {
  const frame = make('div', 'diagram', ...(picture ? [picture] : []));
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', words.picture);
  frame.tabIndex = 0;
  letPan(frame, telling.zoomBy);
  return make(
    'section',
    'story',
    ...(story.heading === null ? [] : [make('h2', 'heading', make('code', '', story.heading))]),
    list(story.outcome, 'outcome'),
    ...(picture ? [frame] : []),
    ...stage,
    make('h2', '', words.events),
    eventTable(story.rows, telling.select),
  );
}
