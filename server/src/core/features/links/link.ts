// A place of a manifest that names, or selects, something that stands elsewhere.
import { isReadable, type Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';

export interface Link {
  /** The name. */
  readonly at: Place;
  /** `name`: of one object. `part`: of a part of one, a port, a key, a label. */
  readonly type: 'name' | 'part';
  /** Where it is written what is named; none where it is not here. */
  readonly targets: readonly Place[];
}

/** A link from what is written as such; none from what is filled in, and none that leads nowhere. */
export function link(
  type: Link['type'],
  from: Field<unknown> | undefined,
  targets: readonly (Place | undefined)[],
): readonly Link[] {
  const found = targets.filter((target) => target !== undefined);
  if (!from || !isReadable(from) || from.origin.type !== 'written' || found.length === 0) return [];
  return [{ at: from.origin.at, type, targets: found }];
}

/** Where a field is written, if it is. */
export function writtenAt(field: Field<unknown> | undefined): Place | undefined {
  return field?.origin.type === 'written' ? field.origin.at : undefined;
}
