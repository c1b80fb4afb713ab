// The characters that mean something in everyday YAML, as code units.

export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const doubleQuote = 34;
export const hash = 35;
export const singleQuote = 39;
export const comma = 44;
export const dash = 45;
export const colon = 58;
export const greaterThan = 62;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const bar = 124;
export const openBrace = 123;
export const closeBrace = 125;

/** Whether nothing more stands on the line at this offset. */
export function endsLine(text: string, offset: number): boolean {
  if (offset >= text.length) return true;
  const code = text.charCodeAt(offset);
  return code === lineFeed || code === carriageReturn;
}

/** Whether an indicator (`-`, `:`) that stands before this offset is one: a space or the line's end comes behind it. */
export function separates(text: string, offset: number): boolean {
  return endsLine(text, offset) || text.charCodeAt(offset) === space;
}
