// `graceline check`: problems in files, folders or standard input.
import { Option, type Command } from 'commander';
import type { Severity } from '../../core/analysis.ts';
import { presets, severities } from '../../core/settings.ts';
import { build } from '../builds.ts';
import { BaselineWriter, readBaseline } from '../baseline.ts';
import { checkedFile, tooLargeFile, type CheckedFile } from '../checkedFile.ts';
import { CheckSummary } from '../checkSummary.ts';
import { ConfigFiles } from '../configFile.ts';
import { complain } from '../complain.ts';
import { discover, type Discovery, type UnreadablePath } from '../discover.ts';
import { fixFiles, unifiedDiff, writeFixed, type Texts } from '../fixFiles.ts';
import { loadFiles } from '../loadedFiles.ts';
import { addAnalysisOptions, type AnalysisOptions } from '../options.ts';
import { checkFormats, reporterFor, type CheckFormat } from '../reporters/checkReporter.ts';
import { UsageError } from '../usageError.ts';
import { wordsOf } from '../words.ts';

export interface CheckOptions extends AnalysisOptions {
  readonly format: CheckFormat;
  readonly failOn: Severity | 'never';
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: true;
  readonly dryRun?: true;
}

export function defineCheck(root: Command): void {
  const command = root
    .command('check')
    .description('problems in files, folders or - (standard input)')
    .argument('[path...]', 'files, folders or -', ['.'])
    .addOption(new Option('--format <format>', 'form of the output').choices(checkFormats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 where there is something of this level or above')
        .choices([...severities, 'never'])
        .default('error'),
    )
    .addOption(new Option('--preset <preset>', 'which rules speak, and how loudly').choices(presets))
    .option('--baseline <file>', 'say nothing of the findings that this file lists')
    .option('--write-baseline <file>', 'list the findings of today in this file, and pass')
    .option('--fix', 'apply the safe fixes, then say what is left')
    .option('--dry-run', 'with --fix: print what it would change as a unified diff, and change nothing');
  addAnalysisOptions(command).action(async (paths: readonly string[], options: CheckOptions) => {
    process.exitCode = await check(paths, options);
  });
}

async function check(paths: readonly string[], options: CheckOptions): Promise<0 | 1 | 2> {
  if (options.dryRun && !options.fix) throw new UsageError('--dry-run goes with --fix');
  const known = await readBaseline(options.baseline);
  const discovery = await discover(paths);
  if (options.fix) await fix(discovery, options);
  const summary = new CheckSummary();
  const written = new BaselineWriter();
  const unreadable = [...discovery.unreadable];
  const reporter = reporterFor(options);
  const progress = progressFor(discovery, options);
  for await (const answer of checkedFiles(discovery, options)) {
    if ('why' in answer) {
      unreadable.push(answer);
      continue;
    }
    progress(summary.files);
    const checked = known.without(answer);
    written.add(checked);
    summary.add(checked);
    reporter.file(checked);
  }
  progress(undefined);
  if (options.writeBaseline !== undefined) await written.write(options.writeBaseline);
  if (summary.files > 0 || unreadable.length === 0) reporter.end(summary);
  for (const { name, why } of unreadable) complain(`cannot read ${name}: ${why}`);
  return unreadable.length > 0 ? 2 : exitCode(summary, options);
}

/** To list the findings of today is to accept them. */
function exitCode({ found }: CheckSummary, { failOn, writeBaseline }: CheckOptions): 0 | 1 {
  if (failOn === 'never' || writeBaseline !== undefined) return 0;
  return severities.slice(0, severities.indexOf(failOn) + 1).some((severity) => found[severity] > 0) ? 1 : 0;
}

/** Writes what the safe fixes change, or prints it. */
async function fix(discovery: Discovery, options: CheckOptions): Promise<void> {
  const fixed = await fixFiles(async function* (texts) {
    for await (const answer of checkedFiles(discovery, options, texts)) if (!('why' in answer)) yield answer;
  });
  for (const file of fixed) {
    if (options.dryRun) process.stdout.write(unifiedDiff(file));
    else await writeFixed(file);
  }
}

/** Some at a time: what was looked at for them is let go of before the next. */
async function* checkedFiles(
  discovery: Discovery,
  options: CheckOptions,
  texts?: Texts,
): AsyncIterable<CheckedFile | UnreadablePath> {
  const configs = new ConfigFiles(options);
  const built = await build(discovery, (folder) => configs.configFor(folder), texts);
  const loaded = await loadFiles(built, texts);
  for (const files of loaded.portions()) {
    for (const file of files) {
      const analysis = loaded.analysis(await configs.configFor(file.folder));
      if (file.type === 'text') yield checkedFile(file, analysis, loaded.sources);
      else if (file.type === 'tooLarge') yield tooLargeFile(file, wordsOf(options.locale).tooLarge);
      else yield file;
    }
  }
}

/** Counts on a terminal, where it takes a while; undefined clears the line. */
function progressFor({ files }: Discovery, { quiet }: CheckOptions): (done: number | undefined) => void {
  if (!process.stderr.isTTY || quiet || files.length < 500) return () => undefined;
  return (done) => {
    if (done === undefined) process.stderr.write('\r\u001B[K');
    else if (done % 100 === 0) process.stderr.write(`\r${String(done)} / ${String(files.length)}`);
  };
}
