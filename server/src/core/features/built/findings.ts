// What the rules find in what was built, each where it was written. Several overlays of one base say the same of it.
import { Memo } from '../../base/memo.ts';
import type { Localized } from '../../base/localized.ts';
import type { Place } from '../../base/place.ts';
import type { Build } from '../../builds/build.ts';
import type { SourcePlace } from '../../builds/provenance.ts';
import type { Finding, Related, RuleFix } from '../../rules/rule.ts';
import { idleSuppressions, type RuleFinding } from '../../rules/runRules.ts';
import { documentSuppressions, isSuppressed } from '../../rules/suppressions.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import { documentObjects } from '../../workspace/fileEntry.ts';
import { provenanceAt, renderedObjects, sourceOf } from '../../workspace/sources.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { namesOf } from './names.ts';
import { documentFindings, type Snapshot } from '../snapshot.ts';

/** Of one document of a source; undefined where nothing was built of its file. */
export function builtFindings(snapshot: Snapshot, document: SyntaxDocument): readonly RuleFinding[] | undefined {
  const builds = snapshot.workspace.builds.ofMember.get(document.uri);
  if (!builds) return undefined;
  const found = new Map<string, { readonly finding: RuleFinding; readonly builds: Build[] }>();
  for (const build of builds) {
    for (const finding of findingsOfBuild(snapshot, build).get(document) ?? []) {
      const known = found.get(identity(finding));
      if (known) known.builds.push(build);
      else found.set(identity(finding), { finding, builds: [build] });
    }
  }
  const written = [...found.values()].map((one) =>
    one.builds.length < builds.length ? named(one.finding, one.builds) : one.finding,
  );
  // What an annotation silences was left out above, so that only comments can be seen to have no use.
  const comments = documentSuppressions(document, []);
  return [...written, ...idleSuppressions(comments, written)];
}

function identity({ meta, finding: { at, message } }: RuleFinding): string {
  return JSON.stringify([meta.id, at.span, message.en]);
}

function named({ finding, ...rest }: RuleFinding, builds: readonly Build[]): RuleFinding {
  const where = ` (${namesOf(builds)})`;
  const message: Localized = { en: finding.message.en + where, ko: finding.message.ko + where };
  return { ...rest, finding: { ...finding, message } };
}

type BySource = ReadonlyMap<SyntaxDocument, readonly RuleFinding[]>;

const bySource = new Memo<Build, BySource>();

function findingsOfBuild(snapshot: Snapshot, build: Build): BySource {
  const { workspace, config } = snapshot;
  return bySource.get(build, [workspace, config], () => {
    const found = new Map<SyntaxDocument, RuleFinding[]>();
    for (const document of new Set(renderedObjects(workspace, build).map((one) => one.document))) {
      const findings = documentFindings(snapshot, document);
      if (findings.length === 0) continue;
      const suppressions = documentSuppressions(document, documentObjects(document));
      for (const { meta, object, finding } of findings) {
        // Annotations may come from a patch, and are then none of the source.
        if (!object || isSuppressed(suppressions, meta.id, finding.at.span.start, object)) continue;
        const told = written(workspace, build, finding);
        if (!told) continue;
        const ofDocument = found.get(told.document) ?? [];
        found.set(told.document, ofDocument);
        ofDocument.push({ meta, object, finding: told.finding });
      }
    }
    return found;
  });
}

/** What a kustomization makes of nothing is its own doing; a chart has parts that are not its author's. */
function headOf({ files }: Workspace, { root, tool }: Build): SourcePlace | undefined {
  const document = tool === 'kustomize' ? files.get(root)?.documents[0]?.document : undefined;
  const start = document?.root?.span.start ?? 0;
  return document && { document, span: { start, end: start }, same: false, value: undefined };
}

interface Written extends Pick<Finding, 'at' | 'related'> {
  readonly document: SyntaxDocument;
}

const writtenPlaces = new Memo<Finding, Written | undefined>();

/** A key that is typed moves few of the findings of a build; the others stand where they stood. */
function written(workspace: Workspace, build: Build, finding: Finding) {
  const places = [finding.at, ...finding.related.map(({ at }) => at)];
  const inputs = [workspace.files.get(build.root), ...places.map((place) => provenanceAt(workspace, place))];
  const known = writtenPlaces.get(finding, inputs, () => writtenAt(workspace, build, finding));
  if (!known) return undefined;
  const { document, at, related } = known;
  const fixes = (): readonly RuleFix[] => finding.fixes().flatMap((fix) => writtenFix(workspace, fix));
  return { document, finding: { ...finding, at, related, fixes } };
}

function writtenAt(workspace: Workspace, build: Build, { at, related }: Finding): Written | undefined {
  const source = sourceOf(workspace, at) ?? headOf(workspace, build);
  if (!source) return undefined;
  const others = related.flatMap((one) => writtenRelated(workspace, one));
  return { document: source.document, at: placeOf(source), related: [...others, ...valueOf(source.value)] };
}

function writtenRelated(workspace: Workspace, { at, message }: Related): readonly Related[] {
  const source = sourceOf(workspace, at);
  if (!source) return [];
  return [{ at: placeOf(source), message }, ...valueOf(source.value)];
}

function valueOf(value: Place | undefined): readonly Related[] {
  return value ? [{ at: value, message: { en: 'the value', ko: '값' } }] : [];
}

/** A fix of what was built is one of the sources only where its text is theirs. */
function writtenFix(workspace: Workspace, fix: RuleFix): readonly RuleFix[] {
  const edits = fix.edits.flatMap(({ at, newText }) => {
    const source = sourceOf(workspace, at);
    return source?.same ? [{ at: placeOf(source), newText }] : [];
  });
  return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
}

function placeOf({ document, span }: SourcePlace): Place {
  return { document, span };
}
