// What somebody who types waits for: servers as processes, spoken to as an editor does, one after the other.
import { Editor, type ServerUnderTest } from './editor.ts';
import { graceline, uriOf } from './graceline.ts';
import { figure, median, report, spread, type Bar, type Row } from './measure.ts';
import { peerDebounceMillis } from './peer.ts';
import { onDisk, type SetFile } from './sets/sets.ts';
import { bursts, questions, typed } from './typed.ts';

/** One server after the other; the bar is ours. */
export async function whileTyping(
  title: string,
  file: SetFile,
  who: readonly ServerUnderTest[],
  bar: Bar,
): Promise<void> {
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
