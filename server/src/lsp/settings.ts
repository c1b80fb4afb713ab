// What an editor says under `graceline.*`, and what is meant by it. Whatever cannot be used falls back to its default.
import type { AnalysisConfig } from '../core/analysis.ts';
import type { Locale } from '../core/base/localized.ts';
import { defaultSettings, readSettings } from '../core/settings.ts';

export const settingsSection = 'graceline';

export function configFrom(written: unknown, locale: Locale, log: (message: string) => void): AnalysisConfig {
  const { settings, problems } = readSettings(written);
  for (const { path, message } of problems) {
    log(`Setting ${[settingsSection, ...path].join('.')} is ignored: ${message[locale]}`);
  }
  return { ...defaultSettings, ...settings, locale };
}

/** The language of the editor, as in `ko`, `ko-KR` or `en-US`. */
export function localeFrom(language: string | undefined): Locale {
  return /^ko(?:[-_]|$)/i.test(language ?? '') ? 'ko' : 'en';
}
