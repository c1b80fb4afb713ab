// How the API's types are written down in the tables beside this file.

export type FieldType =
  | { readonly type: ScalarTypeName }
  | { readonly type: 'list' | 'map'; readonly of: FieldType }
  | StructType
  /** A field that older versions do not know. */
  | { readonly type: 'since'; readonly minor: number; readonly of: FieldType };

export type ScalarTypeName = 'string' | 'bool' | 'int32' | 'int64' | 'intOrString' | 'quantity' | 'any';

export interface StructType {
  readonly type: 'struct';
  /** Kubernetes' name of the type, which its messages mention. */
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldType>>;
}

export const string: FieldType = { type: 'string' };
export const bool: FieldType = { type: 'bool' };
export const int32: FieldType = { type: 'int32' };
export const int64: FieldType = { type: 'int64' };
export const intOrString: FieldType = { type: 'intOrString' };
export const quantity: FieldType = { type: 'quantity' };
/** Not looked into, so nothing in it is refused. */
export const any: FieldType = { type: 'any' };

export const strings = list(string);
export const texts = map(string);

export function list(of: FieldType): FieldType {
  return { type: 'list', of };
}

export function map(of: FieldType): FieldType {
  return { type: 'map', of };
}

export function since(minor: number, of: FieldType): FieldType {
  return { type: 'since', minor, of };
}

export function struct(name: string, fields: Readonly<Record<string, FieldType>>): StructType {
  return { type: 'struct', name, fields };
}
