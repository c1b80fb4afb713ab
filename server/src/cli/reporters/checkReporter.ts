// The forms in which `graceline check` says what it found.
import type { CheckedFile } from '../checkedFile.ts';
import type { CheckSummary } from '../checkSummary.ts';
import type { OutputOptions } from '../options.ts';
import { wantsColors } from '../terminal.ts';
import { version } from '../version.ts';
import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** Is told of each file as soon as it is checked, so that nothing has to be kept. */
export interface CheckReporter {
  file(checked: CheckedFile): void;
  end(summary: CheckSummary): void;
}

const silentReporter: CheckReporter = { file: () => undefined, end: () => undefined };

export const checkFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

export type CheckFormat = (typeof checkFormats)[number];

export interface ReportOptions extends OutputOptions {
  readonly format: CheckFormat;
  /** The output is the diff. */
  readonly dryRun?: true;
}

/** Where the report goes: not where a fixed text has gone before it. */
type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

export function reporterFor(options: ReportOptions, output: Output): CheckReporter {
  if (options.dryRun) return silentReporter;
  const write = (text: string): void => void output.write(text);
  switch (options.format) {
    case 'text':
      return textReporter(write, { ...options, colors: wantsColors(options.color, output) });
    case 'json':
      return jsonReporter(write);
    case 'sarif':
      return sarifReporter(write, options.locale, version());
    case 'junit':
      return junitReporter(write);
    case 'github':
      return githubReporter(write);
    case 'markdown':
      return markdownReporter(write, options.locale);
  }
}
