// `graceline drain`: what happens to an application when its nodes are drained.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Millis } from '../../core/base/duration.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import type { Analysis } from '../../core/analysis.ts';
import { threeNodes, type NodeRequest } from '../../core/scenario/placement.ts';
import { kubectlDrain, type DrainModel } from '../../core/lifecycle/cluster/drain.ts';
import { gracePeriodFlag, type DrainSettings } from '../../core/scenario/drainSettings.ts';
import { build } from '../builds.ts';
import { rangeOf } from '../checkedFile.ts';
import { ConfigFiles } from '../configFile.ts';
import { discover } from '../discover.ts';
import { explainOf } from '../explainOf.ts';
import { help, writeItAs } from '../help.ts';
import { loadFiles } from '../loadedFiles.ts';
import { addAnalysisOptions, duration, type AnalysisOptions } from '../options.ts';
import { cannotRead } from '../reason.ts';
import { renderStage, stageOf } from '../stageTimeline.ts';
import { timelineFormats, type TimelineFormat } from '../timelineFormats.ts';
import { UsageError } from '../usageError.ts';

interface DrainOptions extends AnalysisOptions {
  readonly format: TimelineFormat;
  readonly node?: readonly NodeRequest[];
  readonly nodes?: number;
  readonly maxPods?: number;
  readonly drain?: readonly (readonly string[])[];
  readonly force?: true;
  readonly ignoreDaemonsets?: true;
  readonly deleteEmptydirData?: true;
  readonly disableEviction?: true;
  readonly gracePeriod?: number;
  readonly timeout?: Millis;
}

export function defineDrain(root: Command, locale: Locale): void {
  const command = root
    .command('drain')
    .description(help.drain[locale])
    .argument('<path...>', help.manifests[locale])
    .addOption(new Option('--format <format>', help.format[locale]).choices(timelineFormats).default('text'))
    .option('--node <name=pod,pod>', help.node[locale], node(locale))
    .option('--nodes <n>', help.nodes[locale], count(locale))
    .option('--max-pods <n>', help.maxPods[locale], count(locale))
    .option('--drain <name,name>', help.drainedNodes[locale], names)
    .option('--force', help.force[locale])
    .option('--ignore-daemonsets', help.asKubectl[locale])
    .option('--delete-emptydir-data', help.asKubectl[locale])
    .option('--disable-eviction', help.asKubectl[locale])
    .option('--grace-period <seconds>', help.asKubectl[locale], seconds(locale))
    .option('--timeout <duration>', help.asKubectl[locale], duration(locale));
  addAnalysisOptions(command, locale).action(async (paths: readonly string[], options: DrainOptions) => {
    process.stdout.write(await drained(paths, options));
  });
}

function node(locale: Locale) {
  return (text: string, before: readonly NodeRequest[] = []): readonly NodeRequest[] => {
    const [, name, pods] = /^([^=,]+)=(.*)$/.exec(text) ?? [];
    if (name === undefined || pods === undefined) throw new InvalidArgumentError(writeItAs.node[locale]);
    const named = pods.split(',').filter((pod) => pod !== '');
    return [...before, { name, pods: named, maxPods: undefined }];
  };
}

function names(text: string, before: readonly (readonly string[])[] = []): readonly (readonly string[])[] {
  return [...before, text.split(',').filter((name) => name !== '')];
}

function count(locale: Locale) {
  return (text: string): number => wholeNumber(text, 1, 5000) ?? refuse(writeItAs.count[locale]);
}

