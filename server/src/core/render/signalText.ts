import type { Locale } from '../base/localized.ts';

/** People look for SIGTERM; where another signal comes in its place (R40), both are named. */
export function signalText(signal: string, locale: Locale): string {
  if (signal === 'SIGTERM') return signal;
  return locale === 'ko' ? `SIGTERM 대신 ${signal}` : `${signal} (in place of SIGTERM)`;
}
