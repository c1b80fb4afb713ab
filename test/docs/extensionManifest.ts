// package.json as the pages of the documentation need it, with its words in both languages.
import { readFileSync } from 'node:fs';
import type { Locale } from '../../server/src/core/base/localized.ts';

export interface Setting {
  readonly type: string | readonly string[];
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

export interface ExtensionManifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly {
      readonly id: string;
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
}

export function extensionManifest(): ExtensionManifest {
  return readJson('package.json') as ExtensionManifest;
}

/** What stands for `%key%`. */
export function wordsOfManifest(locale: Locale): (key: string) => string {
  const file = locale === 'en' ? 'package.nls.json' : 'package.nls.ko.json';
  const words = readJson(file) as Readonly<Record<string, string>>;
  return (key) => {
    const text = words[key.replaceAll('%', '')];
    if (text === undefined) throw new Error(`${file} lacks ${key}`);
    return text;
  };
}
