import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { mayHoldManifests } from '../../server/src/core/manifest/readManifests.ts';
import { yamlText } from '../syntax/arbitraries.ts';
import { read } from './read.ts';

test(
  'law: any text is read, its places lie inside, and the look before parsing misses nothing',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const manifests = read(text);
        if (manifests.length > 0) expect(mayHoldManifests(text)).toBe(true);
        for (const manifest of manifests) {
          const containers = isWorkload(manifest) ? manifest.pod.spec.containers : [];
          const places = [
            manifest.at,
            manifest.kindAt,
            manifest.nameAt,
            ...containers.flatMap(({ at, nameAt }) => [at, nameAt]),
          ];
          for (const { span } of places) {
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  },
);
