import type { Locale } from '../base/localized.ts';
import type { Place } from '../base/place.ts';

/** How to speak to this reader: in which language, and how to name a line. */
export interface Explain {
  readonly locale: Locale;
  /** `line 12`, or `web.yaml:12` where the reader sees more than one file. */
  readonly lineOf: (place: Place) => string;
}
