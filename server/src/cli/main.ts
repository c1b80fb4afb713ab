// The command line: parses arguments, runs one command, and turns whatever comes of it into an exit code. 0: nothing to
// report; 1: findings; 2: it could not be done. It must not know the language server.
import '../lateOptimization.ts';
import { CommanderError } from 'commander';
import type { Localized } from '../core/base/localized.ts';
import { complain } from './complain.ts';
import { help, mistakeText } from './help.ts';
import { wantedLocale } from './options.ts';
import { program } from './program.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

// `graceline check | head`: the reader has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
// Set up before anything else can fail, so that nothing ends in a bare stack.
process.on('uncaughtException', (error) => {
  report(error);
  process.exit();
});

const bug: Localized = {
  en: 'internal error, please report it (GRACELINE_DEBUG=1 shows where)',
  ko: '내부 오류입니다. 알려 주십시오(GRACELINE_DEBUG=1이 위치를 보여 줍니다)',
};
const args = process.argv.slice(2);
const locale = wantedLocale(args);
const root = program(locale).version(version(), '--version', help.version[locale]);
root.parseAsync(targetsLast(args), { from: 'user' }).catch(report);

/** `-#Deployment/web` is a workload from standard input, and no option. */
function targetsLast(args: readonly string[]): readonly string[] {
  const targets = args.filter((arg) => arg.startsWith('-#'));
  return targets.length === 0 ? args : [...args.filter((arg) => !arg.startsWith('-#')), '--', ...targets];
}

function report(error: unknown): void {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    const commands = root.commands.map((command) => command.name());
    if (error.code !== 'commander.help') complain(mistakeText(error, commands, locale));
  } else if (error instanceof UsageError) {
    complain(error.text[locale]);
  } else {
    complain(`${bug[locale]}: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.GRACELINE_DEBUG === '1' && error instanceof Error) console.error(error.stack);
  }
  process.exitCode = 2;
}
