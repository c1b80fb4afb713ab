import type { AssumptionUse } from '../scenario/assumptions.ts';
import type { Explain } from './explain.ts';
import { wordsOf } from './words.ts';

export function assumptionText(use: AssumptionUse, explain: Explain): string {
  const words = wordsOf(explain.locale);
  return use.value === 'unknown' ? words.assumptionUnknown(use.key) : words.assumption(use.key, use.value, use.given);
}
