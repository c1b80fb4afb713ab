// Objects as the API server holds them once they are decoded: plain data without places. A field that is absent or null
// is undefined here. Validators speak of paths; where a path is written is looked up afterwards.

/** Stands where a template expression will put something that nobody knows yet: no reason to refuse anything. */
export const templated: unique symbol = Symbol('templated');

export type Value = string | number | boolean | typeof templated | readonly Value[] | Fields;

export interface Fields {
  readonly [name: string]: Value | undefined;
}

export function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The mapping, or an empty one where it is absent or unknown, as Go's zero value is. */
export function fieldsOf(value: Value | undefined): Fields {
  return isFields(value) ? value : {};
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

/** The mappings of a list with their indices; what a template will replace is passed over. */
export function* fieldsIn(value: Value | undefined): Iterable<readonly [number, Fields]> {
  for (const [index, item] of listOf(value).entries()) {
    if (isFields(item)) yield [index, item];
  }
}

/** Whether the field is there for certain. */
export function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== templated;
}

/** Go's zero value: an absent string is an empty one, an absent number is 0. */
export function isZero(value: Value | undefined): boolean {
  return value === undefined || value === '' || value === 0 || value === false;
}

export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isFields(value) && Object.keys(value).length === 0;
}

/** The texts of a mapping such as labels; templated ones are left out, so look at `hasTemplated` first. */
export function textsOf(value: Value | undefined): ReadonlyMap<string, string> {
  const entries = Object.entries(fieldsOf(value));
  return new Map(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])));
}

/** Whether something in it is not known yet. */
export function hasTemplated(value: Value | undefined): boolean {
  if (value === templated) return true;
  if (Array.isArray(value)) return (value as readonly Value[]).some(hasTemplated);
  return isFields(value) && Object.values(value).some(hasTemplated);
}

/** The fields with what the author left out; an explicit `""` or `0` counts as left out, as where Go has no pointer. */
export function withZeroDefaults(fields: Fields, defaults: Fields): Fields {
  const missing = Object.entries(defaults).filter(([name]) => isZero(fields[name]));
  return missing.length === 0 ? fields : { ...fields, ...Object.fromEntries(missing) };
}

/** The fields with what the author left out; an explicit `""` or `0` stays, as behind Go's pointers. */
export function withDefaults(fields: Fields, defaults: Fields): Fields {
  return { ...defaults, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
}

/** Changes one field, where it is there. */
export function mapField(fields: Fields, name: string, change: (value: Value) => Value | undefined): Fields {
  const value = fields[name];
  return value === undefined ? fields : { ...fields, [name]: change(value) };
}

/** Changes every mapping of a list. */
export function mapItems(value: Value, change: (item: Fields) => Fields): Value {
  return Array.isArray(value)
    ? (value as readonly Value[]).map((item) => (isFields(item) ? change(item) : item))
    : value;
}

export function mapFields(value: Value, change: (fields: Fields) => Fields | undefined): Value | undefined {
  return isFields(value) ? change(value) : value;
}

export function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
