import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Place } from '../../server/src/core/base/place.ts';
import { allKinds } from '../../server/src/core/manifest/manifest.ts';
import { mayHoldManifests } from '../../server/src/core/manifest/readManifests.ts';
import { yamlText } from '../syntax/arbitraries.ts';
import { everyField } from './everyField.ts';
import { isPlace, read } from './read.ts';

test(
  'law: any text is read, its places lie inside, and the look before parsing misses nothing',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const manifests = read(text);
        if (manifests.length > 0) expect(mayHoldManifests(text)).toBe(true);
        expect(manifests.flatMap(placesIn).filter(({ span }) => !isInside(span, text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  },
);

test('law: whatever stands in whatever field of whatever kind, all of it is read', { timeout: 60_000 }, () => {
  const odd = fc.constantFrom<unknown>(
    null,
    '',
    'x',
    1,
    -1.5,
    true,
    [],
    [null],
    ['x'],
    {},
    { x: 1 },
    '{{ x }}',
    '${X}',
  );
  const oddities = fc.array(fc.tuple(fc.nat(), odd), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...allKinds), fc.nat(), oddities, fc.boolean(), (kind, group, changes, asYaml) => {
      const apiVersion = `${kind.groups[group % kind.groups.length] ?? ''}/v1`.replace(/^\//, '');
      const object = { apiVersion, kind: kind.kind.split('.')[0], ...(structuredClone(everyField) as object) };
      for (const [where, value] of changes) replaceOne(object, where, value);
      const text = asYaml ? stringify(object) : JSON.stringify(object);
      const manifests = read(text);
      expect(manifests.map((manifest) => manifest.kind)).toEqual([kind.kind]);
      expect(manifests.flatMap(placesIn).filter(({ span }) => !isInside(span, text))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** Every place in all that was read, which is thereby read to the last field. */
function placesIn(found: unknown): readonly Place[] {
  if (isPlace(found)) return [found];
  if (found instanceof Map) return [...found.values()].flatMap(placesIn);
  if (Array.isArray(found)) return found.flatMap(placesIn);
  if (typeof found !== 'object' || found === null) return [];
  const places: Place[] = [];
  for (const key in found) if (key !== 'root') places.push(...placesIn(found[key as keyof typeof found]));
  return places;
}

function isInside({ start, end }: Place['span'], text: string): boolean {
  return start >= 0 && end >= start && end <= text.length;
}

/** Puts a value in the place of one of all that is there, of `apiVersion` and `kind` excepted. */
function replaceOne(root: object, where: number, value: unknown): void {
  const slots: (readonly [holder: Record<string, unknown>, key: string])[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (node !== root || (key !== 'apiVersion' && key !== 'kind')) slots.push([node as Record<string, unknown>, key]);
      visit(child);
    }
  };
  visit(root);
  const slot = slots[where % slots.length];
  if (slot) slot[0][slot[1]] = structuredClone(value);
}
