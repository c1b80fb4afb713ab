// Which files may hold manifests, by their names and sizes.
import { settingsFileName } from '../core/settingsFile.ts';

/** A file that nobody has opened or named is read up to this size. */
export const maxUnopenedBytes = 1024 * 1024;

/** The same as `mayBeManifest`, for those who look for files by pattern. */
export const manifestPatterns: readonly string[] = ['*.yaml', '*.yml', '*.json'];

export function mayBeManifest(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) && name !== settingsFileName;
}
