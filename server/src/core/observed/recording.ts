// What was seen of a cluster, as lines of JSON: the first names what was watched, each of the others is one change of one
// object with the instant at which it arrived. A line is written as soon as it is known, so that a recording is whole
// whenever it ends. What it says comes from anywhere: it is read as anything that people hand in.
import type { Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { at, textAt } from './json.ts';
import { parseTimestamp } from './timestamp.ts';

/**
 * `LISTED`, where it stood there when somebody looked: when it came about is not known. `MISSED`: it was gone when
 * somebody looked again. The others are those of the watch.
 */
export const changes = ['LISTED', 'ADDED', 'MODIFIED', 'DELETED', 'MISSED'] as const;
export type Change = (typeof changes)[number];

export interface ObservedTarget {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface ObservedChange {
  /** When it arrived, on the clock of whoever watched; milliseconds from the start of 1970. */
  readonly at: Millis;
  readonly change: Change;
  readonly object: unknown;
}

export interface Recording {
  readonly target: ObservedTarget;
  /** As the API server says it, `v1.36.2`. */
  readonly kubernetesVersion: string | undefined;
  readonly changes: readonly ObservedChange[];
}

export interface RecordingHead {
  readonly target: ObservedTarget;
  readonly kubernetesVersion: string | undefined;
}

/** The first line of a recording. */
export function headLine({ target, kubernetesVersion }: RecordingHead): string {
  return `${JSON.stringify({ recording: 'graceline', version: 1, target, kubernetesVersion })}\n`;
}

/** @param arrived as RFC 3339, with milliseconds */
export function changeLine(arrived: string, change: Change, object: unknown): string {
  return `${JSON.stringify({ at: arrived, change, object })}\n`;
}

/** Passwords stand in environment variables and annotations, and neither decides when a pod ends. */
const keptOut: ReadonlySet<string> = new Set(['env', 'envFrom', 'annotations', 'managedFields']);

/** An object without what no recording shall hold. */
export function withoutSecrets(object: unknown): unknown {
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) =>
      keptOut.has(key) && typeof value === 'object' ? undefined : value,
    ),
  );
}

export type ReadRecording =
  | { readonly type: 'recording'; readonly recording: Recording }
  | { readonly type: 'unreadable'; readonly why: Localized };

/** A last line that was cut off is left out. */
export function readRecording(text: string): ReadRecording {
  const lines = text.split('\n');
  const cutOff = lines.pop() ?? '';
  const [first = cutOff, ...rest] = lines;
  const head = readHead(parsed(first));
  if (!head) return unreadable(notARecording);
  const observed: ObservedChange[] = [];
  for (const [index, line] of rest.entries()) {
    if (line.trim() === '') continue;
    const change = readChange(parsed(line));
    if (!change) return unreadable(badLine(index + 2));
    observed.push(change);
  }
  return { type: 'recording', recording: { ...head, changes: observed } };
}

function unreadable(why: Localized): ReadRecording {
  return { type: 'unreadable', why };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readHead(head: unknown): RecordingHead | undefined {
  const [kind, namespace, name] = ['kind', 'namespace', 'name'].map((key) => textAt(head, 'target', key));
  if (at(head, 'recording') !== 'graceline' || at(head, 'version') !== 1) return undefined;
  if (kind === undefined || namespace === undefined || name === undefined) return undefined;
  return { target: { kind, namespace, name }, kubernetesVersion: textAt(head, 'kubernetesVersion') };
}

function readChange(line: unknown): ObservedChange | undefined {
  const arrived = parseTimestamp(at(line, 'at'));
  const change = changes.find((one) => one === at(line, 'change'));
  const object = at(line, 'object');
  return arrived && change && object ? { at: arrived.at, change, object } : undefined;
}

const notARecording: Localized = {
  en: 'it is no recording of graceline observe',
  ko: 'graceline observe의 기록이 아닙니다',
};

function badLine(line: number): Localized {
  return { en: `line ${line} is no line of a recording`, ko: `${line}번째 줄이 기록의 형식에 맞지 않습니다` };
}
