// `graceline timeline`: what happens to the pod of one workload, and when.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Analysis, StageAct, TimelineAnswer, TimelineTarget } from '../../core/analysis.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import type { FileSpan, FileUri } from '../../core/base/place.ts';
import type { Explain } from '../../core/render/explain.ts';
import {
  isStageTrigger,
  stageTriggers,
  triggers,
  type StageTrigger,
  type Trigger,
} from '../../core/lifecycle/models.ts';
import { threeNodes } from '../../core/scenario/placement.ts';
import { build } from '../builds.ts';
import { rangeOf, type TextRange } from '../checkedFile.ts';
import { complain } from '../complain.ts';
import { explainOf } from '../explainOf.ts';
import { ConfigFiles } from '../configFile.ts';
import { companyOf } from '../discover.ts';
import { foundFile, type TextFile } from '../files.ts';
import { help, writeItAs } from '../help.ts';
import { loadFiles, type LoadedFiles } from '../loadedFiles.ts';
import { addAnalysisOptions, type AnalysisOptions } from '../options.ts';
import { timelineJson } from '../reporters/timelineJson.ts';
import { podPart } from '../reporters/timelinePage.ts';
import { timelineText } from '../reporters/timelineText.ts';
import { renderParts, timelineFormats, type TimelineFormat } from '../timelineFormats.ts';
import { cannotRead } from '../reason.ts';
import { firstDrain, renderStage, stageOf, type PlacedStage } from '../stageTimeline.ts';
import { parseTarget, selectTarget } from '../target.ts';
import { painter, wantsColors } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { wordsOf } from '../words.ts';

export interface TimelineCommandOptions extends AnalysisOptions {
  readonly format: TimelineFormat;
  readonly trigger: Trigger | StageTrigger;
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

export function defineTimeline(root: Command, locale: Locale): void {
  const command = root
    .command('timeline')
    .description(help.timeline[locale])
    .argument('<path>', help.target[locale])
    .addOption(new Option('--format <format>', help.format[locale]).choices(timelineFormats).default('text'))
    .addOption(
      new Option('--trigger <act>', help.trigger[locale]).choices([...triggers, ...stageTriggers]).default('deletion'),
    )
    .option('--grace-period <seconds>', help.gracePeriod[locale], (text) => gracePeriod(text, locale));
  addAnalysisOptions(command, locale).action(async (path: string, options: TimelineCommandOptions) => {
    const chosen = await choose(path, options);
    const { trigger } = options;
    if (isStageTrigger(trigger)) {
      process.stdout.write(await renderStage(playStage(chosen, trigger, options.locale), options));
      return;
    }
    const timeline = predict(chosen, trigger, options);
    process.stdout.write(await render(timeline, () => besides(chosen, options), options));
    if (!options.quiet) noteUnused(timeline, options);
  });
}

function gracePeriod(text: string, locale: Locale): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError(writeItAs.wholeSeconds[locale]);
  return Number(text);
}

/** The workload that is asked about, among all that belongs to it. */
export interface Chosen {
  readonly analysis: Analysis;
  readonly target: TimelineTarget;
  readonly fileOf: (uri: FileUri) => string;
}

export async function choose(argument: string, options: AnalysisOptions): Promise<Chosen> {
  const named = parseTarget(argument);
  const found = foundFile(named.path);
  const configs = new ConfigFiles(options);
  const files = { files: [found], ...(await companyOf([found])) };
  const loaded = await loadFiles(await build(files, (folder) => configs.configFor(folder)));
  const file = textOf(loaded, named.path);
  const analysis = loaded.analysis(await configs.configFor(file.folder));
  const target = selectTarget(analysis.targets(file.uri), named, whyNone(analysis, file.uri));
  return { analysis, target, fileOf: (uri) => loaded.sources.get(uri)?.name ?? uri };
}

function predict({ analysis, target, fileOf }: Chosen, trigger: Trigger, options: TimelineCommandOptions) {
  // A negative one is the pod's own, as for kubectl.
  const requestedGraceSeconds = (options.gracePeriod ?? -1) < 0 ? undefined : options.gracePeriod;
  const answer = analysis.timeline(target, { trigger, requestedGraceSeconds });
  if (answer.type === 'unknown') {
    const subject = `${target.object.kind} ${target.object.name}`;
    throw new UsageError({
      en: `no timeline of ${subject}: ${answer.why.en}`,
      ko: `${subject}의 타임라인 없음: ${answer.why.ko}`,
    });
  }
  return placed(answer, analysis, options, fileOf);
}

/** The workload alone on three nodes, of which a drain takes the first. */
function playStage({ analysis, target, fileOf }: Chosen, trigger: StageTrigger, locale: Locale): PlacedStage {
  const nodes = threeNodes();
  const act: StageAct = trigger === 'drain' ? firstDrain(nodes) : { type: trigger, target };
  const answer = stageOf(analysis, { targets: [target], nodes, act });
  return {
    ...answer,
    title: `${target.object.kind} ${target.object.name}: ${trigger}`,
    trigger,
    target,
    places: { fileOf, rangeOf: (at) => rangeOf(analysis, at), locate: (place) => analysis.locate(place) },
    explain: explainOf(analysis, fileOf, locale),
  };
}

function textOf({ files: [file] }: LoadedFiles, path: string): TextFile {
  if (file?.type === 'text') return file;
  throw new UsageError(
    file?.type === 'unreadable'
      ? cannotRead(path, file.why)
      : { en: `${path} is larger than 8 MB`, ko: `${path} 파일이 8MB보다 큼` },
  );
}

/** Why a file shows no workload, where it may hold one all the same. */
function whyNone(analysis: Analysis, uri: FileUri): Localized | undefined {
  return analysis.documents(uri).find(({ notAnalysed }) => notAnalysed)?.notAnalysed?.why;
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
    explain: explainOf(analysis, fileOf, locale),
  };
}

/** A misspelt container is the likeliest mistake of all, and would go unnoticed. */
function noteUnused(
  { answer }: PlacedTimeline,
  { assume = new Map<string, string>(), locale }: TimelineCommandOptions,
): void {
  const used = answer.assumptions.filter(({ given }) => given).map(({ key }) => key);
  for (const key of assume.keys()) {
    // `Deployment/web/app.exitCode` and `*.exitCode` are used as `app.exitCode`.
    const own = key.slice(key.lastIndexOf('/') + 1);
    const isUsed = own.startsWith('*.') ? used.some((one) => one.endsWith(own.slice(1))) : used.includes(own);
    if (!isUsed) complain(wordsOf(locale).noEffect(key, `${answer.target.object.kind} ${answer.target.object.name}`));
  }
}

/** A force deletion is read beside the deletion that it is in place of. */
function besides(chosen: Chosen, options: TimelineCommandOptions): readonly PlacedTimeline[] {
  return options.trigger === 'forceDeletion' ? [predict(chosen, 'deletion', options)] : [];
}

async function render(
  timeline: PlacedTimeline,
  beside: () => readonly PlacedTimeline[],
  options: TimelineCommandOptions,
): Promise<string | Buffer> {
  const { format, locale } = options;
  if (format === 'text')
    return timelineText(timeline, painter(wantsColors(options.color, process.stdout)), options.quiet === true);
  if (format === 'json') return timelineJson(timeline);
  return renderParts([...beside(), timeline].map(podPart), format, locale);
}
