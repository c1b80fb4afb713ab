// The forms in which a timeline comes, of one pod or of a whole application.
import type { Locale } from '../core/base/localized.ts';
import { drawPng, drawSvg } from './browser.ts';
import { timelineHtml } from './reporters/timelineHtml.ts';
import { timelineMarkdown } from './reporters/timelineMarkdown.ts';
import type { TimelinePart } from './reporters/timelinePage.ts';

export const timelineFormats = ['text', 'json', 'mermaid', 'mermaid-gantt', 'markdown', 'html', 'svg', 'png'] as const;
export type TimelineFormat = (typeof timelineFormats)[number];

/** @param parts what is shown, the one that was asked for last */
export async function renderParts(
  parts: readonly TimelinePart[],
  format: Exclude<TimelineFormat, 'text' | 'json'>,
  locale: Locale,
): Promise<string | Buffer> {
  const { sequence = '', gantt = '' } = parts.at(-1) ?? {};
  switch (format) {
    case 'mermaid':
      return sequence;
    case 'mermaid-gantt':
      return gantt;
    case 'markdown':
      return timelineMarkdown(parts, locale);
    case 'html':
      return timelineHtml(parts, locale);
    case 'svg':
      return drawSvg(sequence);
    case 'png':
      return drawPng(sequence);
  }
}
