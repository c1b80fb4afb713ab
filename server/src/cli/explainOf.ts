import type { Analysis } from '../core/analysis.ts';
import type { Locale } from '../core/base/localized.ts';
import type { FileUri } from '../core/base/place.ts';
import type { Explain } from '../core/render/explain.ts';
import { rangeOf } from './checkedFile.ts';

/** Lines are named with their files, as in `web.yaml:12`: a reader of a terminal sees none of them. */
export function explainOf(analysis: Analysis, fileOf: (uri: FileUri) => string, locale: Locale): Explain {
  return {
    locale,
    lineOf: (place) => {
      const at = analysis.locate(place);
      return `${fileOf(at.uri)}:${String(rangeOf(analysis, at).start.line)}`;
    },
  };
}
