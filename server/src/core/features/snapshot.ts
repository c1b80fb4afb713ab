// What every feature is asked with, and the results that several of them share. A snapshot is one moment: its files and
// its settings never change.
import type { Locale } from '../base/localized.ts';
import { Memo } from '../base/memo.ts';
import type { DocumentHandle, FileUri, Place } from '../base/place.ts';
import type { ConfigSources } from '../appSettings/configSources.ts';
import type { Container } from '../manifest/container.ts';
import type { KubernetesObject, Workload } from '../manifest/manifest.ts';
import type { Trigger } from '../lifecycle/models.ts';
import type { Explain } from '../render/explain.ts';
import { findingsOf, type Preset, type RuleFinding } from '../rules/runRules.ts';
import type { RuleLimits, Severity } from '../rules/rule.ts';
import type { DrainSettings } from '../scenario/drainSettings.ts';
import { assumedKubernetesMinor } from '../scenario/podScenario.ts';
import { timelineFor, type TimelineFor } from '../scenario/timelineFor.ts';
import type { SyntaxDocument, SyntaxProblem } from '../syntax/syntaxTree.ts';
import { isPatch } from '../validation/patch.ts';
import type { Rejection } from '../validation/rejection.ts';
import { rejections } from '../validation/rejections.ts';
import { isJudged } from '../validation/versions.ts';
import { documentObjects } from '../workspace/fileEntry.ts';
import { fileLines, type FileLines } from '../workspace/fileLines.ts';
import { configSourcesOf } from '../workspace/links/configSources.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { TracedMemo } from '../workspace/tracedMemo.ts';
import { unitView, type UnitView } from '../workspace/unitView.ts';
import { locate, type Workspace } from '../workspace/workspace.ts';

export interface AnalysisConfig extends RuleLimits {
  /** The minor of Kubernetes 1.x; undefined behaves as 1.36 and keeps rules about versions silent. */
  readonly kubernetesMinor: number | undefined;
  readonly featureGates: ReadonlyMap<string, boolean>;
  /** Assumptions as people write them, `app.exitsAfterStopSignal` → `3s`. */
  readonly assumptions: ReadonlyMap<string, string>;
  readonly preset: Preset;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** `written`: only behind what is written, not for what is left out. */
  readonly inlayHints: InlayHints;
  /** Values files that charts are rendered with, as seen from the folder of the chart; the last one wins. */
  readonly helmValuesFiles: readonly string[];
  /** Which nodes there are, and how they are drained, where nobody asks for others. */
  readonly drain: DrainSettings;
  readonly locale: Locale;
}

export type InlayHints = 'all' | 'written' | 'off';

export interface Snapshot {
  readonly workspace: Workspace;
  readonly config: AnalysisConfig;
}

export interface TimelineOptions {
  readonly trigger: Trigger;
  readonly requestedGraceSeconds: number | undefined;
}

const verdicts = new Memo<KubernetesObject, readonly Rejection[]>();

/** What a real API server would say against the object. Broken YAML, patches and templates do not even get there. */
function rejectionsOf({ config }: Snapshot, document: SyntaxDocument, object: KubernetesObject): readonly Rejection[] {
  const { kubernetesMinor = assumedKubernetesMinor, featureGates } = config;
  // In this order: of an object that nobody judges only the first lines were read.
  if (!isJudged(object.ref.kind) || document.template) return [];
  return verdicts.get(object, [kubernetesMinor, featureGates], () => {
    const found = rejections(object.root, { kubernetesMinor, featureGates });
    if (found.length === 0) return found;
    return document.problems.some(isFatal) || isPatch(object.root, object.ref.kind) ? [] : found;
  });
}

/** Of equal keys kubectl sends the last one. */
function isFatal({ code }: SyntaxProblem): boolean {
  return code !== 'DUPLICATE_KEY';
}

/** Whether a real API server would refuse the object, whatever is switched off or suppressed. */
export function isRejected(snapshot: Snapshot, document: SyntaxDocument, object: KubernetesObject): boolean {
  return rejectionsOf(snapshot, document, object).length > 0;
}

/** What the objects of a document are deployed with. */
export function unitOf({ workspace }: Snapshot, document: DocumentHandle): UnitView {
  return unitView(workspace, document.uri);
}

const findings = new TracedMemo<SyntaxDocument, readonly RuleFinding[]>();

/**
 * All that the rules find in a document, whatever is switched off or suppressed.
 * @param whole what they become a part of
 */
export function documentFindings(
  snapshot: Snapshot,
  document: SyntaxDocument,
  whole?: UnitView,
): readonly RuleFinding[] {
  const { workspace, config } = snapshot;
  const { assumptions, kubernetesMinor, featureGates, safetyMargin, longDrain, nodeProfiles } = config;
  const facts = { assumptions, kubernetesMinor, featureGates, safetyMargin, longDrain, nodeProfiles };
  const find = (unit: UnitView): readonly RuleFinding[] =>
    findingsOf(document, documentObjects(document), {
      ...facts,
      unit,
      rejectionsOf: (object) => rejectionsOf(snapshot, document, object),
    });
  return findings.get(document, Object.values(facts), workspace, document.uri, find, whole);
}

const timelines = new TracedMemo<Workload, TimelineFor>();

/** @param whole what it becomes a part of */
export function workloadTimeline(
  snapshot: Snapshot,
  workload: Workload,
  options: TimelineOptions,
  whole?: UnitView,
): TimelineFor {
  const { workspace, config } = snapshot;
  const { assumptions, kubernetesMinor, featureGates } = config;
  const { trigger, requestedGraceSeconds } = options;
  const inputs = [assumptions, kubernetesMinor, featureGates, trigger, requestedGraceSeconds];
  const play = (unit: UnitView): TimelineFor => {
    const services = servicesSelecting(unit, workload);
    const configOf = (container: Container): ConfigSources => configSourcesOf(unit, workload, container);
    return timelineFor({ workload, services, configOf, ...options, assumptions, kubernetesMinor, featureGates });
  };
  return timelines.get(workload, inputs, workspace, workload.at.document.uri, play, whole);
}

/** What is shown where nobody asks for anything else. */
export const plainDeletion: TimelineOptions = { trigger: 'deletion', requestedGraceSeconds: undefined };

export function linesOf({ workspace }: Snapshot, uri: FileUri): FileLines | undefined {
  const file = workspace.files.get(uri);
  return file && fileLines(file.documents);
}

/** How places are named to somebody who reads this file. */
export function explainIn(snapshot: Snapshot, uri: FileUri): Explain {
  const { locale } = snapshot.config;
  return {
    locale,
    lineOf: (place: Place) => {
      const at = locate(snapshot.workspace, place);
      const line = String((linesOf(snapshot, at.uri)?.position(at.span.start).line ?? 0) + 1);
      if (at.uri !== uri) return `${at.uri.slice(at.uri.lastIndexOf('/') + 1)}:${line}`;
      return locale === 'ko' ? `${line}번째 줄` : `line ${line}`;
    },
  };
}
