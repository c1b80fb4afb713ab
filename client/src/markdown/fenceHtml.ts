// What stands in the place of a fence: the outcome and the events as text, and where the picture is drawn once a script
// runs. What a manifest says is never markup.
import * as vscode from 'vscode';
import type { Fence, FencedTimeline } from '../../../server/src/protocol/fencedTimeline.ts';
import type { StoryView, TimelineView } from '../../../server/src/protocol/timelineView.ts';

export function fenceHtml({ result, picture }: FencedTimeline, { text }: Fence): string {
  if (result.type === 'none')
    return `<p role="alert">${inHtml(result.message)}</p><pre><code>${inHtml(text)}</code></pre>`;
  const { stories, title, assumptions } = result.view;
  return [
    `<p><strong>${inHtml(title)}</strong></p>`,
    ...stories.map((story) => storyHtml(story, picture)),
    assumptionsHtml(assumptions),
  ].join('');
}

function storyHtml(story: StoryView, wanted: FencedTimeline['picture']): string {
  const diagram = story[wanted] ?? story.sequence ?? story.gantt;
  const heading = story.heading === null ? '' : `<p><code>${inHtml(story.heading)}</code></p>`;
  const figure = diagram === null ? '' : `<figure class="diagram" data-diagram="${inHtml(diagram)}"></figure>`;
  const rows = story.rows.map(
    ({ instant, sentence }) => `<tr><th scope="row">${inHtml(instant)}</th><td>${inHtml(sentence)}</td></tr>`,
  );
  return `${heading}${listHtml(story.outcome)}${figure}<details><summary>${inHtml(vscode.l10n.t('Events'))}</summary><table>${rows.join('')}</table></details>`;
}

function assumptionsHtml(assumptions: TimelineView['assumptions']): string {
  if (assumptions.length === 0) return '';
  return `<details><summary>${inHtml(vscode.l10n.t('Assumptions'))}</summary>${listHtml(assumptions)}</details>`;
}

function listHtml(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${inHtml(text)}</li>`).join('')}</ul>`;
}

/** Line breaks too: they would end up as blanks in an attribute. */
export function inHtml(text: string): string {
  return text.replaceAll(/[&<>"'\n]/g, (char) => `&#${String(char.codePointAt(0))};`);
}
