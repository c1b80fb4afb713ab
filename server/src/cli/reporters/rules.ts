// The catalogue of rules in every form in which `graceline rules` prints it.
import type { Locale, Localized } from '../../core/base/localized.ts';
import type { RuleMeta } from '../../core/rules/rule.ts';
import { rulePageUrl } from '../../core/rules/rulePageUrl.ts';
import type { Paint } from '../terminal.ts';

const headings = {
  what: { en: 'What it finds', ko: '무엇을 찾나' },
  why: { en: 'Why it matters', ko: '왜 중요한가' },
  fix: { en: 'What to do', ko: '어떻게 고치나' },
  falsePositives: { en: 'When it may be wrong', ko: '틀릴 수 있는 경우' },
  references: { en: 'References', ko: '참고' },
  suppress: { en: 'How to silence it', ko: '끄는 방법' },
} as const satisfies Record<string, Localized>;

const columns: Localized = { en: '| rule | severity | |', ko: '| 규칙 | 수준 | |' };

const prose = ['what', 'why', 'fix', 'falsePositives'] as const;

export function rulesText(rules: readonly RuleMeta[], page: boolean, locale: Locale, paint: Paint): string {
  if (page) return rules.map((meta) => pageText(meta, locale, paint)).join('\n');
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(
    ({ id, severity, title }) => `${paint('bold', id.padEnd(idWidth))}  ${severity.padEnd(11)}  ${title[locale]}`,
  );
  return `${rows.join('\n')}\n`;
}

function pageText(meta: RuleMeta, locale: Locale, paint: Paint): string {
  const sections = [
    ...prose.map((part) => [paint('bold', headings[part][locale]), meta.docs[part][locale]]),
    [paint('bold', headings.suppress[locale]), suppression(meta, locale)],
    [paint('bold', headings.references[locale]), ...meta.docs.references],
  ];
  const head = `${paint('bold', meta.id)} (${meta.severity})\n${meta.title[locale]}`;
  return `${[head, ...sections.map((lines) => lines.join('\n'))].join('\n\n')}\n`;
}

export function rulesMarkdown(rules: readonly RuleMeta[], page: boolean, locale: Locale): string {
  if (page) return rules.map((meta) => pageMarkdown(meta, locale)).join('\n');
  const rows = rules.map(
    ({ id, severity, title }) => `| [${id}](${rulePageUrl(id)}) | ${severity} | ${title[locale]} |`,
  );
  return `${columns[locale]}\n|---|---|---|\n${rows.join('\n')}\n`;
}

function pageMarkdown(meta: RuleMeta, locale: Locale): string {
  const sections = [
    ...prose.map((part) => `## ${headings[part][locale]}\n\n${meta.docs[part][locale]}`),
    `## ${headings.suppress[locale]}\n\n\`\`\`yaml\n${suppression(meta, locale)}\n\`\`\``,
    `## ${headings.references[locale]}\n\n${meta.docs.references.map((url) => `- <${url}>`).join('\n')}`,
  ];
  return `# ${meta.id}\n\n**${meta.severity}**. ${meta.title[locale]}\n\n${sections.join('\n\n')}\n`;
}

/** An object for one rule, a list for the catalogue. */
export function rulesJson(rules: readonly RuleMeta[], page: boolean, locale: Locale): string {
  const views = rules.map(({ id, title, severity, group, appliesTo, since, status, docs }) => ({
    id,
    title: title[locale],
    severity,
    group,
    appliesTo,
    since,
    status,
    docs: {
      ...Object.fromEntries(prose.map((part) => [part, docs[part][locale]])),
      references: docs.references,
    },
    url: rulePageUrl(id),
  }));
  return `${JSON.stringify(page ? views[0] : views, undefined, 2)}\n`;
}

const reason: Localized = { en: 'why it is meant', ko: '의도한 이유' };

function suppression({ id }: RuleMeta, locale: Locale): string {
  return `# graceline-disable-next-line ${id} -- ${reason[locale]}`;
}
