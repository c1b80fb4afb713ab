// `graceline rules`: the catalogue, or the page of one rule.
import { Option, type Command } from 'commander';
import type { Locale } from '../../core/base/localized.ts';
import { rules } from '../../core/rules/index.ts';
import { help } from '../help.ts';
import { addOutputOptions, type OutputOptions } from '../options.ts';
import { rulesJson, rulesMarkdown, rulesText } from '../reporters/rules.ts';
import { painter, wantsColors } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

interface RulesOptions extends OutputOptions {
  readonly format: 'text' | 'json' | 'markdown';
}

export function defineRules(root: Command, locale: Locale): void {
  const command = root
    .command('rules')
    .description(help.rules[locale])
    .argument('[id]', help.rule[locale])
    .addOption(
      new Option('--format <format>', help.format[locale]).choices(['text', 'json', 'markdown']).default('text'),
    );
  addOutputOptions(command, locale).action((id: string | undefined, options: RulesOptions) => {
    process.stdout.write(catalogue(id, options));
  });
}

function catalogue(id: string | undefined, { format, locale, color }: RulesOptions): string {
  const named = rules.map(({ meta }) => meta).filter((meta) => id === undefined || meta.id === id);
  if (named.length === 0) {
    const name = id ?? '';
    throw new UsageError({
      en: `there is no rule ${name}; "graceline rules" lists those that there are`,
      ko: `${name} 규칙은 없음. "graceline rules"가 있는 규칙을 나열합니다`,
    });
  }
  const page = id !== undefined;
  switch (format) {
    case 'text':
      return rulesText(named, page, locale, painter(wantsColors(color, process.stdout)));
    case 'json':
      return rulesJson(named, page, locale);
    case 'markdown':
      return rulesMarkdown(named, page, locale);
  }
}
