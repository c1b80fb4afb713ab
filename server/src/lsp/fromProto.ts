// From the protocol's words to ours.
import type { Position, Range } from 'vscode-languageserver';
import type { Analysis, TimelineTarget } from '../core/analysis.ts';
import { fileUri, type FileSpan } from '../core/base/place.ts';
import { triggers, type Trigger } from '../core/lifecycle/models.ts';
import type { TargetView } from '../protocol/timelineView.ts';

export function fromPosition(analysis: Analysis, uri: string, position: Position): number {
  return analysis.offset(fileUri(uri), position);
}

export function fromRange(analysis: Analysis, uri: string, { start, end }: Range): FileSpan {
  const span = { start: fromPosition(analysis, uri, start), end: fromPosition(analysis, uri, end) };
  return { uri: fileUri(uri), span };
}

/** A target is found by its kind, namespace and name: whoever asks need not know its apiVersion. */
export function fromTargetView({ uri, kind, namespace, name }: TargetView): TimelineTarget {
  return { uri: fileUri(uri), object: { apiVersion: '', kind, namespace: namespace ?? undefined, name } };
}

export function fromTrigger(trigger: string): Trigger | undefined {
  return triggers.find((one) => one === trigger);
}
