// How a case of Kubernetes' own tests is held against the product. An area is a list of shapes of input; the first that
// fits says what the product computes of it. Whatever fits none, and every part of the answer that the product has no
// word for, is not covered, and says why.
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';

export interface Case {
  readonly id: string;
  readonly area: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
}

export type Verdict = { readonly type: 'passed' } | { readonly type: 'failed' | 'notCovered'; readonly why: string };

/** What the product says of one key of `expected`. */
export interface Answer {
  readonly shown: unknown;
  readonly agrees: (expected: unknown) => boolean;
}

/** By key of `expected`; a text says why the product has no answer to it. */
export type Answers = Readonly<Record<string, Answer | string>>;

/** Thrown by a reader of inputs: the shape fits, and a value in it is one that we do not know. */
export class Uncovered extends Error {}

export type Area = (input: unknown, expected: Case['expected']) => Answers;

export function is(value: unknown): Answer {
  return { shown: value, agrees: (expected) => isDeepStrictEqual(value ?? null, expected) };
}

export function satisfies<T>(shown: unknown, schema: v.GenericSchema<T>, holds: (expected: T) => boolean): Answer {
  return {
    shown,
    agrees: (expected) => {
      if (!v.is(schema, expected)) throw new Uncovered(`expected ${JSON.stringify(expected)} is of an unknown shape`);
      return holds(expected);
    },
  };
}

/** One shape of input and what is computed of it. */
export function shape<T>(
  schema: v.GenericSchema<unknown, T>,
  compute: (input: T, expected: Case['expected']) => Answers,
): Area {
  return (input, expected) => {
    const read = v.safeParse(schema, input);
    if (!read.success) throw new Uncovered(read.issues.map(issueText).join('; '));
    return compute(read.output, expected);
  };
}

export function oneOf(...shapes: readonly Area[]): Area {
  return (input, expected) => {
    const reasons: string[] = [];
    for (const area of shapes) {
      try {
        return area(input, expected);
      } catch (error) {
        if (!(error instanceof Uncovered)) throw error;
        reasons.push(error.message);
      }
    }
    throw new Uncovered(`input ${shapeText(input)} is of no known shape (${reasons.join(' | ')})`);
  };
}

/** An area, or a shape of one, that the product computes nothing of. */
export function notApplicable(why: string): Area {
  return () => {
    throw new Uncovered(`not applicable: ${why}`);
  };
}

export function judge(area: Area, one: Case): Verdict {
  try {
    if (!isObject(one.expected)) throw new Uncovered('expected is no object');
    return compare(area(one.input, one.expected), one.expected);
  } catch (error) {
    if (error instanceof Uncovered) return { type: 'notCovered', why: error.message };
    return { type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function compare(answers: Answers, expected: Case['expected']): Verdict {
  const wrong: string[] = [];
  const unanswered: string[] = [];
  let compared = 0;
  for (const [key, value] of Object.entries(expected)) {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (answer === undefined) throw new Uncovered(`expected has a key that is not known: ${key}`);
    if (typeof answer === 'string') {
      unanswered.push(`${key}: ${answer}`);
      continue;
    }
    compared += 1;
    if (!answer.agrees(value))
      wrong.push(`${key}: expected ${JSON.stringify(value)}, is ${JSON.stringify(answer.shown)}`);
  }
  if (wrong.length > 0) return { type: 'failed', why: wrong.join('; ') };
  return compared > 0 ? { type: 'passed' } : { type: 'notCovered', why: `not applicable: ${unanswered.join('; ')}` };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function issueText(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`;
}

function shapeText(input: unknown): string {
  return typeof input === 'object' && input !== null ? `{${Object.keys(input).join(', ')}}` : JSON.stringify(input);
}
