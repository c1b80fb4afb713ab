// `graceline check`: problems in files, folders or standard input.
import { Option, type Command } from 'commander';
import type { Severity } from '../../core/analysis.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import type { FileUri } from '../../core/base/place.ts';
import { presets, severities } from '../../core/settings.ts';
import { build } from '../builds.ts';
import { BaselineWriter, readBaseline } from '../baseline.ts';
import { checkedFile, tooLargeFile, type CheckedFile } from '../checkedFile.ts';
import { CheckSummary } from '../checkSummary.ts';
import { ConfigFiles } from '../configFile.ts';
import { complain } from '../complain.ts';
import { discover, type Discovery, type UnreadablePath } from '../discover.ts';
import { standardInputUri } from '../files.ts';
import {
  fixFiles,
  printFixedInput,
  textsOf,
  unifiedDiff,
  writeFixed,
  type FixedFile,
  type Texts,
} from '../fixFiles.ts';
import { help } from '../help.ts';
import { loadFiles } from '../loadedFiles.ts';
import { addAnalysisOptions, type AnalysisOptions } from '../options.ts';
import { checkFormats, reporterFor, type CheckFormat } from '../reporters/checkReporter.ts';
import { cannotRead } from '../reason.ts';
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

export function defineCheck(root: Command, locale: Locale): void {
  const command = root
    .command('check')
    .description(help.check[locale])
    .argument('[path...]', help.paths[locale], ['.'])
    .addOption(new Option('--format <format>', help.format[locale]).choices(checkFormats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', help.failOn[locale]).choices([...severities, 'never']).default('error'),
    )
    .addOption(new Option('--preset <preset>', help.preset[locale]).choices(presets))
    .option('--baseline <file>', help.baseline[locale])
    .option('--write-baseline <file>', help.writeBaseline[locale])
    .option('--fix', help.fix[locale])
    .option('--dry-run', help.dryRun[locale]);
  addAnalysisOptions(command, locale).action(async (paths: readonly string[], options: CheckOptions) => {
    process.exitCode = await check(paths, options);
  });
}

async function check(paths: readonly string[], options: CheckOptions): Promise<0 | 1 | 2> {
  if (options.dryRun && !options.fix) throw new UsageError(dryRunAlone);
  const known = await readBaseline(options.baseline);
  const discovery = await discover(paths);
  const { fixed, isFilter } = options.fix ? await fix(discovery, options) : nothingFixed;
  const summary = new CheckSummary();
  summary.fixed = fixed.length;
  const written = new BaselineWriter();
  const reporter = reporterFor(options, isFilter ? process.stderr : process.stdout);
  const unreadable = await checkAll(discovery, options, textsOf(fixed.filter(isStandardInput)), (file) => {
    const checked = known.without(file);
    written.add(checked);
    summary.add(checked);
    reporter.file(checked);
  });
  if (options.writeBaseline !== undefined) await written.write(options.writeBaseline);
  if (summary.files > 0 || unreadable.length === 0) reporter.end(summary);
  for (const { name, why } of unreadable) complain(cannotRead(name, why)[options.locale]);
  return unreadable.length > 0 ? 2 : exitCode(summary, options);
}

/** Tells of each file; answers what could not be read. */
async function checkAll(
  discovery: Discovery,
  options: CheckOptions,
  texts: Texts,
  tell: (checked: CheckedFile) => void,
): Promise<readonly UnreadablePath[]> {
  const unreadable = [...discovery.unreadable];
  const progress = progressFor(discovery, options);
  let done = 0;
  for await (const answer of checkedFiles(discovery, options, texts)) {
    if ('why' in answer) {
      unreadable.push(answer);
      continue;
    }
    tell(answer);
    progress((done += 1));
  }
  progress(undefined);
  return unreadable;
}

/** To list the findings of today is to accept them. */
function exitCode({ found }: CheckSummary, { failOn, writeBaseline }: CheckOptions): 0 | 1 {
  if (failOn === 'never' || writeBaseline !== undefined) return 0;
  return severities.slice(0, severities.indexOf(failOn) + 1).some((severity) => found[severity] > 0) ? 1 : 0;
}

const dryRunAlone: Localized = { en: '--dry-run goes with --fix', ko: '--dry-run은 --fix와 함께 씁니다' };

function isStandardInput({ uri }: { readonly uri: FileUri }): boolean {
  return uri === standardInputUri;
}

interface Fixed {
  readonly fixed: readonly FixedFile[];
  /** Standard output has the text of standard input now. */
  readonly isFilter: boolean;
}

const nothingFixed: Fixed = { fixed: [], isFilter: false };

/** Writes what the safe fixes change, or prints it. What has changed is answered. */
async function fix(discovery: Discovery, options: CheckOptions): Promise<Fixed> {
  const fixed = await fixFiles(async function* (texts) {
    for await (const answer of checkedFiles(discovery, options, texts)) if (!('why' in answer)) yield answer;
  });
  if (!options.dryRun) {
    await writeFixed(fixed);
    const isFilter = discovery.files.some(isStandardInput);
    if (isFilter) await printFixedInput(fixed);
    return { fixed, isFilter };
  }
  for (const file of fixed) process.stdout.write(unifiedDiff(file));
  if (!options.quiet) console.error(wordsOf(options.locale).wouldFix(fixed.length));
  return nothingFixed;
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
