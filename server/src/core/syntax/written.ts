// Values as an author of manifests would write them.

/** What an edit writes: a scalar, a list or a mapping, in the order of its keys. */
export type Written = string | number | boolean | readonly Written[] | WrittenMap;

export interface WrittenMap {
  readonly [key: string]: Written;
}

/**
 * A value behind a key or a dash: on the same line where it fits there, else on lines of its own.
 * @param indent of the key, white space
 * @param lineEnd between the lines
 */
export function blockText(value: Written, indent: string, lineEnd: string): string {
  if (!isNested(value)) return ` ${inlineText(value)}`;
  const inner = `${indent}  `;
  const lines = isList(value)
    ? value.map((item) => `${inner}-${itemText(item, inner, lineEnd)}`)
    : Object.entries(value).map(([key, one]) => `${inner}${scalarText(key)}:${blockText(one, inner, lineEnd)}`);
  return lineEnd + lines.join(lineEnd);
}

/** Behind a dash the first key stands on its line. */
function itemText(item: Written, indent: string, lineEnd: string): string {
  return isNested(item) && !isList(item)
    ? ` ${blockText(item, indent, lineEnd).trimStart()}`
    : blockText(item, indent, lineEnd);
}

/** In brackets and braces; valid JSON where `json`. */
export function inlineText(value: Written, json = false): string {
  if (isList(value))
    return `[${value.map((item) => (typeof item === 'string' ? JSON.stringify(item) : inlineText(item, json))).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(
      ([key, one]) => `${json ? JSON.stringify(key) : scalarText(key)}: ${inlineText(one, json)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }
  return json ? JSON.stringify(value) : scalarText(value);
}

/** Quoted only where it would be read as something else. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

function isPlain(text: string): boolean {
  if (/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)) return false;
  return /^(?:[A-Za-z_/][\w./-]*|\d+(?:ms|s|m|h|%))$/.test(text);
}

/** Whether it takes lines of its own: lists of scalars, such as commands, stay in brackets. */
function isNested(value: Written): value is readonly Written[] | WrittenMap {
  if (isList(value)) return value.some((item) => typeof item === 'object');
  return typeof value === 'object' && Object.keys(value).length > 0;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
