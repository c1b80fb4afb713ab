// Which files may hold manifests, or say how the apps of manifests stop, by their names and sizes.
import { isKustomizationName } from '../core/builds/kustomization.ts';
import { appSettingsPatterns, mayBeAppSettings } from '../core/knowledge/packagedFile.ts';
import { settingsFileName } from '../core/settingsFile.ts';

const manifestName = /\.(?:ya?ml|json)$/i;

/** A file that nobody has opened or named is read up to this size. */
export const maxUnopenedBytes = 1024 * 1024;

/** The same as `isWanted`, for those who look for files by pattern. */
export const wantedPatterns: readonly string[] = [
  ...['*.yaml', '*.yml', '*.json', 'Kustomization'],
  ...appSettingsPatterns.filter((pattern) => !manifestName.test(pattern)),
];

export function isWanted(name: string): boolean {
  if (name === settingsFileName) return false;
  return manifestName.test(name) || isKustomizationName(name) || mayBeAppSettings(name);
}