/** Below 0: that of the pod, as in kubectl. */
function seconds(locale: Locale) {
  return (text: string): number => wholeNumber(text, -1, Infinity) ?? refuse(writeItAs.wholeSeconds[locale]);
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function refuse(message: string): never {
  throw new InvalidArgumentError(message);
}

async function drained(paths: readonly string[], options: DrainOptions): Promise<string | Buffer> {
  const configs = new ConfigFiles(options);
  const found = await discover(paths);
  const [unreadable] = found.unreadable;
  if (unreadable) throw new UsageError(cannotRead(unreadable.name, unreadable.why));
  const loaded = await loadFiles(await build(found, (folder) => configs.configFor(folder)));
  const texts = loaded.files.flatMap((file) => (file.type === 'text' ? [file] : []));
  const config = await configs.configFor(texts[0]?.folder ?? process.cwd());
  const analysis = loaded.analysis(config);
  const targets = analysis.workloadsIn(texts.map(({ uri }) => uri));
  if (targets.length === 0) throw new UsageError(nothingToDrain(paths));
  const nodes = nodesOf(options, config.drain);
  const drains = drainsOf(options, config.drain, nodes);
  const done = sayBusy(nodes, options);
  const answer = stageOf(analysis, { targets, nodes, act: { type: 'drain', drains } });
  done();
  const fileOf = (uri: Parameters<Analysis['explain']>[0]): string => loaded.sources.get(uri)?.name ?? uri;
  return renderStage(
    {
      ...answer,
      title: `kubectl drain ${drains.map((drain) => drain.nodes.join(' ')).join(', then kubectl drain ')}`,
      trigger: 'drain',
      target: undefined,
      places: { fileOf, rangeOf: (at) => rangeOf(analysis, at), locate: (place) => analysis.locate(place) },
      explain: explainOf(analysis, fileOf, options.locale),
    },
    options,
  );
}

/** Named nodes; else as many as are asked for, and the pods are spread; else those of `.graceline.yaml`. */
function nodesOf({ node: named, nodes, maxPods }: DrainOptions, written: DrainSettings): readonly NodeRequest[] {
  if (named && nodes !== undefined) throw new UsageError(sayOne);
  const asked = named ?? (nodes === undefined && written.nodes.length > 0 ? written.nodes : threeNodes(nodes));
  return asked.map((one) => ({ ...one, maxPods: maxPods ?? one.maxPods }));
}

/** On a terminal, where it may take a moment: what is being worked out. The line goes when that is done. */
function sayBusy(nodes: readonly NodeRequest[], { quiet, locale }: DrainOptions): () => void {
  if (!process.stderr.isTTY || quiet || nodes.length < 10) return () => undefined;
  const count = String(nodes.length);
  process.stderr.write({ en: `playing the drain on ${count} nodes…`, ko: `노드 ${count}개의 drain 계산 중…` }[locale]);
  return () => process.stderr.write('\r\u001B[K');
}

function drainsOf(options: DrainOptions, written: DrainSettings, nodes: readonly NodeRequest[]): readonly DrainModel[] {
  const asked = options.node === undefined && options.nodes === undefined ? written.drained : [];
  const drained = options.drain ?? (asked.length > 0 ? asked : [[nodes[0]?.name ?? '']]);
  return drained.map((names) => ({ ...kubectlDrain, ...written.flags, ...flags(options), nodes: known(names, nodes) }));
}

/** Those that were given; the others are as `.graceline.yaml` has them. */
function flags(options: DrainOptions): DrainSettings['flags'] {
  const { gracePeriod: grace, timeout } = options;
  return {
    ...(options.force && { force: true }),
    ...(options.ignoreDaemonsets && { ignoreDaemonSets: true }),
    ...(options.deleteEmptydirData && { deleteEmptyDirData: true }),
    ...(options.disableEviction && { disableEviction: true }),
    ...(grace !== undefined && { gracePeriodSeconds: grace < 0 ? undefined : gracePeriodFlag(grace) }),
    ...(timeout !== undefined && { timeout }),
  };
}

function known(drain: readonly string[], nodes: readonly NodeRequest[]): readonly string[] {
  const unknown = drain.find((name) => nodes.every((one) => one.name !== name));
  if (unknown === undefined) return drain;
  const there = nodes.map(({ name }) => name).join(', ');
  throw new UsageError({
    en: `--drain ${unknown}: there is no such node, only ${there}`,
    ko: `--drain ${unknown}: 그런 노드가 없습니다. 있는 노드: ${there}`,
  });
}

const sayOne: Localized = {
  en: '--node and --nodes: say one of the two',
  ko: '--node와 --nodes 가운데 하나만 쓰십시오',
};

function nothingToDrain(paths: readonly string[]): Localized {
  const named = paths.join(', ');
  return {
    en: `${named}: no workload, so there is nothing to drain`,
    ko: `${named}: 워크로드가 없어 drain할 것이 없습니다`,
  };
}
