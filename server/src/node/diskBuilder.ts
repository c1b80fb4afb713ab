// Runs Kustomize and Helm for the language server, over the files of the disk and the texts of the editor.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { fileUri } from '../core/base/place.ts';
import { BuildRunner, programFor } from '../builds/buildRunner.ts';
import { findRoots, mayBeRoot } from '../builds/roots.ts';
import { Sources } from '../builds/sources.ts';
import type { BuildRoot, CreateBuilder, OpenTexts } from '../lsp/builder.ts';

export const diskBuilder: CreateBuilder = (nameOf) => {
  const runner = new BuildRunner({
    uriOf: (file) => fileUri(uriOf(file)),
    nameOf: (folder) => nameOf(uriOf(folder)),
  });
  return {
    async findRoots(uris, texts) {
      const files = uris.filter((uri) => uri.startsWith('file:')).map(pathOf);
      const roots = await findRoots(files.filter(mayBeRoot), new Sources(await unsaved(texts)));
      return roots.map(({ tool, file }) => ({ tool, uri: uriOf(file) }));
    },
    async members(root, settings, texts) {
      return (await runner.members(onDisk(root), settings, await unsaved(texts))).map(uriOf);
    },
    async programFor(tool, settings) {
      const file = await programFor(tool, settings);
      return file && path.basename(file);
    },
    start(root, settings, permission, texts) {
      const controller = new AbortController();
      const { signal } = controller;
      const build = async () => runner.build(onDisk(root), settings, permission, await unsaved(texts), signal);
      return {
        done: build().then((made) => (signal.aborted ? undefined : made)),
        cancel: () => {
          controller.abort();
        },
      };
    },
  };
};

/** Most texts that are open are those of the disk: then the programs read the files where they are. */
async function unsaved(texts: OpenTexts): Promise<ReadonlyMap<string, string>> {
  const files = [...texts].map(async ([uri, text]) => {
    const file = pathOf(uri);
    const saved = await readFile(file, 'utf8').catch(() => undefined);
    return saved === text ? [] : [[file, text] as const];
  });
  return new Map((await Promise.all(files)).flat());
}

function onDisk({ tool, uri }: BuildRoot) {
  return { tool, file: pathOf(uri) };
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

function uriOf(file: string): string {
  return URI.file(file).toString();
}
