// From nothing to the first diagnostics of a small file, each time in a new process, beside the peer.
import { Editor } from '../editor.ts';
import { graceline, uriOf } from '../graceline.ts';
import { report, runs } from '../measure.ts';
import { yamlLanguageServer } from '../peer.ts';
import { onDisk, small } from '../sets/sets.ts';

const rounds = 7;
const peer = yamlLanguageServer();
const cold = (peer ? [graceline, peer] : [graceline]).map((server) => ({
  server,
  initialized: [] as number[],
  reported: [] as number[],
}));
const file = small();
await onDisk([file], async (root) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const { server, initialized, reported } of cold) {
      const editor = await Editor.start(server, root);
      await editor.open(uriOf(root, file), file.text);
      reported.push(performance.now() - editor.spawnedAt);
      initialized.push(editor.initializedAt - editor.spawnedAt);
      await editor.stop();
    }
  }
});
report(
  's: a Deployment of 80 lines, each time a new process',
  cold.flatMap(({ server, initialized, reported }) => [
    runs(`${server.name}: spawned → initialized`, initialized),
    runs(`${server.name}: spawned → first diagnostics`, reported, server === graceline ? { atMost: 400 } : undefined),
  ]),
);
