import { describe, expect, test } from 'vitest';
import { rejections } from '../../server/src/core/validation/rejections.ts';
import { parseManifest } from '../validation/parse.ts';
import cases from './data/admission.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly manifest: string;
  readonly accepted: boolean;
  readonly http: number;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly message?: string;
}

describe('the verdict of the API server of Kubernetes 1.36.2', () => {
  test.for(cases as readonly Case[])('$id', ({ manifest, accepted, http, featureGates, message }) => {
    const gates = new Map(Object.entries(featureGates ?? {}));
    const found = rejections(parseManifest(manifest), { kubernetesMinor: 36, featureGates: gates });

    expect(found.length === 0, JSON.stringify(found)).toBe(accepted);
    for (const { field, message: words } of found) {
      // Only what is invalid is tied to a field by the API server.
      expect(says(message ?? '', http === 422 ? `${field}: ${words}` : words), words).toBe(true);
    }
  });
});

/** A message that ends with … is cut there. */
function says(message: string, words: string): boolean {
  const [start = '', rest] = message.split('…');
  return rest === undefined
    ? start.includes(words)
    : start.endsWith(words.slice(0, start.length - start.indexOf(words.slice(0, 20))));
}
