// How long the server takes to know a repository of 10,000 files, beside a process that parses all of them with `yaml`;
// and whether somebody who starts to type at once notices.
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { coldRun, type ColdRun } from '../coldProcess.ts';
import { Editor, type OpenFile } from '../editor.ts';
import { edits, keys } from '../edits.ts';
import { graceline, uriOf } from '../graceline.ts';
import { figure, median, report, runs, spread, timeOf } from '../measure.ts';
import { onDisk, repository, thousandLines } from '../sets/sets.ts';

const rounds = 3;
/** An index that takes longer than this has not been built at all. */
const longestMillis = 120_000;
const millisBetweenKeys = 50;

interface FirstIndex {
  readonly wallMillis: number;
  readonly cpuMillis: number;
  readonly answerMillis: readonly number[];
  readonly residentMegabytes: number;
  readonly peakMegabytes: number;
  /** Findings that were shown and that name a file which no editor holds open. */
  readonly crossFileFindings: number;
}

const files = repository(10_000);
/** What is wrong with these stands in two files: another budget covers the same pods. */
const atFault = files.filter(({ path: file, app }) => file.endsWith('/budget.yaml') && app.faulty);
const typedIn = thousandLines();
const parses: ColdRun[] = [];
const indexes: FirstIndex[] = [];
await onDisk([...files, typedIn], async (root) => {
  for (let round = 0; round < rounds; round += 1) {
    parses.push(coldRun(path.resolve('dist/bench/parseWithYaml.cjs'), [root]));
    indexes.push(await firstIndex(root));
  }
});

const ratio = (what: 'wallMillis' | 'cpuMillis'): number =>
  median(indexes.map((one) => one[what])) / median(parses.map((one) => one[what]));
const each = (what: keyof FirstIndex): readonly number[] => indexes.map((one) => Number(one[what]));
report('xl: 10,000 files, 1,000 folders, 17 MB, each time a new process', [
  runs(
    'yaml alone: time',
    parses.map((one) => one.wallMillis),
  ),
  runs(
    'yaml alone: CPU time',
    parses.map((one) => one.cpuMillis),
  ),
  runs('graceline: spawned → everything indexed', each('wallMillis')),
  runs('graceline: CPU time until then', each('cpuMillis')),
  figure('time, of what yaml alone takes', ratio('wallMillis'), '×', { atMost: 0.5 }),
  figure('CPU time, of what yaml alone takes', ratio('cpuMillis'), '×', { atMost: 0.5 }),
  spread(
    'an open file is answered meanwhile',
    indexes.flatMap((one) => one.answerMillis),
    { atMost: 100 },
  ),
  figure('resident memory afterwards', median(each('residentMegabytes')), 'MB', { atMost: 300 }),
  figure('most memory', median(each('peakMegabytes')), 'MB'),
  figure('findings shown that need an unopened file', Math.min(...each('crossFileFindings')), '', { atLeast: 1 }),
]);

/** Opens a file at once and types in it until the server says that it is done. */
async function firstIndex(root: string): Promise<FirstIndex> {
  const editor = await Editor.start(graceline, root);
  const answerMillis: number[] = [];
  const timed = async <T>(answer: Promise<T>): Promise<T> => {
    answerMillis.push(await timeOf(() => answer));
    return answer;
  };
  const { path: file, text } = typedIn;
  const open = await timed(editor.open(uriOf(root, { path: file }), text));
  const places = keys(text, 100);
  for (const [index, edit] of edits(text, 'value', 10_000).entries()) {
    if (editor.progressEndedAt !== undefined) break;
    if (performance.now() - editor.spawnedAt > longestMillis) throw new Error('The server never said that it is done.');
    await timed(open.edit(edit));
    await timed(open.request('textDocument/hover', { position: places[index % places.length] }));
    await pause(millisBetweenKeys);
  }
  const cpuMillis = editor.cpuMillis() ?? Number.NaN;
  const wallMillis = (editor.progressEndedAt ?? Number.NaN) - editor.spawnedAt;
  const { resident, peak } = editor.memory() ?? { resident: Number.NaN, peak: Number.NaN };
  const crossFileFindings: Diagnostic[] = [];
  for (const { path: budget, text: written } of atFault.filter((_, index) => index % 50 === 0)) {
    crossFileFindings.push(...needingOtherFiles(await editor.open(uriOf(root, { path: budget }), written)));
  }
  await editor.stop();
  return {
    wallMillis,
    cpuMillis,
    answerMillis,
    residentMegabytes: resident,
    peakMegabytes: peak,
    crossFileFindings: crossFileFindings.length,
  };
}

function needingOtherFiles({ uri, diagnostics }: OpenFile): readonly Diagnostic[] {
  return diagnostics.filter(({ relatedInformation = [] }) =>
    relatedInformation.some(({ location }) => location.uri !== uri),
  );
}
