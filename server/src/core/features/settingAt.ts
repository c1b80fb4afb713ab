// Something that an app is told about its end, in an argument, a variable or a file of settings, and who takes it.
import type { FileUri, Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import type { Said } from '../knowledge/settings.ts';
import { valuePlace } from '../rules/settingEdit.ts';
import { usersOfSettings, type SettingUse } from '../workspace/links/appSettings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Snapshot } from './snapshot.ts';

export interface SettingAt {
  /** The value where it can be told from what is around it. */
  readonly at: Place;
  readonly uses: readonly SettingUse[];
}

/** That of the value under the cursor, or the only one of its line. */
export function settingAt({ workspace }: Snapshot, uri: FileUri, offset: number): SettingAt | undefined {
  const placed = workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const { document } = placed;
  const local = offset - placed.start;
  const lineStart = document.text.lastIndexOf('\n', local - 1) + 1;
  const nextLine = document.text.indexOf('\n', local);
  const ofLine = { start: lineStart, end: nextLine < 0 ? document.text.length : nextLine };
  const places = new Map<number, SettingAt>();
  for (const use of usersOfSettings(workspace, document)) {
    const at = placeOfSetting(workspace, use.said, use.property.name);
    if (!contains(ofLine, at.span.start)) continue;
    const uses = [...(places.get(at.span.start)?.uses ?? []), use];
    places.set(at.span.start, { at, uses });
  }
  const [only, another] = places.values();
  return [...places.values()].find(({ at }) => contains(at.span, local)) ?? (another ? undefined : only);
}

function placeOfSetting({ files }: Workspace, said: Said, property: string): Place {
  const { at } = said.origin;
  const placed = files.get(at.document.uri)?.documents.find(({ document }) => document === at.document);
  return (placed && valuePlace(said, property, placed.document)) ?? at;
}

/** Where else the same is told to the same containers: what counts where this does not, else what it overrides. */
export function otherPlaces({ workspace }: Snapshot, { uses }: SettingAt): readonly Place[] {
  const others = uses.flatMap(({ said, all, effective, property }) => {
    const counting = effective && effective !== said ? [effective] : all.filter((one) => one !== said);
    return counting.map((one) => placeOfSetting(workspace, one, property.name));
  });
  return distinct(others);
}

/** Everywhere where the same is told to the same containers, this place included. */
export function allPlaces({ workspace }: Snapshot, { uses }: SettingAt): readonly Place[] {
  return distinct(uses.flatMap(({ all, property }) => all.map((one) => placeOfSetting(workspace, one, property.name))));
}

function distinct(places: readonly Place[]): readonly Place[] {
  return places.filter(
    ({ document, span }, index) =>
      places.findIndex((one) => one.document === document && one.span.start === span.start) === index,
  );
}
