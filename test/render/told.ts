// A timeline as a reader sees it.
import type { Locale } from '../../server/src/core/base/localized.ts';
import type { Timeline } from '../../server/src/core/lifecycle/events.ts';
import { assumptionText } from '../../server/src/core/render/assumptionText.ts';
import type { Explain } from '../../server/src/core/render/explain.ts';
import { instantText } from '../../server/src/core/render/instantText.ts';
import { outcomeTexts } from '../../server/src/core/render/outcome.ts';
import { sentence } from '../../server/src/core/render/sentences.ts';
import { ask, type Asked } from '../scenario/workload.ts';

/** Lines of the manifest count from 1. */
export function explainTo(locale: Locale): Explain {
  return {
    locale,
    lineOf: ({ document, span }) => {
      const { text } = document as typeof document & { readonly text: string };
      const line = text.slice(0, span.start).split('\n').length;
      return locale === 'ko' ? `${String(line)}번째 줄` : `line ${String(line)}`;
    },
  };
}

/** How it ends, what happens, and what that rests on. */
export function tell(manifest: string, locale: Locale, asked: Asked = {}): string {
  const answer = ask(manifest, asked);
  if (answer.type === 'unknown') return answer.why[locale];
  const explain = explainTo(locale);
  return [
    ...outcomeTexts(answer.timeline, explain),
    '',
    ...story(answer.timeline, explain),
    '',
    ...answer.assumptions.map((use) => assumptionText(use, explain)),
  ].join('\n');
}

function story(timeline: Timeline, explain: Explain): readonly string[] {
  return timeline.story.map((event) => `${instantText(event, explain.locale)}: ${sentence(event, timeline, explain)}`);
}
