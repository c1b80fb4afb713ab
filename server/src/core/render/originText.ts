import { whoseDefault, type Origin } from '../base/origin.ts';
import type { Explain } from './explain.ts';

/** Where a number came from, in a few words: `line 12`, `Kubernetes' default`, `assumed`, `--grace-period=5`. */
export function originText(origin: Origin, explain: Explain): string {
  switch (origin.type) {
    case 'written':
      return explain.lineOf(origin.at);
    case 'defaulted':
      return whoseDefault(origin)[explain.locale];
    case 'assumed':
      return explain.locale === 'ko' ? '가정' : 'assumed';
    case 'requested':
      return origin.option;
  }
}
