// What a terminal shows: colours where they are wanted, and text of others without its control characters.

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan';

/** Wraps a text in a style, or leaves it as it is where colours are off. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

export function painter(colors: boolean): Paint {
  if (!colors) return (_style, text) => text;
  return (style, text) => `\u001B[${String(codes[style][0])}m${text}\u001B[${String(codes[style][1])}m`;
}

/** The text that a painter was given. */
export function stripStyles(text: string): string {
  return text.replace(/\u001B\[\d+m/g, '');
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** https://no-color.org: any value of NO_COLOR switches colours off, unless somebody asks for them by option. */
export function wantsColors(choice: ColorChoice, stream: { readonly isTTY?: boolean }): boolean {
  if (choice !== 'auto') return choice === 'always';
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

const controlCharacters = /[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g;

/** Manifests come from anywhere: what they hold must not move a cursor or recolour a terminal. */
export function printable(text: string): string {
  return text.replace(controlCharacters, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** Accents, vowels and what else stands on the character before it. */
const withoutWidth = /[\p{Mn}\p{Me}\u1160-\u11FF\u200B-\u200D\u2060\uFE00-\uFE0F]/u;

/** Columns that a text takes: CJK characters and emoji take two. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += withoutWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
