// `timeline --format markdown`: drawings as GitHub and VS Code draw them, and the events as a table.
import type { Locale } from '../../core/base/localized.ts';
import { wordsOf } from '../words.ts';
import type { TimelinePart } from './timelinePage.ts';

export function timelineMarkdown(parts: readonly TimelinePart[], locale: Locale): string {
  return `${parts.map((part) => section(part, locale)).join('\n\n')}\n`;
}

function section(part: TimelinePart, locale: Locale): string {
  const words = wordsOf(locale);
  const rows = part.rows.map(({ instant, sentence }) => `| ${plain(instant)} | ${plain(sentence)} |`);
  const blocks = [
    `# ${plain(part.title)}`,
    list(part.outcome),
    ...markdownDrawings(part),
    [`| ${words.when} | ${words.what} |`, '|---|---|', ...rows].join('\n'),
    ...(part.assumptions.length > 0 ? [words.assumptions, list(part.assumptions)] : []),
  ];
  return blocks.join('\n\n');
}

/** No line of Mermaid text of ours begins with backticks. */
export function markdownDrawings({ sequence, gantt }: Pick<TimelinePart, 'sequence' | 'gantt'>): readonly string[] {
  return [sequence, gantt].map((text) => `\`\`\`mermaid\n${text}\`\`\``);
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${plain(text)}`).join('\n');
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|<>*_`[\]#&]/g, (char) => `\\${char}`);
}
