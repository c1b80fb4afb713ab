// Reads every file below a folder and parses it with `yaml`, and does nothing else: what we are compared with.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

const [, , folder = '.'] = process.argv;
let documents = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  documents += parseAllDocuments(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).length;
}
if (documents === 0) throw new Error(`There is no YAML below ${folder}.`);
