import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecording, withoutSecrets } from '../../server/src/core/observed/recording.ts';
import { parseTimestamp } from '../../server/src/core/observed/timestamp.ts';
import { recordingOf } from './recorded.ts';

const whole = recordingOf('c2-prestop5-grace10-exit');

function why(text: string): string | undefined {
  const read = readRecording(text);
  return read.type === 'unreadable' ? read.why.en : undefined;
}

describe('a recording', () => {
  test('is read as it was written', () => {
    const read = readRecording(whole);
    expect(read).toMatchObject({
      type: 'recording',
      recording: { target: { kind: 'Pod', namespace: 'shop', name: 'app' }, kubernetesVersion: 'v1.36.2' },
    });
    expect(read.type === 'recording' && read.recording.changes).toHaveLength(whole.trimEnd().split('\n').length - 1);
  });

  test('whose last line was cut off is read without it', () => {
    expect(why(whole.slice(0, -20))).toBeUndefined();
  });

  test('with a broken line says which', () => {
    const lines = whole.split('\n');
    lines[3] = lines[3]?.replace('"at"', '"when"') ?? '';
    expect(why(lines.join('\n'))).toBe('line 4 is no line of a recording');
  });

  test.each(['', '{}', 'kind: Pod\n', '[]\n', '{"recording":"graceline","version":2}\n'])('is not %j', (text) => {
    expect(why(text)).toBe('it is no recording of graceline observe');
  });

  test('can be anything: reading it does not fail', () => {
    const line = fc.oneof(fc.string(), fc.json(), fc.constant(whole.split('\n')[2] ?? ''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(readRecording([whole.split('\n')[0], ...lines, ''].join('\n')).type).toMatch(/recording|unreadable/);
      }),
    );
  });

  test('of the folder beside it is what a watch of that pod brings', () => {
    const file = new URL('data/prestop.jsonl', import.meta.url);
    if (process.env.UPDATE === '1') writeFileSync(file, whole);
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });
});

test('what may be secret is not kept', () => {
  const container = { name: 'app', image: 'web:1', env: [{ name: 'PASSWORD', value: 'hunter2' }], envFrom: [{}] };
  const metadata = { name: 'web', labels: { env: 'prod' }, annotations: { token: 'hunter2' }, managedFields: [{}] };
  expect(withoutSecrets({ kind: 'Pod', metadata, spec: { containers: [container] } })).toEqual({
    kind: 'Pod',
    metadata: { name: 'web', labels: { env: 'prod' } },
    spec: { containers: [{ name: 'app', image: 'web:1' }] },
  });
});

describe('timestamps', () => {
  test('are those of any calendar', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (instant) => {
        expect(parseTimestamp(instant.toISOString())?.at).toBe(instant.getTime());
      }),
    );
  });

  test.each([
    ['2026-07-01T10:00:00Z', Date.UTC(2026, 6, 1, 10), 1000],
    ['2026-07-01T10:00:00.123456Z', Date.UTC(2026, 6, 1, 10) + 123, 0],
    ['2026-07-01T10:00:00+09:00', Date.UTC(2026, 6, 1, 1), 1000],
  ])('%s', (text, at, resolution) => {
    expect(parseTimestamp(text)).toEqual({ at, resolution });
  });

  test.each(['', '2026-07-01', 'now', '2026-07-01T10:00Z', null, 3])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
