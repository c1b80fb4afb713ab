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

/** Names one workload of one file. */
export interface TargetView {
  readonly uri: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

export interface TimelineRow {
  readonly eventId: string;
  /** `t+120 s`, or `t+0 s … t+30 s` where it depends. */
  readonly instant: string;
  readonly sentence: string;
  /** What caused it, in words, each with the place that says so where a file does. */
  readonly causes: readonly { readonly text: string; readonly location: WireLocation | null }[];
  /** The line that caused it: what a click selects. */
  readonly location: WireLocation | null;
}

export interface TimelineView {
  readonly target: TargetView;
  /** `Pod web: deletion`. */
  readonly title: string;
  /** The outcome in one or two sentences. */
  readonly outcome: readonly string[];
  /** Mermaid text of the sequence diagram. */
  readonly mermaid: string;
  /** The event behind each message of the diagram, in drawing order. */
  readonly messageEventIds: readonly string[];
  readonly rows: readonly TimelineRow[];
  /** Assumptions it rests on, in words. */
  readonly assumptions: readonly string[];
}

/** Either a picture or the reason why there is none. */
export type TimelineResult =
  { readonly type: 'timeline'; readonly view: TimelineView } | { readonly type: 'none'; readonly message: string };
