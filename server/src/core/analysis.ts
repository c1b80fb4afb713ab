// The façade: files in, editor words out. Everything a host may ask for is here, and nothing else is meant for hosts.
import type { Explain } from './render/explain.ts';
import type { Position } from './base/lineIndex.ts';
import type { Localized } from './base/localized.ts';
import type { FileSpan, FileUri, Place } from './base/place.ts';
import type { CodeLens } from './features/codeLenses.ts';
import type { Completion } from './features/completion.ts';
import type { Definition } from './features/definition.ts';
import type { Diagnostic, Encode } from './features/diagnostics.ts';
import type { DocumentLink } from './features/documentLinks.ts';
import type { DocumentReport } from './features/documents.ts';
import type { Fix } from './features/fixes.ts';
import type { Hover } from './features/hover.ts';
import type { InlayHint } from './features/inlayHints.ts';
import type { TimelineOptions } from './features/snapshot.ts';
import type { StageAnswer, StageRequest } from './features/stage.ts';
import type { OfFile } from './features/steps.ts';
import type { TimelineTarget } from './features/targets.ts';
import type { Knob } from './features/knobs.ts';
import type { Supposed, Supposition } from './features/whatIf.ts';
import type { Timeline } from './lifecycle/events.ts';
import type { Trigger } from './lifecycle/models.ts';
import type { Comparisons } from './observed/comparisons.ts';
import type { Recording } from './observed/recording.ts';
import type { AssumptionUse } from './scenario/assumptions.ts';
import type { DrainSettings } from './scenario/drainSettings.ts';

export type { Build, BuildTool } from './builds/build.ts';
export type { CodeLens } from './features/codeLenses.ts';
export type { Completion } from './features/completion.ts';
export type { Definition } from './features/definition.ts';
export type { Diagnostic } from './features/diagnostics.ts';
export type { DocumentLink } from './features/documentLinks.ts';
export type { DocumentReport } from './features/documents.ts';
export type { Fix } from './features/fixes.ts';
export type { Hover } from './features/hover.ts';
export type { InlayHint } from './features/inlayHints.ts';
export type { Knob } from './features/knobs.ts';
export type { AnalysisConfig, InlayHints, TimelineOptions } from './features/snapshot.ts';
export type { OfFile } from './features/steps.ts';
export type { StageAct, StageAnswer, StageRequest } from './features/stage.ts';
export type { TimelineTarget } from './features/targets.ts';
export type { Supposition } from './features/whatIf.ts';
export type { Severity } from './rules/rule.ts';
export type { Preset } from './rules/runRules.ts';
export type { AssumptionUse } from './scenario/assumptions.ts';
export type { TypedEdit } from './workspace/fileEntry.ts';
export type { Extent, FileChange } from './workspace/workspace.ts';

export type TimelineAnswer =
  | {
      readonly type: 'timeline';
      readonly target: TimelineTarget;
      readonly trigger: Trigger;
      readonly timeline: Timeline;
      readonly assumptions: readonly AssumptionUse[];
    }
  | { readonly type: 'unknown'; readonly target: TimelineTarget; readonly why: Localized };

export interface SupposedAnalysis extends Omit<Supposed, 'snapshot'> {
  readonly analysis: Analysis;
}

/** A snapshot: later changes do not touch it. A file that is not there has nothing to say. */
export interface Analysis {
  readonly revision: number;
  diagnostics(uri: FileUri): readonly Diagnostic[];
  /** The same in the words of a host, kept for as long as they stay on their lines: `encode` is to be the same function. */
  encodedDiagnostics<T>(uri: FileUri, encode: Encode<Analysis, T>): readonly T[];
  /** Works out little by little what one of these will answer; what was done is kept, in later snapshots too. */
  steps(uri: FileUri, what: OfFile): Iterable<unknown>;
  /** The comment that silences a finding where it stands; undefined where no comment can stand. */
  suppressHere(diagnostic: Diagnostic): Fix | undefined;
  /** What Kubernetes fills in at the start of a range, to be written there. */
  missingDefaults(at: FileSpan): readonly Fix[];
  /** The safe fixes of a file, as far as they do not get into each other's way. */
  fixAll(uri: FileUri): Fix | undefined;
  hover(uri: FileUri, offset: number): Hover | undefined;
  /** Of the part of the file that is shown. */
  inlayHints(shown: FileSpan): readonly InlayHint[];
  /** Where it is written what the name at an offset means. */
  definition(uri: FileUri, offset: number): Definition | undefined;
  /** Who names or selects what is at an offset. */
  references(uri: FileUri, offset: number, withDeclaration: boolean): readonly FileSpan[];
  /** The names of a file that lead to an object. */
  documentLinks(uri: FileUri): readonly DocumentLink[];
  encodedLinks<T>(uri: FileUri, encode: (analysis: Analysis, link: DocumentLink) => T): readonly T[];
  /** What may be written at an offset, where there is a reason for it; the best first. */
  completions(uri: FileUri, offset: number): readonly Completion[];
  codeLenses(uri: FileUri): readonly CodeLens[];
  encodedLenses<T>(uri: FileUri, encode: (analysis: Analysis, lens: CodeLens) => T): readonly T[];
  /** The workloads of a file, in the order of the file. */
  targets(uri: FileUri): readonly TimelineTarget[];
  /** The workload whose text holds the offset, else the first of that document, else the file's first. */
  targetAt(uri: FileUri, offset: number): TimelineTarget | undefined;
  timeline(target: TimelineTarget, options: TimelineOptions): TimelineAnswer;
  /** What was seen of a workload beside what is predicted of it: by its file, or without one by what the cluster ran. */
  compare(recording: Recording, target?: TimelineTarget): Comparisons;
  /** The nodes that somebody named, and how they drain them. */
  readonly drainSettings: DrainSettings;
  /** What a drain or a rollout does to an application on its nodes. */
  stage(request: StageRequest): StageAnswer;
  /** The numbers of a workload that somebody may turn to see what would happen. */
  knobs(target: TimelineTarget): readonly Knob[];
  /** The same files with other numbers, and what would make them so; this snapshot stays as it is. */
  suppose(target: TimelineTarget, supposition: Supposition): SupposedAnalysis;
  /** The workloads of several files, each name once. */
  workloadsIn(uris: readonly FileUri[]): readonly TimelineTarget[];
  /** What was read of each document of a file, for summaries. */
  documents(uri: FileUri): readonly DocumentReport[];
  /** Where a place of this snapshot's timelines stands in its file. */
  locate(place: Place): FileSpan;
  /** How places are named to somebody who reads this file. */
  explain(uri: FileUri): Explain;
  /** Line and character of an offset of a file, from 0. */
  position(uri: FileUri, offset: number): Position;
  offset(uri: FileUri, position: Position): number;
}
