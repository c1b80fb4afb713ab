import { describe, expect, test } from 'vitest';
import { objectText, readOne, specValues, textAt, told, values } from './read.ts';

describe('storage and configuration', () => {
  test('a PersistentVolumeClaim', () => {
    const claim = (text: string) => specValues('v1', 'PersistentVolumeClaim', text);
    expect(
      claim(
        '{ accessModes: [ReadWriteOnce], storageClassName: fast, volumeName: pv-1, resources: { requests: { storage: 5Gi } } }',
      ),
    ).toEqual({
      claim: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', volumeName: 'pv-1', storage: '5Gi' },
    });
    expect(claim('{}')).toEqual({ claim: {} });
    expect(claim('{ accessModes: ReadWriteOnce }')).toEqual({ claim: { accessModes: '? wrongType' } });
  });

  const configMap = readOne(
    'ConfigMap',
    objectText(
      'v1',
      'ConfigMap',
      'data:\n  application.yml: |\n    server:\n      shutdown: graceful\n  port: "8080"\n  number: 8080\n  later: "${LATER}"\nbinaryData: { logo.png: AAAA }',
    ),
  );

  test('a ConfigMap', () => {
    expect(values(configMap.data)).toEqual({
      'application.yml': { name: 'application.yml', text: 'server:\n  shutdown: graceful\n' },
      port: { name: 'port', text: '8080' },
      number: { name: 'number', text: '? wrongType' },
      later: { name: 'later', text: '? templated' },
    });
    expect([...configMap.binaryData.keys()]).toEqual(['logo.png']);
    expect(values(readOne('ConfigMap', objectText('v1', 'ConfigMap', 'data: x')))).toEqual({
      data: {},
      binaryData: {},
    });
  });

  test('a file inside of it has its lines in the manifest', () => {
    const file = configMap.data.get('application.yml');
    const at = file?.text.value?.indexOf('graceful') ?? -1;
    expect(file && [textAt(file.nameAt), textAt(file.placeOf(at, at + 8))]).toEqual(['application.yml', 'graceful']);
    expect(told(file?.text)).toMatchObject({ field: 'data.application.yml' });
  });

  test('of a Secret the keys alone', () => {
    const secret = readOne('Secret', objectText('v1', 'Secret', 'data: { a: QQ== }\nstringData: { b: B }'));
    expect(values(secret)).toEqual({ keys: { a: { name: 'a' }, b: { name: 'b' } } });
  });

  test('a Namespace has labels and annotations', () => {
    const text =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: n, labels: { a: b }, annotations: { c: d, e: 1 } }\n';
    const namespace = readOne('Namespace', text);
    expect([...namespace.labels, ...namespace.annotations]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', '1'],
    ]);
    expect([...namespace.annotationFields].map(([key, field]) => [key, told(field)])).toEqual([
      ['c', { value: 'd', written: 'd', field: 'metadata.annotations.c' }],
      ['e', { why: 'wrongType', at: '1', field: 'metadata.annotations.e' }],
    ]);
  });
});
