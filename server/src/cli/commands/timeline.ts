// `graceline timeline`: what happens to the pod of one workload, and when.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Analysis, TimelineAnswer } from '../../core/analysis.ts';
import type { Locale } from '../../core/base/localized.ts';
import type { FileSpan, FileUri } from '../../core/base/place.ts';
import type { Explain } from '../../core/render/explain.ts';
import { mermaidSequence } from '../../core/render/mermaidSequence.ts';
import { triggers, type Trigger } from '../../core/lifecycle/models.ts';
import { build } from '../builds.ts';
import { rangeOf, type TextRange } from '../checkedFile.ts';
import { complain } from '../complain.ts';
import { ConfigFiles } from '../configFile.ts';
import { companyOf } from '../discover.ts';
import { foundFile, type TextFile } from '../files.ts';
import { loadFiles, type LoadedFiles } from '../loadedFiles.ts';
import { addAnalysisOptions, type AnalysisOptions } from '../options.ts';
import { timelineJson } from '../reporters/timelineJson.ts';
import { timelineText } from '../reporters/timelineText.ts';
import { parseTarget, selectTarget } from '../target.ts';
import { painter, wantsColors } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

export interface TimelineCommandOptions extends AnalysisOptions {
  readonly format: 'text' | 'json' | 'mermaid';
  readonly trigger: Trigger;
  readonly gracePeriod?: number;
}

/** A timeline with what it takes to say where its numbers stand. */
export interface PlacedTimeline {
  readonly answer: Extract<TimelineAnswer, { readonly type: 'timeline' }>;
  readonly explain: Explain;
  readonly fileOf: (uri: FileUri) => string;
  readonly rangeOf: (at: FileSpan) => TextRange;
  readonly locate: Analysis['locate'];
}

export function defineTimeline(root: Command): void {
  const command = root
    .command('timeline')
    .description('what happens, when')
    .argument('<path>', 'a file or -, with #Kind/name or #Kind/namespace/name where it holds several workloads')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json', 'mermaid']).default('text'),
    )
    .addOption(new Option('--trigger <act>', 'what happens at t = 0').choices(triggers).default('deletion'))
    .option('--grace-period <seconds>', 'as in kubectl delete', gracePeriod);
  addAnalysisOptions(command).action(async (path: string, options: TimelineCommandOptions) => {
    const timeline = await predict(path, options);
    process.stdout.write(render(timeline, options));
    if (!options.quiet) noteUnused(timeline, options);
  });
}

function gracePeriod(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('Write whole seconds, as in 30.');
  return Number(text);
}

async function predict(argument: string, options: TimelineCommandOptions): Promise<PlacedTimeline> {
  const named = parseTarget(argument);
  const found = foundFile(named.path);
  const configs = new ConfigFiles(options);
  const files = { files: [found], ...(await companyOf([found])) };
  const loaded = await loadFiles(await build(files, (folder) => configs.configFor(folder)));
  const file = textOf(loaded, named.path);
  const analysis = loaded.analysis(await configs.configFor(file.folder));
  const target = selectTarget(analysis.targets(file.uri), named, whyNone(analysis, file.uri, options.locale));
  const answer = analysis.timeline(target, {
    trigger: options.trigger,
    requestedGraceSeconds: options.gracePeriod,
  });
  if (answer.type === 'unknown') {
    throw new UsageError(`no timeline of ${target.object.kind} ${target.object.name}: ${answer.why[options.locale]}`);
  }
  return placed(answer, analysis, options, (uri) => loaded.sources.get(uri)?.name ?? uri);
}

function textOf({ files: [file] }: LoadedFiles, path: string): TextFile {
  if (file?.type === 'text') return file;
  throw new UsageError(
    file?.type === 'unreadable' ? `cannot read ${path}: ${file.why}` : `${path} is larger than 8 MB`,
  );
}

/** Why a file shows no workload, where it may hold one all the same. */
function whyNone(analysis: Analysis, uri: FileUri, locale: Locale): string | undefined {
  return analysis.documents(uri).find(({ notAnalysed }) => notAnalysed)?.notAnalysed?.why[locale];
}

function placed(
  answer: PlacedTimeline['answer'],
  analysis: Analysis,
  { locale }: TimelineCommandOptions,
  fileOf: PlacedTimeline['fileOf'],
): PlacedTimeline {
  return {
    answer,
    fileOf,
    locate: (place) => analysis.locate(place),
    rangeOf: (at) => rangeOf(analysis, at),
    explain: {
      locale,
      lineOf: (place) => {
        const at = analysis.locate(place);
        return `${fileOf(at.uri)}:${String(rangeOf(analysis, at).start.line)}`;
      },
    },
  };
}

/** A misspelt container is the likeliest mistake of all, and would go unnoticed. */
function noteUnused({ answer }: PlacedTimeline, { assume = new Map<string, string>() }: TimelineCommandOptions): void {
  const used = answer.assumptions.filter(({ given }) => given).map(({ key }) => key);
  for (const key of assume.keys()) {
    // `Deployment/web/app.exitCode` and `*.exitCode` are used as `app.exitCode`.
    const own = key.slice(key.lastIndexOf('/') + 1);
    const isUsed = own.startsWith('*.') ? used.some((one) => one.endsWith(own.slice(1))) : used.includes(own);
    if (!isUsed) complain(`--assume ${key} has no effect on ${answer.target.object.kind} ${answer.target.object.name}`);
  }
}

function render(timeline: PlacedTimeline, options: TimelineCommandOptions): string {
  switch (options.format) {
    case 'text':
      return timelineText(timeline, painter(wantsColors(options.color, process.stdout)), options.quiet === true);
    case 'json':
      return timelineJson(timeline);
    case 'mermaid':
      return mermaidSequence(timeline.answer.timeline, timeline.explain).text;
  }
}
