import { describe, expect, test } from 'vitest';
import { isTemplated, scalarValue } from '../../server/src/core/syntax/scalarValue.ts';

describe('plain scalars, as `kubectl label --local -o json` shows them', () => {
  test.each<[string, string | number | boolean | null]>([
    ['y', true],
    ['n', false],
    ['Yes', true],
    ['on', true],
    ['OFF', false],
    ['True', true],
    ['tRue', 'tRue'],
    ['', null],
    ['~', null],
    ['Null', null],
    ['30', 30],
    ['+5', 5],
    ['-16', -16],
    ['1_000', 1000],
    ['010', 8],
    ['0o10', 8],
    ['0x1F', 31],
    ['-0x10', -16],
    ['0b11', 3],
    ['08', 8],
    ['0_8', 8],
    ['30.0', 30],
    ['3e1', 30],
    ['1.5e3', 1500],
    ['.5', 0.5],
    ['.inf', Number.POSITIVE_INFINITY],
    ['1:30', '1:30'],
    ['2001-12-14', '2001-12-14'],
    ['30s', '30s'],
    ['100m', '100m'],
    ['.inf1', '.inf1'],
    ['-', '-'],
  ])('%j', (text, value) => {
    expect(scalarValue(text, true, undefined)).toBe(value);
  });

  test('quotes make a string, an explicit tag decides over quotes', () => {
    expect(scalarValue('30', false, undefined)).toBe('30');
    expect(scalarValue('30', false, 'tag:yaml.org,2002:int')).toBe(30);
    expect(scalarValue('30', true, 'tag:yaml.org,2002:str')).toBe('30');
    expect(scalarValue('30', true, '!foo')).toBe('30');
  });
});

describe('what is still to be filled in', () => {
  test.each(['{{ .Values.x }}', 'app-{{ x }}', '${REPLICAS}', 'app:${TAG}', '${A:-1}'])('%j', (text) => {
    expect(isTemplated(text)).toBe(true);
  });

  test.each(['$(POD_NAME)', 'kill ${PID} && sleep 5', '$HOME', '${', 'plain', '}}', 'sleep 5; echo ${x}'])(
    '%j is not',
    (text) => {
      expect(isTemplated(text)).toBe(false);
    },
  );
});
