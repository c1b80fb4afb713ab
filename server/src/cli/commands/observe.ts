// `graceline observe`: what a cluster did, beside what was predicted.
import { readFileSync, statSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { AnalysisHost } from '../../core/analysisHost.ts';
import { seconds, type Millis } from '../../core/base/duration.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import type { Comparisons } from '../../core/observed/comparisons.ts';
import { readRecording, type ObservedTarget, type Recording } from '../../core/observed/recording.ts';
import { comparisonMarkdown } from '../../core/render/comparisonMarkdown.ts';
import { clusterExplain } from '../../core/render/comparisonTexts.ts';
import type { Explain } from '../../core/render/explain.ts';
import { ConfigFiles } from '../configFile.ts';
import { explainOf } from '../explainOf.ts';
import { help } from '../help.ts';
import { addAnalysisOptions, duration } from '../options.ts';
import { cannotRead, reason } from '../reason.ts';
import { comparisonJson } from '../reporters/comparisonJson.ts';
import { comparisonText } from '../reporters/comparisonText.ts';
import { painter, wantsColors } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { watched, type WatchOptions } from '../watched.ts';
import { choose } from './timeline.ts';

interface ObserveOptions extends WatchOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly manifest?: string;
  readonly replay?: string;
}

export function defineObserve(root: Command, locale: Locale): void {
  const command = root
    .command('observe')
    .description(help.observe[locale])
    .argument('[kind/name]', help.observed[locale])
    .addOption(
      new Option('--format <format>', help.format[locale]).choices(['text', 'json', 'markdown']).default('text'),
    )
    .option('--manifest <path>', help.manifest[locale])
    .option('--namespace <name>', help.asAnyKubectl[locale])
    .option('--context <name>', help.asAnyKubectl[locale])
    .addOption(
      new Option('--timeout <duration>', help.observeTimeout[locale])
        .argParser(duration(locale))
        .default(minutes(10), '10m'),
    )
    .option('--record <file>', help.record[locale])
    .addOption(new Option('--replay <file>', help.replay[locale]).conflicts('record'));
  addAnalysisOptions(command, locale).action(async (target: string | undefined, options: ObserveOptions) => {
    const recording = options.replay === undefined ? await watched(target, options) : replayed(target, options.replay);
    process.stdout.write(render(await compared(recording, options), options));
  });
}

function replayed(target: string | undefined, path: string): Recording {
  const read = readRecording(recordingText(path));
  if (read.type === 'unreadable') throw new UsageError(cannotRead(path, read.why));
  const recorded = nameOf(read.recording.target);
  if (target !== undefined && target.toLowerCase() !== recorded.toLowerCase()) {
    throw new UsageError(otherTarget(path, recorded, target));
  }
  return read.recording;
}

/** More bytes than a recording of a day would have. */
const maxBytes = 256 * 1024 * 1024;

function recordingText(path: string): string {
  try {
    if (statSync(path).size > maxBytes) throw new Error('larger than 256 MB');
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(cannotRead(path, reason(error)));
  }
}

function minutes(count: number): Millis {
  return seconds(60 * count);
}

function nameOf({ kind, name }: ObservedTarget): string {
  return `${kind}/${name}`;
}

function otherTarget(path: string, recorded: string, asked: string): Localized {
  return {
    en: `${path} is a recording of ${recorded}, not of ${asked}`,
    ko: `${path}: ${asked} 대신 ${recorded}의 기록임`,
  };
}

interface Explained {
  readonly comparisons: Comparisons;
  readonly explain: Explain;
}

/** By the file of `--manifest`, where there is one. */
async function compared(recording: Recording, options: ObserveOptions): Promise<Explained> {
  const { manifest, locale } = options;
  if (manifest === undefined) {
    const config = await new ConfigFiles(options).configFor(process.cwd());
    const comparisons = new AnalysisHost().analysis(config).compare(recording);
    return { comparisons, explain: clusterExplain(locale) };
  }
  const path = manifest.includes('#') ? manifest : `${manifest}#${nameOf(recording.target)}`;
  const { analysis, target, fileOf } = await choose(path, options);
  return { comparisons: analysis.compare(recording, target), explain: explainOf(analysis, fileOf, locale) };
}

function render({ comparisons, explain }: Explained, { format, color, quiet }: ObserveOptions): string {
  if (format === 'json') return comparisonJson(comparisons, explain);
  if (format === 'markdown') return comparisonMarkdown(comparisons, explain);
  return comparisonText(comparisons, explain, painter(wantsColors(color, process.stdout)), quiet === true);
}
