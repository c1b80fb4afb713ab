// A timeline as it crosses the wire: JSON only, positions as in LSP (from 0).

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface WireLocation {
  readonly uri: string;
  readonly range: WireRange;
}

export interface WireEdit extends WireLocation {
  readonly newText: string;
}

/** Names one workload of one file. */
export interface TargetView {
  readonly uri: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** What is asked: which workload, what happens to it, and what is supposed to be otherwise. */
export interface TimelineQuestion {
  readonly target: TargetView;
  /** `deletion`, `rollout` …, as in `graceline timeline --trigger`. */
  readonly trigger: string;
  readonly whatIf?: WhatIf;
}

export interface WhatIf {
  /** By the path of the field, `spec.terminationGracePeriodSeconds` → 200. */
  readonly fields: Readonly<Record<string, number>>;
  /** By the name of the assumption, in the form that people write. */
  readonly assumptions: Readonly<Record<string, string>>;
  /** `1.33`; null: that of the settings. */
  readonly kubernetesVersion: string | null;
}

export interface TimelineRow {
  /** One of a kind in its view. */
  readonly eventId: string;
  readonly type: string;
  /** `t+120 s`, or `t+0 s … t+30 s` where it depends. */
  readonly instant: string;
  readonly sentence: string;
  /** What caused it, in words, each with the place that says so where a file does. */
  readonly causes: readonly { readonly text: string; readonly location: WireLocation | null }[];
  /** The line that caused it: what a click selects. */
  readonly location: WireLocation | null;
  /** What Kubernetes does here, in plain words, and the page of its documentation. */
  readonly semantics: { readonly text: string; readonly url: string };
}

/** One run of events with its pictures. */
export interface StoryView {
  /** What tells it from the story beside it; null where it is alone. */
  readonly heading: string | null;
  /** The outcome in one or two sentences. */
  readonly outcome: readonly string[];
  /** Mermaid text of the sequence diagram; null where the story is about more than one pod. */
  readonly sequence: string | null;
  /** Mermaid text of the same events on a scale; null where there is none. */
  readonly gantt: string | null;
  /** The event behind each message of the sequence diagram, in drawing order. */
  readonly messageEventIds: readonly string[];
  /** The events behind each bar of the time scale, by its number; none behind what no event says. */
  readonly barEventIds: readonly (readonly string[])[];
  readonly rows: readonly TimelineRow[];
}

/** Pods on their nodes, step by step. */
export interface StageView {
  readonly nodes: readonly string[];
  readonly steps: readonly {
    readonly instant: string;
    /** In the order of the nodes; the last one has the pods that no node takes. */
    readonly columns: readonly { readonly state: string; readonly pods: readonly { name: string; state: string }[] }[];
    /** In the best case, as the steps are. */
    readonly readyPods: number;
    /** Of each budget that was asked: how many evictions it allowed and refused so far. */
    readonly budgets: readonly { readonly name: string; readonly allowed: number; readonly refused: number }[];
  }[];
  /** Steps of the worst case: from each instant on so many endpoints are ready. */
  readonly readyEndpoints: readonly { readonly atMillis: number; readonly instant: string; readonly ready: number }[];
}

/** A number that may be turned. */
export interface KnobView {
  readonly group: 'field' | 'assumption';
  readonly key: string;
  readonly label: string;
  /** A number for `seconds` and `count`; what people write for `assumption`. */
  readonly value: string;
  readonly unit: 'seconds' | 'count' | 'assumption';
  readonly least: number;
  /** Where it is from: `line 12`, `assumed`. */
  readonly origin: string;
}

/** A line of a file as it is and as it would be; lines count from 1. */
export interface ChangedLine {
  readonly uri: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface TimelineView {
  readonly target: TargetView;
  /** All workloads that the file of the target shows. */
  readonly targets: readonly TargetView[];
  readonly trigger: string;
  /** `Pod web: deletion`. */
  readonly title: string;
  /** One; two where the act is to be seen beside a plain one. */
  readonly stories: readonly StoryView[];
  /** Null where one pod is looked at. */
  readonly stage: StageView | null;
  readonly knobs: readonly KnobView[];
  /** What would make a supposition true. */
  readonly edits: readonly WireEdit[];
  readonly changes: readonly ChangedLine[];
  /** Supposed fields that no line of any file holds. */
  readonly unwritten: readonly string[];
  /** Assumptions it rests on, in words. */
  readonly assumptions: readonly string[];
}

/** Either a picture or the reason why there is none. */
export type TimelineResult =
  { readonly type: 'timeline'; readonly view: TimelineView } | { readonly type: 'none'; readonly message: string };
