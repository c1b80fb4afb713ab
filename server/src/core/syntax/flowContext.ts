// Where the cursor stands inside of flow style on one line, read from the brackets before it: what is being typed may be
// no pair yet, and the brackets behind it may be missing.
import type { Span } from '../base/span.ts';
import type { Path } from './navigate.ts';

export interface FlowContext {
  /** From the outermost collection to the mapping that is typed in. */
  readonly path: Path;
  /** Undefined where a key is being typed. */
  readonly key: string | undefined;
  /** The whole value or key. */
  readonly replaced: Span;
  /** The pair, with the comma behind it; all up to the end where brackets are missing. */
  readonly removed: Span;
  /** The brackets that are missing. */
  readonly closers: string;
}

/** @param line from the outermost bracket to the end. Undefined where no mapping is typed in. */
export function flowContext(text: string, line: Span, cursor: number): FlowContext | undefined {
  const signs = signsIn(text, line);
  const behind = signs.findIndex(({ at }) => at >= cursor);
  const before = behind < 0 ? signs : signs.slice(0, behind);
  const rest = behind < 0 ? [] : signs.slice(behind);
  const open = before.reduce(follow, []);
  const innermost = open.findLastIndex(({ type }) => type === 'map');
  const pair = open[innermost];
  // Right behind a colon there is no value yet.
  if (!pair || (pair.key !== undefined && pair.token === cursor)) return undefined;
  const closers = closing(rest.reduce(follow, open));
  const end = endOfPair(rest, open, innermost + 1) ?? { sign: '', at: line.end };
  const colon = pair.key === undefined ? rest.find(({ sign, at }) => sign === ':' && at < end.at) : undefined;
  const typed = text.slice(pair.token, colon?.at ?? end.at);
  const start = Math.min(cursor, pair.token + typed.length - typed.trimStart().length);
  return {
    path: open.slice(0, innermost).map(({ key, index }) => key ?? index),
    key: pair.key,
    replaced: { start, end: Math.max(cursor, pair.token + typed.trimEnd().length) },
    removed: { start: pair.start, end: closers === '' ? end.at + (end.sign === ',' ? 1 : 0) : line.end },
    closers,
  };
}

interface Sign {
  readonly sign: string;
  readonly at: number;
  /** What stands before it since the last one. */
  readonly before: string;
}

/** Brackets, commas and colons, but for those in quotes. */
function signsIn(text: string, { start, end }: Span): readonly Sign[] {
  const signs: Sign[] = [];
  let from = start;
  for (const { 0: sign, index } of text.slice(start, end).matchAll(pattern)) {
    if (/^["']/.test(sign)) continue;
    signs.push({ sign, at: start + index, before: text.slice(from, start + index) });
    from = start + index + 1;
  }
  return signs;
}

const pattern = /(?<=[\s[{,:])(?:"(?:[^"\\]|\\.)*"?|'[^']*'?)|[[\]{},]|:(?=[\s,\]}]|$)/g;

/** A collection that is being read. */
interface Frame {
  readonly type: 'map' | 'seq';
  /** Of its pair or item. */
  readonly start: number;
  readonly index: number;
  readonly key: string | undefined;
  /** Where the value begins; the key, as long as there is no colon. */
  readonly token: number;
}

function follow(frames: readonly Frame[], { sign, at, before }: Sign): readonly Frame[] {
  const outer = frames.slice(0, -1);
  const last = frames.at(-1);
  const next = { start: at + 1, token: at + 1, key: undefined };
  switch (sign) {
    case '{':
    case '[':
      return [...frames, { ...next, type: sign === '{' ? 'map' : 'seq', index: 0 }];
    case ',':
      return last ? [...outer, { ...last, ...next, index: last.index + 1 }] : frames;
    case ':':
      if (last?.type !== 'map' || last.key !== undefined) return frames;
      return [...outer, { ...last, key: before.trim().replaceAll(/^["']|["']$/g, ''), token: at + 1 }];
    default:
      return outer;
  }
}

/** The comma or bracket that ends what is being read at a depth. */
function endOfPair(signs: readonly Sign[], open: readonly Frame[], depth: number): Sign | undefined {
  let frames = open;
  for (const sign of signs) {
    if (frames.length === depth && ',}]'.includes(sign.sign)) return sign;
    frames = follow(frames, sign);
  }
  return undefined;
}

function closing(frames: readonly Frame[]): string {
  return frames
    .map(({ type }) => (type === 'map' ? '}' : ']'))
    .reverse()
    .join('');
}
