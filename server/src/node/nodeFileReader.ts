// Reads the disk for the language server. It stays small whatever folder somebody opens a manifest in.
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { settingsFileName } from '../core/settingsFile.ts';
import type { FileReader, ReadFile } from '../lsp/fileReader.ts';

const maxFiles = 200;
const maxBytes = 1024 * 1024;

export const nodeFileReader: FileReader = {
  async readFolderOf(uri) {
    const file = pathOf(uri);
    if (file === undefined) return [];
    const folder = path.dirname(file);
    const names = await readdir(folder).catch(() => []);
    const manifests = names.filter(isManifestName).sort().slice(0, maxFiles);
    const read = await Promise.all(manifests.map((name) => readAt(path.join(folder, name))));
    return read.filter((one) => one !== undefined);
  },
  async readSettingsFileFor(uri) {
    const file = pathOf(uri);
    return file === undefined ? undefined : nearestSettingsFile(path.dirname(file));
  },
  async readFile(uri) {
    const file = pathOf(uri);
    return file === undefined ? undefined : (await readAt(file))?.text;
  },
};

async function nearestSettingsFile(folder: string): Promise<ReadFile | undefined> {
  const found = await readAt(path.join(folder, settingsFileName));
  const parent = path.dirname(folder);
  return found ?? (parent === folder ? undefined : nearestSettingsFile(parent));
}

/** Undefined for what is not on a disk of ours: an unsaved text, a file in a browser. */
function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

function isManifestName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

async function readAt(file: string): Promise<ReadFile | undefined> {
  try {
    const stats = await stat(file);
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    return { uri: URI.file(file).toString(), text: await readFile(file, 'utf8') };
  } catch {
    return undefined;
  }
}
