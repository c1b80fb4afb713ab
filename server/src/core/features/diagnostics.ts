// What there is to say about a file, as a list of problems.
import { Memo } from '../base/memo.ts';
import type { FileSpan, FileUri } from '../base/place.ts';
import type { ObjectRef } from '../manifest/manifest.ts';
import type { Confidence, Finding, Severity } from '../rules/rule.ts';
import { idleSuppressions, judge, type JudgedFinding, type RuleFinding } from '../rules/runRules.ts';
import { documentSuppressions, fileSuppressions, type Suppression } from '../rules/suppressions.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentObjects } from '../workspace/fileEntry.ts';
import { locate } from '../workspace/workspace.ts';
import { builtFindings } from './built/findings.ts';
import { unrendered } from './built/unrendered.ts';
import { EncodedParts } from './encodedParts.ts';
import { fileFix, type Fix } from './fixes.ts';
import { InStretches } from './inStretches.ts';
import { mostSevere, tooManyFindings } from './mostSevere.ts';
import { documentFindings, type Snapshot } from './snapshot.ts';

export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly at: FileSpan;
  readonly message: string;
  readonly object: ObjectRef | undefined;
  readonly rejectedByApiServer: boolean;
  readonly confidence: Confidence;
  readonly related: readonly { readonly at: FileSpan; readonly message: string }[];
  /** Computed when first asked for. */
  readonly fixes: readonly Fix[];
}

/** In the order of the file; of very many the most severe ones. */
export function diagnostics(snapshot: Snapshot, uri: FileUri): readonly Diagnostic[] {
  const { more, parts } = told(snapshot, uri);
  return [...more, ...parts.flat().map((one) => new ToldFinding(snapshot, one))];
}

/** The words of a host for a diagnostic; where it stands in lines and characters, not in offsets. */
export type Encode<H, T> = (host: H, diagnostic: Diagnostic) => T;

/** The same in the words of a host. What stays on its lines is not put into words again: most of a file does. */
export function encodedDiagnostics<H, T>(
  snapshot: Snapshot,
  uri: FileUri,
  encode: Encode<H, T>,
  host: H,
): readonly T[] {
  const { more, parts } = told(snapshot, uri);
  const shown = encoded.get(snapshot, parts, [encode], (one) => encode(host, new ToldFinding(snapshot, one)));
  return [...more.map((one) => encode(host, one)), ...shown];
}

const encoded = new EncodedParts<JudgedFinding>(({ finding: { at, related } }) => [
  at,
  ...related.map((one) => one.at),
]);

interface Told {
  readonly parts: readonly (readonly JudgedFinding[])[];
  /** Says that there is more. */
  readonly more: readonly Diagnostic[];
}

function told(snapshot: Snapshot, uri: FileUri): Told {
  const found = foundIn(snapshot, uri);
  const all = found.reduce((count, { length }) => count + length, 0);
  const parts = mostSevere(found, all);
  return { parts, more: parts === found ? [] : [tooManyFindings(uri, all, snapshot.config.locale)] };
}

/** In parts that stay the same for as long as nothing else is found in them. */
function foundIn(snapshot: Snapshot, uri: FileUri): readonly (readonly JudgedFinding[])[] {
  const documents = snapshot.workspace.files.get(uri)?.documents ?? [];
  const [first] = documents;
  if (!first) return [];
  const forFile = suppressionsOfFile.get(first.document, [], () => fileSuppressions(first.document));
  const standsAlone =
    forFile.length === 0 &&
    !snapshot.workspace.builds.ofMember.has(uri) &&
    unrendered(snapshot, first.document).length === 0;
  if (!standsAlone) return [judgedOneByOne(snapshot, documents, forFile)];
  return judgedInStretches.get(snapshot, uri);
}

export const judgedInStretches = new InStretches<JudgedFinding>((snapshot, document, unit) =>
  judged(snapshot, document, documentFindings(snapshot, document, unit), []),
);

function judgedOneByOne(
  snapshot: Snapshot,
  documents: readonly PlacedDocument[],
  forFile: readonly Suppression[],
): readonly JudgedFinding[] {
  return documents.flatMap(({ document }, index) => {
    const idle = index === 0 ? idleInFile(snapshot, forFile, documents) : [];
    return judged(snapshot, document, [...findingsIn(snapshot, document), ...idle], forFile);
  });
}

const suppressionsOfFile = new Memo<SyntaxDocument, readonly Suppression[]>();
const judgements = new Memo<SyntaxDocument, readonly JudgedFinding[]>();

/** What is left to say of a document; kept for as long as nothing else is found in it. */
function judged(
  snapshot: Snapshot,
  document: SyntaxDocument,
  found: readonly RuleFinding[],
  forFile: readonly Suppression[],
): readonly JudgedFinding[] {
  if (found.length === 0) return nothing;
  return judgements.get(document, [snapshot.config, ...found, ...forFile], () =>
    judge(found, snapshot.config, [...forFile, ...documentSuppressions(document, documentObjects(document))]),
  );
}

const nothing: readonly JudgedFinding[] = [];

/** A file that something was built of is judged by that. */
function findingsIn(snapshot: Snapshot, document: SyntaxDocument): readonly RuleFinding[] {
  const found = builtFindings(snapshot, document) ?? documentFindings(snapshot, document);
  const lost = unrendered(snapshot, document);
  return lost.length === 0 ? found : [...lost, ...found];
}

function idleInFile(
  snapshot: Snapshot,
  suppressions: readonly Suppression[],
  documents: readonly PlacedDocument[],
): readonly RuleFinding[] {
  if (suppressions.length === 0) return [];
  return idleSuppressions(
    suppressions,
    documents.flatMap(({ document }) => findingsIn(snapshot, document)),
  );
}

/** A class, for an accessor in a literal costs more than all the rest of it. */
class ToldFinding implements Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly at: FileSpan;
  readonly message: string;
  readonly object: ObjectRef | undefined;
  readonly rejectedByApiServer: boolean;
  readonly confidence: Confidence;
  readonly related: Diagnostic['related'];
  readonly #snapshot: Snapshot;
  readonly #finding: Finding;
  #fixes: readonly Fix[] | undefined;

  constructor(snapshot: Snapshot, { meta, object, finding, severity }: JudgedFinding) {
    const { workspace, config } = snapshot;
    this.ruleId = meta.id;
    this.severity = severity;
    this.at = locate(workspace, finding.at);
    this.message = finding.message[config.locale];
    this.object = object?.ref;
    this.rejectedByApiServer = finding.rejectedByApiServer === true;
    this.confidence = finding.confidence;
    this.related = finding.related.map(({ at, message }) => ({
      at: locate(workspace, at),
      message: message[config.locale],
    }));
    this.#snapshot = snapshot;
    this.#finding = finding;
  }

  get fixes(): readonly Fix[] {
    return (this.#fixes ??= this.#finding.fixes().map((fix) => fileFix(this.#snapshot, fix)));
  }
}
