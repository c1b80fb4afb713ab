import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { App, StopCase } from '../../server/src/core/knowledge/app.ts';
import { apps } from '../../server/src/core/knowledge/apps.ts';
import { parseImage } from '../../server/src/core/knowledge/image.ts';

const folder = new URL('../../server/src/core/knowledge/apps/', import.meta.url);
const fileOf = (id: string) => `${id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.ts`;

test('every file is registered, in alphabetical order', () => {
  expect(apps.map(({ id }) => fileOf(id))).toEqual(readdirSync(folder).sort());
});

test('an image belongs to one app only, unless words of the tag tell them apart', () => {
  const owners = apps.flatMap(({ images }) =>
    images.filter(({ tagHas, tagLacks }) => !tagHas && !tagLacks).flatMap(({ repositories }) => repositories),
  );
  expect(new Set(owners).size).toBe(owners.length);
});

const casesOf = ({ onSignal, otherSignals }: App): readonly StopCase[] => [
  ...Object.values(onSignal).flat(),
  ...(otherSignals ?? []),
];

describe.each(apps.map((app) => [app.id, app] as const))('%s', (_, app) => {
  test('says where it is from, and how it is recognised', () => {
    expect(app.source).toMatch(/^https:\/\/\S+$/);
    expect(app.version).toMatch(/\d/);
    expect(app.images.length + app.programs.length + (app.markers ? 1 : 0)).toBeGreaterThan(0);
  });

  test('speaks both languages, one line each', () => {
    const lines = [...casesOf(app).map(({ note }) => note), ...app.traps];
    for (const { en, ko } of lines) {
      expect(en).toMatch(/^[^\n]{10,200}$/);
      expect(ko).toMatch(/[가-힣]/);
      expect(ko).not.toContain('\n');
    }
  });

  test('signals, versions and repositories have the form that they are compared in', () => {
    for (const signal of Object.keys(app.onSignal)) expect(signal).toMatch(/^SIG[A-Z0-9]+$/);
    for (const { repositories, stopSignals } of app.images) {
      for (const repository of repositories) expect(parseImage(repository)?.repository).toBe(repository);
      for (const { signal, from = '0', before = '0' } of stopSignals) {
        expect(Object.keys(app.onSignal)).toContain(signal);
        expect([from, before].every((version) => /^\d+(?:\.\d+)*$/.test(version))).toBe(true);
      }
    }
  });

  test('bounds are sane, and the last case of a signal always holds', () => {
    for (const { does } of casesOf(app)) {
      if (does.type !== 'drains') continue;
      const { byDefault } = does.atMost;
      expect(byDefault === Number.POSITIVE_INFINITY || (byDefault >= 0 && byDefault <= 3_600_000)).toBe(true);
    }
    for (const cases of Object.values(app.onSignal)) {
      expect(cases.map(({ when }) => when === undefined)).toEqual(cases.map((_case, i) => i === cases.length - 1));
    }
  });
});
