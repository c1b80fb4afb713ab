import type { Localized } from '../core/base/localized.ts';

/** What the user asked for cannot be done: one sentence on standard error and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly text: Localized;

  constructor(text: Localized) {
    super(text.en);
    this.text = text;
  }
}
