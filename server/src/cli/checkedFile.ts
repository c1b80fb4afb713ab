// One file after its check: what both reporters need of it, in lines and columns from 1, without the text.
import type { Analysis, Diagnostic } from '../core/analysis.ts';
import type { FileSpan, FileUri } from '../core/base/place.ts';
import type { NotAnalysedReason } from '../core/features/documents.ts';
import type { ObjectRef } from '../core/manifest/manifest.ts';
import type { FoundFile } from './files.ts';

/** Why a file, or a document of it, was left alone. */
export type SkipReason = NotAnalysedReason | 'otherObjects';

/** Counts from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export interface TextRange {
  readonly start: LineColumn;
  readonly end: LineColumn;
}

export interface CheckedFile {
  readonly file: FoundFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly manifests: readonly { readonly object: ObjectRef; readonly rejectedByApiServer: boolean }[];
  readonly skips: ReadonlySet<SkipReason>;
  readonly rangeOf: (at: FileSpan) => TextRange;
  readonly sourceOf: (uri: FileUri) => Source;
}

/** A file that a finding may point into. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

export function checkedFile(file: FoundFile, analysis: Analysis, sources: ReadonlyMap<FileUri, Source>): CheckedFile {
  const documents = analysis.documents(file.uri);
  const manifests = documents.flatMap((document) => document.manifests);
  const skips = new Set<SkipReason>(documents.flatMap(({ notAnalysed }) => notAnalysed?.reason ?? []));
  if (manifests.length === 0 && skips.size === 0) skips.add('otherObjects');
  return {
    file,
    diagnostics: analysis.diagnostics(file.uri),
    manifests,
    skips,
    rangeOf: (at) => rangeOf(analysis, at),
    sourceOf: (uri) => sources.get(uri) ?? { name: uri, text: '' },
  };
}

/** A file that was not even read. */
export function tooLargeFile(file: FoundFile, message: string): CheckedFile {
  const start = { line: 1, column: 1 };
  const diagnostic: Diagnostic = {
    ruleId: 'file-too-large',
    severity: 'information',
    at: { uri: file.uri, span: { start: 0, end: 0 } },
    message,
    object: undefined,
    rejectedByApiServer: false,
    confidence: 'certain',
    related: [],
    fixes: [],
  };
  return {
    file,
    diagnostics: [diagnostic],
    manifests: [],
    skips: new Set(['size']),
    rangeOf: () => ({ start, end: start }),
    sourceOf: () => ({ name: file.name, text: '' }),
  };
}

export function rangeOf(analysis: Analysis, { uri, span }: FileSpan): TextRange {
  return { start: lineColumn(analysis, uri, span.start), end: lineColumn(analysis, uri, span.end) };
}

function lineColumn(analysis: Analysis, uri: FileUri, offset: number): LineColumn {
  const { line, character } = analysis.position(uri, offset);
  return { line: line + 1, column: character + 1 };
}
