import { Command } from 'commander';
import type { Locale } from '../core/base/localized.ts';
import { defineCheck } from './commands/check.ts';
import { defineDrain } from './commands/drain.ts';
import { defineObserve } from './commands/observe.ts';
import { defineRules } from './commands/rules.ts';
import { defineTimeline } from './commands/timeline.ts';
import { help, helpConfiguration } from './help.ts';

/** Everything that the command line understands. */
export function program(locale: Locale): Command {
  const root = new Command('graceline')
    .description(help.program[locale])
    .helpOption('-h, --help', help.help[locale])
    .helpCommand(false)
    .configureHelp(helpConfiguration(locale))
    // Commands take these over when they are added: what is wrong is said in one sentence, by whoever runs this.
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const define of [defineCheck, defineTimeline, defineDrain, defineObserve, defineRules]) define(root, locale);
  return root;
}
