// `check --format sarif`: SARIF 2.1.0, as code scanning services read it.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { ArtifactLocation, Fix as SarifFix, Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { Diagnostic, Fix, Severity } from '../../core/analysis.ts';
import type { Locale } from '../../core/base/localized.ts';
import type { FileSpan, FileUri } from '../../core/base/place.ts';
import { rules } from '../../core/rules/index.ts';
import type { RuleMeta } from '../../core/rules/rule.ts';
import { rulePageUrl } from '../../core/rules/rulePageUrl.ts';
import type { CheckedFile } from '../checkedFile.ts';
import { Fingerprints } from '../fingerprint.ts';
import type { CheckReporter } from './checkReporter.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function sarifReporter(write: (text: string) => void, locale: Locale, version: string): CheckReporter {
  const results: Result[] = [];
  const fingerprints = new Fingerprints();
  const metas = rules.map(({ meta }) => meta);
  const ranks = new Map(metas.map(({ id }, rank) => [id, rank]));
  return {
    file(checked) {
      for (const diagnostic of checked.diagnostics) {
        const ruleIndex = ranks.get(diagnostic.ruleId);
        results.push({
          ...result(diagnostic, checked),
          ...(ruleIndex !== undefined && { ruleIndex }),
          partialFingerprints: { 'graceline/v1': fingerprints.of(diagnostic, checked) },
        });
      }
    },
    end() {
      const driver = {
        name: 'Graceline',
        version,
        semanticVersion: version,
        informationUri: 'https://github.com/graceline/graceline',
        rules: metas.map((meta) => descriptor(meta, locale)),
      };
      const log: Log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', language: locale, results }],
      };
      write(`${JSON.stringify(log, undefined, 2)}\n`);
    },
  };
}

function descriptor({ id, title, severity, docs }: RuleMeta, locale: Locale): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title[locale] },
    fullDescription: { text: docs.what[locale] },
    help: { text: `${docs.why[locale]}\n\n${docs.fix[locale]}` },
    helpUri: rulePageUrl(id),
    defaultConfiguration: { level: levels[severity] },
  };
}

function result({ ruleId, severity, message, at, object, related, fixes }: Diagnostic, checked: CheckedFile): Result {
  const subject = object && [object.kind, ...(object.namespace === undefined ? [] : [object.namespace]), object.name];
  return {
    ruleId,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: physicalLocation(at, checked),
        ...(subject && { logicalLocations: [{ fullyQualifiedName: subject.join('/'), kind: 'object' }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        message: { text: one.message },
        physicalLocation: physicalLocation(one.at, checked),
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => sarifFix(fix, checked)) }),
  };
}

function sarifFix({ title, safe, edits }: Fix, checked: CheckedFile): SarifFix {
  const uris = [...new Set(edits.map(({ at }) => at.uri))];
  return {
    description: { text: title },
    properties: { safe },
    artifactChanges: uris.map((uri) => ({
      artifactLocation: artifact(uri, checked),
      replacements: edits
        .filter(({ at }) => at.uri === uri)
        .map(({ at, newText }) => ({ deletedRegion: region(at, checked), insertedContent: { text: newText } })),
    })),
  };
}

function physicalLocation(at: FileSpan, checked: CheckedFile): PhysicalLocation {
  return { artifactLocation: artifact(at.uri, checked), region: region(at, checked) };
}

function region(at: FileSpan, { rangeOf }: CheckedFile) {
  const { start, end } = rangeOf(at);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path is written as a URI reference relative to the folder of the run, which code scanning takes for the root. */
function artifact(uri: FileUri, { sourceOf }: CheckedFile): ArtifactLocation {
  const { name } = sourceOf(uri);
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return { uri };
  return { uri: name.split(/[\\/]/).map(encodeURIComponent).join('/') };
}
