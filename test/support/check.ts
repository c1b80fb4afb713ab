// One function for each kind of test: a text goes in, a drawing or a text comes out.
import type { Analysis, AnalysisConfig, Diagnostic, Fix } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import type { FileSpan, FileUri } from '../../server/src/core/base/place.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { parseFixture, uriOf, type Fixture } from './fixture.ts';
import { drawMarks, type Mark } from './markers.ts';

export const defaultConfig: AnalysisConfig = {
  ...defaultSettings,
  locale: 'en',
};

export type ConfigChange = Partial<AnalysisConfig>;

export function analyse(fixture: Fixture, change: ConfigChange = {}): Analysis {
  const host = new AnalysisHost();
  host.setExtent({ folders: [uriOf('')], indexing: false });
  host.applyChanges(fixture.files.map(({ uri, text }) => ({ uri, text })));
  if (fixture.builds.length > 0) host.setBuilds(fixture.builds.map(({ build }) => build));
  return host.analysis({ ...defaultConfig, ...change });
}

/** Problems as marks of one file, those of the related places behind their problem. */
export function diagnosticMarks(diagnostics: readonly Diagnostic[], uri: FileUri): readonly Mark[] {
  return diagnostics.flatMap(({ at, severity, ruleId, message, related }) => [
    ...(at.uri === uri ? [{ span: at.span, type: severity, ruleId, text: message }] : []),
    ...related.flatMap((one) =>
      one.at.uri === uri ? [{ span: one.at.span, type: 'related' as const, ruleId, text: one.message }] : [],
    ),
  ]);
}

/** The lines that problems are about, marked. */
export function drawDiagnostics(text: string, change?: ConfigChange): string {
  return draw(text, change, (analysis, uri) => diagnosticMarks(analysis.diagnostics(uri), uri));
}

export function drawLenses(text: string, change?: ConfigChange): string {
  return draw(text, change, (analysis, uri) =>
    analysis.codeLenses(uri).map(({ at, title, opens }) => ({
      span: at.span,
      type: 'lens' as const,
      text: opens ? `${title} → ${opens.object.kind}/${opens.object.name}` : title,
    })),
  );
}

/** The text with its hints, as an editor shows it. */
export function drawInlayHints(text: string, change?: ConfigChange): string {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture, change);
  const shown = fixture.files.map(({ uri, path, text: source }) => {
    const hints = analysis.inlayHints({ uri, span: { start: 0, end: source.length } });
    const drawn = hints
      .toReversed()
      .reduce((lines, hint) => insert(lines, hint.at.span.start, ` ${hint.text}`), source);
    const lines = drawn.split('\n').filter((line, index) => line !== source.split('\n')[index]);
    return fixture.files.length > 1 ? [`#- ${path}`, ...lines].join('\n') : lines.join('\n');
  });
  return shown.join('\n');
}

function insert(text: string, offset: number, added: string): string {
  return text.slice(0, offset) + added + text.slice(offset);
}

/** The hover at the cursor, below what it is about. */
export function drawHover(text: string, change?: ConfigChange): string {
  const { cursor } = parseFixture(text);
  if (!cursor) throw new Error('a hover needs a cursor');
  return draw(text, change, (analysis, uri) => {
    const hover = uri === cursor.uri ? analysis.hover(uri, cursor.offset) : undefined;
    return hover ? [{ span: hover.at.span, type: 'hover' as const, text: hover.markdown }] : [];
  });
}

/** Where the name at the cursor leads to. */
export function drawDefinition(text: string): string {
  return drawPlaces(text, (analysis, { uri, offset }) => analysis.definition(uri, offset)?.targets ?? []);
}

/** Who names what is at the cursor. */
export function drawReferences(text: string): string {
  return drawPlaces(text, (analysis, { uri, offset }) => analysis.references(uri, offset, false));
}

/** What may be written at the cursor, one a line; those of a block as they are written. */
export function drawCompletions(text: string, change?: ConfigChange): string {
  const fixture = parseFixture(text);
  const { cursor } = fixture;
  if (!cursor) throw new Error('there is no cursor');
  const found = analyse(fixture, change).completions(cursor.uri, cursor.offset);
  return found.map(({ newText, detail }) => newText.replace(/^.*$/m, (line) => `${line}  # ${detail}`)).join('\n');
}

function drawPlaces(
  text: string,
  find: (analysis: Analysis, cursor: NonNullable<Fixture['cursor']>) => readonly FileSpan[],
): string {
  const { cursor } = parseFixture(text);
  if (!cursor) throw new Error('there is no cursor');
  return draw(text, undefined, (analysis, uri) =>
    find(analysis, cursor)
      .filter((at) => at.uri === uri)
      .map(({ span }) => ({ span, type: 'target' as const, text: '' })),
  ).replaceAll(/ target: $/gm, ' target');
}

function draw(
  text: string,
  change: ConfigChange | undefined,
  marks: (analysis: Analysis, uri: FileUri) => readonly Mark[],
): string {
  const fixture = parseFixture(text);
  const analysis = analyse(fixture, change);
  const drawings = fixture.files.flatMap(({ uri, path, text: source }) => {
    const drawing = drawMarks(source, marks(analysis, uri));
    return drawing === '' ? [] : [fixture.files.length > 1 ? `#- ${path}\n${drawing}` : drawing];
  });
  return drawings.join('\n');
}

/** The text of a file, or of a fixture of several, after a fix. */
export function applyFix(text: string, fix: Fix): string {
  const { files } = parseFixture(text);
  const fixed = files.map(({ path, uri, text: source }) => {
    const edits = fix.edits.filter(({ at }) => at.uri === uri).sort((a, b) => b.at.span.start - a.at.span.start);
    const changed = edits.reduce(
      (now, { at, newText }) => now.slice(0, at.span.start) + newText + now.slice(at.span.end),
      source,
    );
    return files.length > 1 ? `#- ${path}\n${changed}` : changed;
  });
  return fixed.join('');
}
