// The façade: files in, editor words out. Everything a host may ask for is here, and nothing else is meant for hosts.
import type { Localized, Locale } from './base/localized.ts';
import type { FileSpan, FileUri } from './base/place.ts';
import type { ObjectRef } from './manifest/manifest.ts';
import type { Timeline } from './lifecycle/events.ts';
import type { Trigger } from './lifecycle/models.ts';
import type { AssumptionUse } from './scenario/assumptions.ts';
export type { AssumptionUse } from './scenario/assumptions.ts';
import type { Position } from './base/lineIndex.ts';

export interface FileChange {
  readonly uri: FileUri;
  /** Undefined: the file is gone. */
  readonly text: string | undefined;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Preset = 'quiet' | 'recommended' | 'strict' | 'off';

export interface AnalysisConfig {
  /** The minor of Kubernetes 1.x; undefined behaves as 1.36 and keeps rules about versions silent. */
  readonly kubernetesMinor: number | undefined;
  readonly featureGates: ReadonlyMap<string, boolean>;
  /** Assumptions as people write them, `app.exitsAfterStopSignal` → `3s`. */
  readonly assumptions: ReadonlyMap<string, string>;
  readonly preset: Preset;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly locale: Locale;
}

export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly at: FileSpan;
  readonly message: string;
  readonly object: ObjectRef | undefined;
  readonly rejectedByApiServer: boolean;
  readonly confidence: 'certain' | 'derived' | 'assumed';
  readonly related: readonly { readonly at: FileSpan; readonly message: string }[];
  readonly fixes: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  /** Safe: keeps layout and cannot shorten a drain or change availability. */
  readonly safe: boolean;
  readonly edits: readonly { readonly at: FileSpan; readonly newText: string }[];
}

export interface Hover {
  readonly at: FileSpan;
  readonly markdown: string;
}

/** One workload of one file. */
export interface TimelineTarget {
  readonly uri: FileUri;
  readonly object: ObjectRef;
}

export interface CodeLens {
  readonly at: FileSpan;
  readonly title: string;
  /** What a click previews; undefined where the lens only says something. */
  readonly opens: TimelineTarget | undefined;
}

export interface TimelineOptions {
  readonly trigger: Trigger;
  readonly requestedGraceSeconds: number | undefined;
}

export type TimelineAnswer =
  | {
      readonly type: 'timeline';
      readonly target: TimelineTarget;
      readonly trigger: Trigger;
      readonly timeline: Timeline;
      readonly assumptions: readonly AssumptionUse[];
    }
  | { readonly type: 'unknown'; readonly target: TimelineTarget; readonly why: Localized };

export interface DocumentReport {
  readonly notAnalysed: { readonly at: FileSpan; readonly why: Localized } | undefined;
  readonly manifests: readonly { readonly object: ObjectRef; readonly rejectedByApiServer: boolean }[];
}

/** A snapshot: later changes do not touch it. */
export interface Analysis {
  readonly revision: number;
  diagnostics(uri: FileUri): readonly Diagnostic[];
  hover(uri: FileUri, offset: number): Hover | undefined;
  codeLenses(uri: FileUri): readonly CodeLens[];
  /** The workloads of a file, in the order of the file. */
  targets(uri: FileUri): readonly TimelineTarget[];
  /** The workload whose text holds the offset, else the file's first. */
  targetAt(uri: FileUri, offset: number): TimelineTarget | undefined;
  timeline(target: TimelineTarget, options: TimelineOptions): TimelineAnswer;
  /** What was read of each document of a file, for summaries. */
  documents(uri: FileUri): readonly DocumentReport[];
  /** Line and character of an offset of a file, from 0. */
  position(uri: FileUri, offset: number): Position;
  offset(uri: FileUri, position: Position): number;
}
