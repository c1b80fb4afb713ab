import type { Origin } from '../base/origin.ts';
import type { Explain } from './explain.ts';

/** Where a number came from, in a few words: `line 12`, `Kubernetes' default`, `assumed`, `--grace-period=5`. */
export function originText(origin: Origin, explain: Explain): string {
  switch (origin.type) {
    case 'written':
      return explain.lineOf(origin.at);
    case 'defaulted':
      return explain.locale === 'ko' ? 'Kubernetes 기본값' : "Kubernetes' default";
    case 'assumed':
      return explain.locale === 'ko' ? '가정' : 'assumed';
    case 'requested':
      return origin.option;
  }
}
