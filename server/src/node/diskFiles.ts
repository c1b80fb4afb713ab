// The disk for the language server.
import { URI } from 'vscode-uri';
import { readText } from '../disk/readText.ts';
import { filesBelow } from '../disk/walk.ts';
import type { FileAccess } from '../lsp/fileAccess.ts';

export const diskFiles: FileAccess = {
  async *find(root, { from, flat }) {
    const place = URI.parse(root.uri).fsPath;
    for await (const paths of filesBelow({ root: place, selection: root.selection, from, flat })) {
      yield paths.map((path) => root.uriOf(path));
    }
  },
  read: (uri, maxBytes) => readText(URI.parse(uri).fsPath, maxBytes),
};
