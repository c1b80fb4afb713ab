import { formatInstant, type Millis } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';

/** When something happens: `t+120 s`, `t+0 s … t+30 s` where it depends, `t+30 s or never`. */
export function instantText(
  event: { readonly earliest: Millis; readonly latest: Millis | null },
  locale: Locale,
): string {
  const earliest = formatInstant(event.earliest);
  if (event.latest === null) return locale === 'ko' ? `${earliest} 또는 없음` : `${earliest} or never`;
  return event.latest === event.earliest ? earliest : `${earliest} … ${formatInstant(event.latest)}`;
}
