// How long an app may take at most, by what it is told.
import type { Millis } from '../base/duration.ts';
import type { Bound } from './app.ts';
import { parseSettingDuration } from './settingDuration.ts';
import { findSettings, type Said, type SettingSource } from './settings.ts';

export interface ReadBound {
  /** `never` where there is no limit. */
  readonly atMost: Millis;
  /** Undefined: nobody says otherwise than upstream. */
  readonly said: Said | undefined;
}

/**
 * Undefined where somebody says otherwise, but not readably. Of what may count or not, as with the profiles of nobody knows
 * which environment, the longest is taken.
 */
export function readBound({ byDefault, property }: Bound, source: SettingSource): ReadBound | undefined {
  const candidates: ReadBound[] = [];
  for (const found of property ? findSettings(property, source) : []) {
    const atMost =
      property && found.type === 'written'
        ? parseSettingDuration(found.text, found.format ?? property.format)
        : undefined;
    const counts = found.type === 'unreadable' || !found.maybe;
    if (found.type === 'written' && atMost !== undefined) candidates.push({ atMost, said: found });
    if (counts) return atMost === undefined ? undefined : longest(candidates);
  }
  return longest([...candidates, { atMost: byDefault, said: undefined }]);
}

function longest(candidates: readonly ReadBound[]): ReadBound | undefined {
  return candidates.reduce<ReadBound | undefined>(
    (best, one) => (best === undefined || one.atMost >= best.atMost ? one : best),
    undefined,
  );
}
