// `graceline rules`: the catalogue, or the page of one rule.
import { Option, type Command } from 'commander';
import { rules } from '../../core/rules/index.ts';
import { addOutputOptions, type OutputOptions } from '../options.ts';
import { rulesJson, rulesMarkdown, rulesText } from '../reporters/rules.ts';
import { painter, wantsColors } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

interface RulesOptions extends OutputOptions {
  readonly format: 'text' | 'json' | 'markdown';
}

export function defineRules(root: Command): void {
  const command = root
    .command('rules')
    .description("the catalogue, or one rule's page")
    .argument('[id]', 'a rule')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json', 'markdown']).default('text'),
    );
  addOutputOptions(command).action((id: string | undefined, options: RulesOptions) => {
    process.stdout.write(catalogue(id, options));
  });
}

function catalogue(id: string | undefined, { format, locale, color }: RulesOptions): string {
  const named = rules.map(({ meta }) => meta).filter((meta) => id === undefined || meta.id === id);
  if (named.length === 0) {
    throw new UsageError(`there is no rule ${id ?? ''}; "graceline rules" lists those that there are`);
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
