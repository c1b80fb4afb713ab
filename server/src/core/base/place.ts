// Where something stands in the author's files. Spans count from the start of their YAML document and not of the file,
// so that an edit above a document moves nothing that was computed from it.
import type { Span } from './span.ts';

export type FileUri = string & { readonly __brand: 'FileUri' };

export function fileUri(uri: string): FileUri {
  return uri as FileUri;
}

/** One YAML document of one file. Its identity is the key: an edit elsewhere in the file keeps the object. */
export interface DocumentHandle {
  readonly uri: FileUri;
}

/** A stretch of one document; `span` counts from the document's start. */
export interface Place {
  readonly document: DocumentHandle;
  readonly span: Span;
}

/** A stretch of one file; `span` counts from the file's start. Only what leaves the core is in this form. */
export interface FileSpan {
  readonly uri: FileUri;
  readonly span: Span;
}
