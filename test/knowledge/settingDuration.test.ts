import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  durationFormats,
  parseSettingDuration,
  writeSettingDuration,
  type DurationFormat,
} from '../../server/src/core/knowledge/settingDuration.ts';

test.each<[DurationFormat, string, number | undefined]>([
  ['spring', '20s', 20_000],
  ['spring', '20S', 20_000],
  ['spring', '20', 20],
  ['spring', 'PT20S', 20_000],
  ['spring', 'PT1M30S', 90_000],
  ['spring', 'P1DT1H', 90_000_000],
  ['spring', '500ms', 500],
  ['spring', '2m', 120_000],
  ['spring', '1m30s', undefined],
  ['spring', '-5', 0],
  ['spring', 'PT', undefined],
  ['spring', 'P', undefined],
  ['spring', 'soon', undefined],
  ['spring', '', undefined],
  ['quarkus', '30', 30_000],
  ['quarkus', '30S', 30_000],
  ['quarkus', 'PT30S', 30_000],
  ['micronaut', '15s', 15_000],
  ['micronaut', '15', undefined],
  ['seconds', '30', 30_000],
  ['seconds', '2.5', 2500],
  ['seconds', '30s', undefined],
  ['go', '2m', 120_000],
  ['go', '1m30s', 90_000],
  ['go', '0', 0],
  ['go', '30', undefined],
  ['traefik', '30', 30_000],
  ['traefik', '1m30s', 90_000],
  ['go', '1m 30s', undefined],
  ['nginx', '10', 10_000],
  ['nginx', '1m30s', 90_000],
  ['haproxy', '30000', 30_000],
  ['haproxy', '30s', 30_000],
  ['phpFpm', '10', 10_000],
  ['phpFpm', '2m', 120_000],
  ['secondsOrNever', '0', Number.POSITIVE_INFINITY],
  ['secondsOrNever', '20', 20_000],
  ['timeSpan', '00:00:45', 45_000],
  ['timeSpan', '1.02:03', 93_780_000],
  ['timeSpan', '0.00:01:30.5', 90_500],
  ['timeSpan', '30', 2_592_000_000],
  ['timeSpan', '45s', undefined],
])('%s reads %j as %s ms', (format, text, expected) => {
  expect(parseSettingDuration(text, format)).toBe(expected);
});

test('law: any text is a duration from 0 on, or none', () => {
  const format = fc.constantFrom(...durationFormats);
  fc.assert(
    fc.property(fc.string(), format, (text, one) => {
      expect(parseSettingDuration(text, one) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('law: what is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 359_999 }), fc.constantFrom(...durationFormats), (seconds, format) => {
      expect(parseSettingDuration(writeSettingDuration(seconds, format), format)).toBe(seconds * 1000);
    }),
  );
});
