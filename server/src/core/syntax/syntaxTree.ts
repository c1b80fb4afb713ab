// Our own tree over a YAML document: plain immutable data with exact spans. Aliases and merge keys are resolved once,
// here, so that nobody above has to know that YAML has them.
import type { DocumentHandle } from '../base/place.ts';
import type { Localized } from '../base/localized.ts';
import type { Span } from '../base/span.ts';

/** One document of a file: the unit of parsing, memory and positions. Spans count from its own start. */
export interface SyntaxDocument extends DocumentHandle, DocumentContent {
  readonly text: string;
}

/** What parsing finds in the text of one document. */
export interface DocumentContent {
  /** Undefined where the document is empty or could not be read at all; `problems` says why. */
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Set where the text is not (only) YAML, so that reading it would be guessing. */
  readonly notAnalysed: NotAnalysed | undefined;
  /** A template of which only the plain values are read: what it leaves out may be filled in. */
  readonly template: boolean;
  readonly comments: readonly Comment[];
}

/** Why a document is left alone: it is no YAML before its template is filled in, too deep, too large, or aliases too much. */
export type NotAnalysed = 'template' | 'nesting' | 'size' | 'aliases' | 'binary';

export interface PlacedDocument {
  readonly document: SyntaxDocument;
  /** Offset of the document in its file. */
  readonly start: number;
}

/**
 * Where an alias stands, the tree holds the very node of its anchor, whose span is where the value is written: that is
 * the text to change. So a node may have several parents, and a child may lie outside the span of its parent.
 */
export type SyntaxNode = MapNode | SeqNode | ScalarNode;

export interface MapNode {
  readonly type: 'map';
  readonly span: Span;
  /** In the order that kubectl reads them, merged ones (`<<`) in their place: of equal keys the last one counts. */
  readonly entries: readonly MapEntry[];
  readonly flow: boolean;
}

export interface SeqNode {
  readonly type: 'seq';
  readonly span: Span;
  readonly items: readonly SyntaxNode[];
  readonly flow: boolean;
}

export interface ScalarNode {
  readonly type: 'scalar';
  readonly span: Span;
  /** As kubectl reads it. A key is a string, or null where it is empty. */
  readonly value: ScalarValue;
  /** True where the text holds a template expression, so that the value is not what the cluster will see. */
  readonly templated: boolean;
}

export type ScalarValue = string | number | boolean | null;

export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
}

export interface SyntaxProblem {
  readonly code: string;
  readonly message: Localized;
  readonly span: Span;
}

/** A comment without its `#`; `ownLine` where nothing but white space stands before it. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  readonly ownLine: boolean;
}
