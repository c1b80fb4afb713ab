// The command line: parses arguments, runs one command, and turns whatever comes of it into an exit code. 0: nothing to
// report; 1: findings; 2: it could not be done. It must not know the language server.
import { Command, CommanderError } from 'commander';
import { defineCheck } from './commands/check.ts';
import { defineRules } from './commands/rules.ts';
import { defineTimeline } from './commands/timeline.ts';
import { complain } from './complain.ts';
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

const root = new Command('graceline')
  .description('Shows what happens in time when Kubernetes starts and stops the pods of a manifest.')
  .version(version(), '--version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand(false)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });
defineCheck(root);
defineTimeline(root);
defineRules(root);
root.parseAsync(targetsLast(process.argv.slice(2)), { from: 'user' }).catch(report);

/** `-#Deployment/web` is a workload from standard input, and no option. */
function targetsLast(args: readonly string[]): readonly string[] {
  const targets = args.filter((arg) => arg.startsWith('-#'));
  return targets.length === 0 ? args : [...args.filter((arg) => !arg.startsWith('-#')), '--', ...targets];
}

function report(error: unknown): void {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    if (error.code !== 'commander.help') complain(usageText(error));
  } else if (error instanceof UsageError) {
    complain(error.message);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    complain(`internal error, please report it (GRACELINE_DEBUG=1 shows where): ${message}`);
    if (process.env.GRACELINE_DEBUG === '1' && error instanceof Error) console.error(error.stack);
  }
  process.exitCode = 2;
}

function usageText({ code, message }: CommanderError): string {
  const [text = ''] = message.replace(/^error: /, '').split('\n');
  if (code !== 'commander.unknownCommand') return text;
  return `${text}; there are ${root.commands.map((command) => command.name()).join(', ')}`;
}
