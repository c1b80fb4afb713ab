// Plain and quoted scalars.
import type { ScalarNode } from '../syntaxTree.ts';
import { isTemplated, scalarValue } from '../scalarValue.ts';
import {
  backslash,
  carriageReturn,
  colon,
  doubleQuote,
  hash,
  lineFeed,
  separates,
  singleQuote,
  space,
  tab,
} from './characters.ts';
import { foldedLines, nextLineInside, staysInside } from './folding.ts';

export function scalar(text: string, plain: boolean, start: number, end: number): ScalarNode {
  return {
    type: 'scalar',
    span: { start, end },
    value: scalarValue(text, plain, undefined),
    templated: isTemplated(text),
  };
}

/** The scalar that begins here; undefined where none does that ends on the same line. */
export function readScalar(text: string, start: number): ScalarNode | undefined {
  return isQuote(text.charCodeAt(start)) ? readQuoted(text, start) : plain(text, start, plainEnd(text, start));
}

/** The same inside of brackets, whose signs end it too. */
export function readFlowScalar(text: string, start: number): ScalarNode | undefined {
  return isQuote(text.charCodeAt(start)) ? readQuoted(text, start) : plain(text, start, flowPlainEnd(text, start));
}

/** It may go on on further lines, all of them further to the right than the column of the collection around it. */
export function readLongScalar(text: string, start: number, parent: number): ScalarNode | undefined {
  if (isQuote(text.charCodeAt(start))) return readQuoted(text, start, parent);
  let end = plainEnd(text, start);
  for (let next = nextLineInside(text, end, parent); next >= 0; next = nextLineInside(text, end, parent)) {
    end = wordsEnd(text, next);
    if (end === next) return undefined;
  }
  return plain(text, start, end);
}

export function isQuote(code: number): boolean {
  return code === doubleQuote || code === singleQuote;
}

function plain(text: string, start: number, end: number): ScalarNode | undefined {
  if (end <= start) return undefined;
  const written = text.slice(start, end);
  return isTemplate(written) ? undefined : scalar(foldedLines(written), true, start, end);
}

/** What no plain scalar begins with; those at the end may do so where a word follows at once. */
const indicators = ',[]{}#&*!|>%@`"\'\t';
const spacedIndicators = '-?:';

function beginsPlain(text: string, start: number): boolean {
  const first = text.charAt(start);
  if (indicators.includes(first)) return false;
  return !(spacedIndicators.includes(first) && separates(text, start + 1));
}

/** Where a plain scalar ends on its line; `start` where there is none, or a tab in it. */
function plainEnd(text: string, start: number): number {
  return beginsPlain(text, start) ? wordsEnd(text, start) : start;
}

function wordsEnd(text: string, start: number): number {
  let end = start;
  for (let offset = start; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code > colon) end = offset + 1;
    else if (code === lineFeed || code === carriageReturn) return end;
    else if (code === space && text.charCodeAt(offset + 1) === hash) return end;
    else if (code === tab) return start;
    else if (code === colon && separates(text, offset + 1)) return offset === end ? end : start;
    else if (code !== space) end = offset + 1;
  }
  return end;
}

const flowStop = /[,[\]{}\r\n\t]| #|:(?=[\s,[\]{}]|$)/g;

function flowPlainEnd(text: string, start: number): number {
  if (!beginsPlain(text, start)) return start;
  if (spacedIndicators.includes(text.charAt(start)) && /[,[\]{}]/.test(text.charAt(start + 1))) return start;
  flowStop.lastIndex = start;
  let end = flowStop.exec(text)?.index ?? text.length;
  while (text.charCodeAt(end - 1) === space) end -= 1;
  return end;
}

/** Whether the braces of a template stand here, or in the plain scalar that begins here, in brackets or not. */
export function isAtTemplate(text: string, start: number): boolean {
  return text.startsWith('{{', start) || /^[^"',[\]{}]*\{[{%]/.test(text.slice(start, plainEnd(text, start)));
}

function isTemplate(written: string): boolean {
  return written.includes('{') && (written.includes('{{') || written.includes('{%'));
}

/** Without a `parent` it has to end on its line. */
function readQuoted(text: string, start: number, parent?: number): ScalarNode | undefined {
  const isSingle = text.charCodeAt(start) === singleQuote;
  const closing = isSingle ? singleEnd(text, start) : doubleEnd(text, start);
  if (closing < 0) return undefined;
  const written = text.slice(start + 1, closing);
  if (written.includes('\n')) {
    if (parent === undefined || written.includes('\t') || !staysInside(text, start, closing, parent)) return undefined;
  }
  const line = foldedLines(written);
  const value = isSingle ? line.replaceAll("''", "'") : unescaped(line);
  return value === undefined ? undefined : scalar(value, false, start, closing + 1);
}

function singleEnd(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === singleQuote) end = text.indexOf("'", end + 2);
  return end;
}

function doubleEnd(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === doubleQuote) return offset;
    if (code === backslash) offset += 1;
  }
  return -1;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '/': '/' };

/** Undefined where there is a rarer escape. */
function unescaped(written: string): string | undefined {
  if (!written.includes('\\')) return written;
  if (/\\[^ntr"\\/]/.test(written.replaceAll('\\\\', ''))) return undefined;
  return written.replace(/\\(.)/g, (_, escape: string) => escapes[escape] ?? '');
}
