// A timeline as a document: Markdown with Mermaid in it, and HTML that needs nothing but itself.
import type { StoryView, TimelineView } from '../../../server/src/protocol/timelineView.ts';

/** `pictures`: Mermaid text, one for each story that has one. */
export function timelineMarkdown(view: TimelineView, pictures: readonly string[]): string {
  const parts = view.stories.flatMap((story, index) => [
    ...(story.heading === null ? [] : [`## ${inMarkdown(story.heading)}`]),
    story.outcome.map((text) => `- ${inMarkdown(text)}`).join('\n'),
    ...(pictures[index] === undefined ? [] : ['```mermaid\n' + pictures[index].trimEnd() + '\n```']),
    markdownTable(story),
  ]);
  const assumptions = view.assumptions.map((text) => `- ${inMarkdown(text)}`).join('\n');
  return [`# ${inMarkdown(view.title)}`, ...parts, assumptions].filter((part) => part !== '').join('\n\n') + '\n';
}

function markdownTable({ rows }: StoryView): string {
  const lines = rows.map(({ instant, sentence }) => `| ${inMarkdown(instant)} | ${inMarkdown(sentence)} |`);
  return ['| | |', '|---|---|', ...lines].join('\n');
}

/** Names are anybody's: nothing of them is markup. */
function inMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#&~]/g, String.raw`\$&`);
}

/** `pictures`: SVG documents, whose scripts and handlers Mermaid has taken out; the page runs none anyway. */
export function timelineHtml(view: TimelineView, pictures: readonly string[], language: string): string {
  const stories = view.stories.map((story, index) => {
    const heading = story.heading === null ? '' : `<h2>${inHtml(story.heading)}</h2>`;
    const rows = story.rows.map(
      ({ instant, sentence }) => `<tr><th scope="row">${inHtml(instant)}</th><td>${inHtml(sentence)}</td></tr>`,
    );
    return `${heading}${htmlList(story.outcome)}${pictures[index] ?? ''}<table>${rows.join('')}</table>`;
  });
  return `<!DOCTYPE html>
<html lang="${inHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inHtml(view.title)}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:2em;max-width:60em}svg{max-width:100%;height:auto}th{text-align:left;white-space:nowrap;padding-right:1em;vertical-align:top}</style>
</head>
<body>
<h1>${inHtml(view.title)}</h1>
${stories.join('\n')}
${htmlList(view.assumptions)}
</body>
</html>
`;
}

function htmlList(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${inHtml(text)}</li>`).join('')}</ul>`;
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
