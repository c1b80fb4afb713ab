// What a file of settings says, in whatever form: flat names with texts, and where each text stands.
import { Memo } from '../base/memo.ts';
import type { Span } from '../base/span.ts';
import { fileName, type ConfigFile } from './configFile.ts';
import { settingsInLines } from './linesOfSettings.ts';
import { settingsInProperties } from './propertiesFile.ts';
import { assignmentsInPython } from './pythonAssignments.ts';
import { settingsInJson, settingsInYaml } from './yamlSettings.ts';

export interface SettingEntry {
  /** Nested names are joined with dots, as in `spring.lifecycle.timeout-per-shutdown-phase`; items of a list have `[0]`. */
  readonly name: string;
  readonly text: string;
  /** The text, in the file. */
  readonly at: Span;
}

/** One document of a file, which may hold several (YAML after `---`, properties after `#---`); later ones win. */
export type SettingsDocument = readonly SettingEntry[];

const documents = new Memo<ConfigFile, readonly SettingsDocument[]>();

/** In the order of the file; none where its text is not known. Total: of what cannot be read nothing is said. */
export function settingsIn(file: ConfigFile): readonly SettingsDocument[] {
  return documents.get(file, [], () => read(file));
}

function read({ path, text }: ConfigFile): readonly SettingsDocument[] {
  if (text === undefined) return [];
  const name = fileName(path);
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'yml':
    case 'yaml':
      return settingsInYaml(text);
    case 'json':
      return [settingsInJson(text)];
    case 'properties':
      return settingsInProperties(text);
    case 'py':
      return [assignmentsInPython(text)];
    default:
      return [settingsInLines(text)];
  }
}
