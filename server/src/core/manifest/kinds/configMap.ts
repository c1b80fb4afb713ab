import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { spansOfText } from '../../syntax/scalarText.ts';
import type { SyntaxNode } from '../../syntax/syntaxTree.ts';
import { child, placeOf, readString, type FieldReader } from '../fieldReader.ts';
import { readKeys, type DataKey } from '../data.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

export interface ConfigMap extends ManifestBase<'ConfigMap'> {
  readonly data: ReadonlyMap<string, ConfigMapValue>;
  readonly binaryData: ReadonlyMap<string, DataKey>;
}

export interface ConfigMapValue extends DataKey {
  readonly text: Field<string>;
  /** Where a stretch of the text is written, line by line also inside of a block: what a file says, and where. */
  readonly placeOf: (start: number, end: number) => Place;
}

export const configMap = defineKind<ConfigMap>({
  kind: 'ConfigMap',
  groups: [''],
  fields: {
    data: ({ object }) => {
      const data = child(object, 'data');
      return readKeys(data, (key, value) => readValue(data, key, value));
    },
    binaryData: ({ object }) => readKeys(child(object, 'binaryData'), (key) => key),
  },
});

function readValue(data: FieldReader, key: DataKey, node: SyntaxNode): ConfigMapValue | undefined {
  const text = readString(data, key.name);
  if (!text) return undefined;
  const spanOf = node.type === 'scalar' ? spansOfText(data.document.text, node) : () => node.span;
  return {
    ...key,
    text,
    placeOf: (start, end) => ({ ...placeOf(data, node), span: spanOf(start, end) }),
  };
}
