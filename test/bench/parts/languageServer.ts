// What somebody who types waits for: the server as a process, spoken to as an editor does, and beside it the peer.
import { Editor, type ServerUnderTest } from '../editor.ts';
import { graceline, uriOf } from '../graceline.ts';
import { figure, median, report, runs, spread, timeOf, type Bar, type Row } from '../measure.ts';
import { peerDebounceMillis, yamlLanguageServer } from '../peer.ts';
import { oneBig, onDisk, repository, small, thousandLines, type SetFile } from '../sets/sets.ts';
import { bursts, questions, typed } from '../typing.ts';

const peer = yamlLanguageServer();
const servers = peer ? [graceline, peer] : [graceline];

await coldStart();
await whileTyping('k1: 1,200 lines, 32 documents', thousandLines(), servers, { atMost: 10 });
await whileTyping('one-big: 5 MB, 5,000 documents', oneBig(), [graceline], { atMost: 30 });
await manyFiles();

async function coldStart(): Promise<void> {
  const file = small();
  const cold = servers.map((server) => ({ server, initialized: [] as number[], reported: [] as number[] }));
  await onDisk([file], async (root) => {
    for (let round = 0; round < 7; round += 1) {
      for (const { server, initialized, reported } of cold) {
        const editor = await Editor.start(server, root);
        await editor.open(uriOf(root, file), file.text);
        reported.push(performance.now() - editor.spawnedAt);
        initialized.push(editor.initializedAt - editor.spawnedAt);
        await editor.stop();
      }
    }
  });
  const rows = cold.flatMap(({ server, initialized, reported }) => [
    runs(`${server.name}: spawned → initialized`, initialized),
    runs(`${server.name}: spawned → first diagnostics`, reported, server === graceline ? { atMost: 400 } : undefined),
  ]);
  report('s: a Deployment of 80 lines, each time a new process', rows);
}

/** One server after the other; the bar is ours. */
async function whileTyping(title: string, file: SetFile, who: readonly ServerUnderTest[], bar: Bar): Promise<void> {
  const rows: Row[] = [];
  const medians: number[] = [];
  await onDisk([file], async (root) => {
    for (const server of who) {
      const measured = await typingIn(server, root, file, server === graceline ? bar : undefined);
      rows.push(...measured.rows);
      medians.push(measured.median);
    }
  });
  const [ours, theirs] = medians;
  if (ours !== undefined && theirs !== undefined) {
    const ratio = (theirs - peerDebounceMillis) / ours;
    rows.push(figure('value typed: the peer, less the 200 ms that it waits, of ours', ratio, '×', { atLeast: 30 }));
  }
  report(title, rows);
}

/** The peer is asked less often, for it takes its time. */
async function typingIn(server: ServerUnderTest, root: string, { path, text }: SetFile, bar: Bar | undefined) {
  const share = bar ? 1 : 0.2;
  const editor = await Editor.start(server, root);
  const opening = performance.now();
  const open = await editor.open(uriOf(root, { path }), text);
  const opened = performance.now() - opening;
  const rows: Row[] = [figure(`opened → ${String(open.diagnostics.length)} diagnostics`, opened, 'ms')];
  const cpuBefore = editor.cpuMillis() ?? Number.NaN;
  const values = await typed(open, text, 'value', 200 * share);
  const cpu = ((editor.cpuMillis() ?? Number.NaN) - cpuBefore) / values.length;
  rows.push(spread('value typed → diagnostics', values, bar), figure('value typed: CPU time', cpu, 'ms'));
  rows.push(spread('name typed → diagnostics', await typed(open, text, 'name', 100 * share), bar));
  rows.push(spread('line break typed → diagnostics', await typed(open, text, 'line', 100 * share), bar));
  rows.push(spread('last of 20 keys in 800 ms → diagnostics', await bursts(open, text, 10 * share)));
  for (const [what, millis] of await questions(editor, open, text)) {
    rows.push(spread(what, millis, bar && what === 'hover' ? { atMost: 3 } : undefined));
  }
  const memory = editor.memory();
  if (memory) rows.push(figure('resident memory', memory.resident, 'MB'), figure('most memory', memory.peak, 'MB'));
  await editor.stop();
  return { rows: rows.map((row) => ({ ...row, what: `${server.name}: ${row.what}` })), median: median(values) };
}

/** As an editor does that is opened again with many tabs. */
async function manyFiles(): Promise<void> {
  const files = repository(100);
  const rows: Row[] = [];
  await onDisk(files, async (root) => {
    for (const server of servers) {
      const editor = await Editor.start(server, root);
      const all = timeOf(() => Promise.all(files.map((file) => editor.open(uriOf(root, file), file.text))));
      rows.push(figure(`${server.name}: all opened at once → all diagnostics`, await all, 'ms'));
      await editor.stop();
    }
  });
  report('m: 100 files', rows);
}
