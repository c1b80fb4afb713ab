// What an editor says under `graceline.*`, and what is meant by it. Whatever cannot be used falls back to its default.
import type { AnalysisConfig } from '../core/analysis.ts';
import type { Locale } from '../core/base/localized.ts';
import { defaultSettings, readSettings } from '../core/settings.ts';

export const settingsSection = 'graceline';

/** What holds for one folder of the workspace. */
export interface EditorSettings {
  readonly config: AnalysisConfig;
  /** Patterns of files and folders that are left out, those of `files.exclude`. */
  readonly excluded: readonly string[];
  readonly maxIndexedFiles: number;
  /** Whether files that nobody has open are reported on. */
  readonly workspaceDiagnostics: boolean;
  readonly programs: ProgramSettings;
}

/** What is said of kustomize and helm. Only editors say it: no file of a repository decides what is run. */
export interface ProgramSettings {
  readonly run: 'ask' | 'always' | 'never';
  /** Names or absolute paths; empty: whatever of its kind is on the PATH. */
  readonly kustomizePath: string;
  readonly helmPath: string;
}

export interface WrittenSettings {
  /** Of the section `graceline`. */
  readonly ours: unknown;
  readonly filesExclude: unknown;
}

export function readEditorSettings(
  { ours, filesExclude }: WrittenSettings,
  locale: Locale,
  log: (message: string) => void,
): EditorSettings {
  const { config, index, workspaceDiagnostics, programs } = parted(ours);
  const { settings, problems } = readSettings(config);
  for (const { path, message } of problems) {
    log(`Setting ${[settingsSection, ...path].join('.')} is ignored: ${message[locale]}`);
  }
  return {
    config: { ...defaultSettings, ...settings, locale },
    excluded: excludedBy(filesExclude),
    maxIndexedFiles: maxFilesOf(index),
    workspaceDiagnostics: workspaceDiagnostics === true,
    programs,
  };
}

/** What is meant for the core, and what is the server's own. */
function parted(ours: unknown) {
  if (!isMapping(ours)) return { config: ours, programs: programsOf(undefined, undefined, undefined) };
  const { index, workspaceDiagnostics, runPrograms, kustomize, helm, ...rest } = ours;
  const { path: helmPath, ...ofCharts } = isMapping(helm) ? helm : {};
  const config = helm === undefined ? rest : { ...rest, helm: isMapping(helm) ? ofCharts : helm };
  return { config, index, workspaceDiagnostics, programs: programsOf(runPrograms, kustomize, helmPath) };
}

function programsOf(run: unknown, kustomize: unknown, helmPath: unknown): ProgramSettings {
  const { path: kustomizePath } = isMapping(kustomize) ? kustomize : {};
  return {
    run: run === 'always' || run === 'never' ? run : 'ask',
    kustomizePath: typeof kustomizePath === 'string' ? kustomizePath.trim() : '',
    helmPath: typeof helmPath === 'string' ? helmPath.trim() : '',
  };
}

/** The language of the editor, as in `ko`, `ko-KR` or `en-US`. */
export function localeFrom(language: string | undefined): Locale {
  return /^ko(?:[-_]|$)/i.test(language ?? '') ? 'ko' : 'en';
}

/** Conditions on sibling files (`when`) are about what is generated beside a source, and no manifest is. */
function excludedBy(written: unknown): readonly string[] {
  return Object.entries(isMapping(written) ? written : {}).flatMap(([pattern, isExcluded]) =>
    isExcluded === true ? [pattern] : [],
  );
}

const defaultMaxFiles = 20_000;

function maxFilesOf(index: unknown): number {
  const { maxFiles } = isMapping(index) ? index : {};
  return typeof maxFiles === 'number' && maxFiles >= 0 ? Math.floor(maxFiles) : defaultMaxFiles;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
