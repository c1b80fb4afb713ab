// How long other files wait while a long one is opened.
import { Editor, type OpenFile } from './editor.ts';
import { keys } from './edits.ts';
import { graceline, uriOf } from './graceline.ts';
import { report, spread, timeOf, type Bar } from './measure.ts';
import { onDisk, type SetFile } from './sets/sets.ts';

/** Points at one thing after the other in a file that is open already, until the long one has its diagnostics. */
export async function whileOpening(title: string, long: SetFile, other: SetFile, bar: Bar): Promise<void> {
  await onDisk([long, other], async (root) => {
    const editor = await Editor.start(graceline, root);
    const open = await editor.open(uriOf(root, other), other.text);
    const state = { isOpening: true };
    const opened = editor.open(uriOf(root, long), long.text).then(() => {
      state.isOpening = false;
    });
    const millis = await hovers(open, other.text, () => state.isOpening);
    await opened;
    report(title, [spread('hover in another file meanwhile', millis, bar)]);
    await editor.stop();
  });
}

async function hovers(open: OpenFile, text: string, goesOn: () => boolean): Promise<readonly number[]> {
  const millis: number[] = [];
  for (const position of keys(text, 1000)) {
    if (!goesOn()) break;
    millis.push(await timeOf(() => open.request('textDocument/hover', { position })));
  }
  return millis;
}
