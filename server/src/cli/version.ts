import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the package.json beside the folder of the built file. */
export function version(): string {
  const text = readFileSync(join(__dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
