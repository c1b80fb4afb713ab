// Texts that nobody meant: bytes, and manifests with something torn out, doubled, moved or put in.
import fc from 'fast-check';
import { pieces } from '../syntax/arbitraries.ts';
import { manifests } from './seeds.ts';

/** Where something stands is a share of the text, so that a smaller text has it too. */
export interface Tear {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export type Case =
  /** A text is opened, and everything is asked. */
  | { readonly type: 'text'; readonly text: string; readonly cursors: readonly number[] }
  /** The same after each edit, and what is said depends on the text alone. */
  | {
      readonly type: 'edits';
      readonly text: string;
      readonly edits: readonly Tear[];
      readonly cursors: readonly number[];
    }
  /** The same with the server, in its protocol. */
  | {
      readonly type: 'session';
      readonly text: string;
      readonly edits: readonly Tear[];
      readonly cursors: readonly number[];
    };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const seed = fc.constantFrom(...manifests);

/** Values that Kubernetes takes, and values that nothing takes. */
const values = [
  ...['-1', '0', '1e309', '9007199254740993', '99999999999999999999', '.inf', '.nan', '0x7fffffffffffffff', '1m30s'],
  ...['""', '[]', '{}', '~', 'true', '"{{ .Values.x }}"', '{{- if .Values.x }}\n', '{{- end }}\n', '${X}'],
  ...['__proto__: {}\n', 'constructor: 1\n', 'toString', 'hasOwnProperty: []\n', '&x *x', '<<: *x\n', '!!binary "x"'],
  ...[
    '# graceline-disable-next-line\n',
    '# graceline-disable-file\n',
    '#- x\n',
    'kind: List\nitems:\n',
    '\u2028',
    '\ud83d',
  ],
  ...['sleep 1e9', 'sh -c "while :; do sleep 1; done"', 'SIGRTMIN+3', '100%', '-5%', '𝟙'],
];

/** A piece of another manifest: lines of it, or the middle of a line. */
const graft = fc
  .tuple(seed, share, fc.nat(400))
  .map(([text, at, length]) => text.slice(Math.floor(at * text.length)).slice(0, length));

const insert = fc.oneof(
  fc.constant(''),
  fc.constantFrom(...pieces, ...values),
  graft,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.tuple(fc.constantFrom('[', '{', '- ', '"', '  ', '\n', '? ', '&a ', 'a: {', '#'), fc.nat(300)).map(repeated),
);

function repeated([piece, times]: readonly [string, number]): string {
  return piece.repeat(times);
}

const tear: fc.Arbitrary<Tear> = fc.record({
  at: share,
  remove: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  insert,
});

const bytes = fc.uint8Array({ maxLength: 600 }).map((array) => Buffer.from(array).toString('utf8'));
const mutated = fc
  .tuple(seed, fc.array(tear, { minLength: 1, maxLength: 6 }))
  .map(([text, tears]) => tears.reduce(torn, text));
const several = fc.array(mutated, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('\n---\n'));

const text = fc.oneof(
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: several },
);
const cursors = fc.array(share, { minLength: 1, maxLength: 3 });
const edits = fc.array(tear, { minLength: 1, maxLength: 5 });

export const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('text' as const), text, cursors }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('edits' as const), text, edits, cursors }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('session' as const), text, edits, cursors }) },
);

/** The part of the text that goes. */
export function extentOf(text: string, { at, remove }: Tear): { readonly start: number; readonly end: number } {
  const start = Math.min(text.length, Math.floor(at * (text.length + 1)));
  return { start, end: Math.min(text.length, start + remove) };
}

export function torn(text: string, tear: Tear): string {
  const { start, end } = extentOf(text, tear);
  return text.slice(0, start) + tear.insert + text.slice(end);
}
