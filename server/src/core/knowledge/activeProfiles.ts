import type { Profiles } from './app.ts';
import { relaxed } from './settingNames.ts';
import { findSetting, type SettingSource } from './settings.ts';

/**
 * The profiles of an app, later ones stronger; undefined where nobody names any and the image may. `source` has only the
 * documents that count always: a profile cannot be activated in one that needs a profile.
 */
export function activeProfiles(profiles: Profiles, source: SettingSource): readonly string[] | undefined {
  const found = findSetting(profiles.active, source);
  if (found?.type === 'unreadable') return undefined;
  if (!found) return profiles.byDefault === undefined ? undefined : [profiles.byDefault];
  return names(found.text).flatMap((profile) => [profile, ...broughtIn(profile, profiles, source)]);
}

/** A group of Spring, `spring.profiles.group.prod: db, mq`, comes right behind what brings it in. */
function broughtIn(profile: string, { groups }: Profiles, { documents }: SettingSource): readonly string[] {
  if (groups === undefined) return [];
  const name = relaxed(`${groups}.${profile}`);
  for (const { entries } of documents) {
    const said = [...(entries ?? [])].filter(([key]) => key.replace(/\[\d+\]$/, '') === name);
    if (said.length > 0) return said.flatMap(([, { text }]) => names(text));
  }
  return [];
}

function names(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
