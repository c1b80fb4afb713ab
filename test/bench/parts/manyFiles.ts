// 100 files opened at once, as by an editor that is started again with many tabs; beside the peer.
import { Editor } from '../editor.ts';
import { graceline, uriOf } from '../graceline.ts';
import { report, runs, timeOf } from '../measure.ts';
import { yamlLanguageServer } from '../peer.ts';
import { onDisk, repository } from '../sets/sets.ts';

const rounds = 3;
const peer = yamlLanguageServer();
const measured = (peer ? [graceline, peer] : [graceline]).map((server) => ({ server, millis: [] as number[] }));
const files = repository(100);
await onDisk(files, async (root) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const { server, millis } of measured) {
      const editor = await Editor.start(server, root);
      const openAll = () => Promise.all(files.map((file) => editor.open(uriOf(root, file), file.text)));
      millis.push(await timeOf(openAll));
      await editor.stop();
    }
  }
});
report(
  'm: 100 files opened at once, each time a new process',
  measured.map(({ server, millis }) => runs(`${server.name}: opened → all diagnostics`, millis)),
);
