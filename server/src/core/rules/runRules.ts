// Runs every rule over a document, then keeps what the settings and the author want to hear, in the order of the text.
import { fileName, type ConfigFile } from '../appSettings/configFile.ts';
import { packagedFile } from '../knowledge/packagedFile.ts';
import { isManifest, type KubernetesObject } from '../manifest/manifest.ts';
import type { Assumptions } from '../scenario/assumptions.ts';
import { nodeAt, pathText } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { Rejection } from '../validation/rejection.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { rules } from './index.ts';
import type { Finding, Rule, RuleLimits, RuleMeta, Severity } from './rule.ts';
import { documentSuppressions, isSuppressed, type Suppression } from './suppressions.ts';
import { unused, unusedSuppression } from './unused-suppression.ts';

export type Preset = 'quiet' | 'recommended' | 'strict' | 'off';

/** What the findings depend on beside the text. */
export interface RuleFacts extends RuleLimits {
  readonly assumptions: Assumptions;
  readonly kubernetesMinor: number | undefined;
  readonly featureGates: ReadonlyMap<string, boolean>;
  readonly unit: UnitView;
  readonly rejectionsOf: (object: KubernetesObject) => readonly Rejection[];
}

export interface RuleSettings {
  readonly preset: Preset;
  /** By rule id; they win over the preset. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
}

export interface RuleFinding {
  readonly meta: RuleMeta;
  /** Undefined: about no object, as a comment may be. */
  readonly object: KubernetesObject | undefined;
  readonly finding: Finding;
}

export interface JudgedFinding extends RuleFinding {
  readonly severity: Severity;
}

/** All that the rules find, whatever is switched off or suppressed. */
export function findingsOf(
  document: SyntaxDocument,
  objects: readonly KubernetesObject[],
  { rejectionsOf, ...facts }: RuleFacts,
): readonly RuleFinding[] {
  const found = objects.flatMap((object) => {
    const context = { ...facts, document, rejections: rejectionsOf(object) };
    const ofObject = rulesFor(object).flatMap((rule) =>
      [...rule.check(object, context)].map((finding) => ({ meta: rule.meta, object, finding })),
    );
    return namedOnce(ofObject, object);
  });
  const all = [...found, ...settingsFindings(document)];
  return [...all, ...idleSuppressions(documentSuppressions(document, objects), all)];
}

/** By kind; undefined stands for what is none of our manifests. */
const ofKind = new Map<string | undefined, readonly Rule[]>();

function rulesFor(object: KubernetesObject): readonly Rule[] {
  const kind = isManifest(object) ? object.kind : undefined;
  let some = ofKind.get(kind);
  if (!some) {
    some = rules.filter(({ kinds }) => !kinds || (kind !== undefined && kinds.has(kind)));
    ofKind.set(kind, some);
  }
  return some;
}

/** Of a file of settings among the sources of an app. */
function settingsFindings(document: SyntaxDocument): readonly RuleFinding[] {
  const packaged = packagedFile(document.uri);
  if (!packaged) return [];
  const { path } = packaged;
  const file: ConfigFile = {
    type: 'packaged',
    path,
    text: document.text,
    keptIn: fileName(path),
    placeOf: (span) => ({ document, span }),
  };
  return rules.flatMap(({ meta, checkSettings }) =>
    [...(checkSettings?.(file) ?? [])].map((finding) => ({ meta, object: undefined, finding })),
  );
}

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ meta }) => meta.id));

/** Those of the suppressions of a file or a document that have no use or no reason, given all that was found there. */
export function idleSuppressions(
  suppressions: readonly Suppression[],
  found: readonly RuleFinding[],
): readonly RuleFinding[] {
  return suppressions.flatMap((one) => {
    // Of a template only a part can be read.
    const isTemplate = one.document.text.includes('{{');
    const used = (id: string | undefined): boolean =>
      isTemplate ||
      found.some(
        ({ meta, finding, object }) => meta.id === (id ?? meta.id) && one.covers(finding.at.span.start, object),
      );
    const findings = [...unused(one, (id) => ruleIds.has(id), used)];
    return findings.map((finding) => ({ meta: unusedSuppression.meta, object: undefined, finding }));
  });
}

/** Of a refusal that a rule has named, at the refused field or inside of it, nothing more is said. */
function namedOnce(found: readonly RuleFinding[], { root }: KubernetesObject): readonly RuleFinding[] {
  const named = found
    .filter(({ finding }) => finding.rejectedByApiServer === true && finding.refusedField === undefined)
    .map(({ finding: { namesRefusalOf, at } }) => namesRefusalOf ?? pathText(nodeAt(root, at.span.start)?.path ?? []));
  return found.filter(({ finding: { refusedField: field } }) => field === undefined || !named.some(isWithin(field)));
}

function isWithin(field: string): (path: string) => boolean {
  return (path) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}

/** What is left to say of them, by place. */
export function judge(
  findings: readonly RuleFinding[],
  settings: RuleSettings,
  suppressions: readonly Suppression[],
): readonly JudgedFinding[] {
  return findings
    .flatMap((found): readonly JudgedFinding[] => {
      const severity = severityOf(found, settings);
      if (severity === 'off') return [];
      const { meta, finding, object } = found;
      return isSuppressed(suppressions, meta.id, finding.at.span.start, object) ? [] : [{ ...found, severity }];
    })
    .sort((a, b) => a.finding.at.span.start - b.finding.at.span.start || compare(a.meta.id, b.meta.id));
}

function severityOf({ meta, finding }: RuleFinding, { preset, severities }: RuleSettings): Severity | 'off' {
  const named = severities.get(meta.id);
  if (named !== undefined) return named;
  const own = finding.severity ?? meta.severity;
  const milder = finding.recommended ?? (finding.severity === undefined ? meta.recommended : undefined);
  const level = preset === 'strict' ? own : (milder ?? own);
  const severity = finding.confidence === 'assumed' ? lowered[level] : level;
  switch (preset) {
    case 'recommended':
    case 'strict':
      return severity;
    case 'quiet':
      return severity === 'error' || (severity === 'warning' && finding.confidence !== 'assumed') ? severity : 'off';
    case 'off':
      return 'off';
  }
}

/** An assumption costs a finding one step. */
const lowered: Readonly<Record<Severity | 'off', Severity | 'off'>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
  off: 'off',
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
