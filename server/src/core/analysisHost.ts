// The only thing in the core that changes: it holds the files of now, and hands out snapshots that never change.
import type { FileUri } from './base/place.ts';
import type { Build } from './builds/build.ts';
import type {
  Analysis,
  AnalysisConfig,
  Extent,
  FileChange,
  TimelineAnswer,
  TimelineOptions,
  TimelineTarget,
  TypedEdit,
} from './analysis.ts';
import { codeLenses, encodedLenses } from './features/codeLenses.ts';
import { comparisons } from './features/comparisons.ts';
import { completions } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { diagnostics, encodedDiagnostics } from './features/diagnostics.ts';
import { documentLinks, encodedLinks } from './features/documentLinks.ts';
import { documents } from './features/documents.ts';
import { fixAll } from './features/fixAll.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { missingDefaults } from './features/missingDefaults.ts';
import { references } from './features/references.ts';
import { explainIn, linesOf, workloadTimeline, type Snapshot } from './features/snapshot.ts';
import { stage, workloadsIn } from './features/stage.ts';
import { steps } from './features/steps.ts';
import { suppressHere } from './features/suppressHere.ts';
import { targetAt, targets, workloadOf } from './features/targets.ts';
import { knobs, suppose } from './features/whatIf.ts';
import {
  applyBuilds,
  applyChanges,
  applyEdits,
  applyExtent,
  emptyWorkspace,
  locate,
  type Workspace,
} from './workspace/workspace.ts';

export class AnalysisHost {
  #workspace: Workspace = emptyWorkspace;

  applyChanges(changes: readonly FileChange[]): void {
    this.#workspace = applyChanges(this.#workspace, changes);
  }

  /** What somebody types into a file that is there: each edit counts on those before it. */
  applyEdits(uri: FileUri, edits: readonly TypedEdit[]): void {
    this.#workspace = applyEdits(this.#workspace, uri, edits);
  }

  textOf(uri: FileUri): string | undefined {
    return this.#workspace.files.get(uri)?.text;
  }

  /** Before it is called no folder is known, and nothing is said to be missing. */
  setExtent(extent: Extent): void {
    this.#workspace = applyExtent(this.#workspace, extent);
  }

  /** All that Kustomize and Helm made of the files of the workspace; those that they could not make are told of too. */
  setBuilds(builds: readonly Build[]): void {
    this.#workspace = applyBuilds(this.#workspace, builds);
  }

  /** Pass the same configuration object for as long as it says the same: what was computed for it is kept. */
  analysis(config: AnalysisConfig): Analysis {
    return analysisOf({ workspace: this.#workspace, config });
  }
}

function analysisOf(snapshot: Snapshot): Analysis {
  const { config } = snapshot;
  const analysis: Analysis = {
    revision: snapshot.workspace.revision,
    diagnostics: (uri) => diagnostics(snapshot, uri),
    encodedDiagnostics: (uri, encode) => encodedDiagnostics(snapshot, uri, encode, analysis),
    steps: (uri, what) => steps(snapshot, uri, what),
    suppressHere: ({ ruleId, at }) => suppressHere(snapshot, ruleId, at),
    missingDefaults: (at) => missingDefaults(snapshot, at),
    fixAll: (uri) => fixAll(diagnostics(snapshot, uri), config.locale),
    hover: (uri, offset) => hover(snapshot, uri, offset),
    inlayHints: ({ uri, span }) => inlayHints(snapshot, uri, span),
    definition: (uri, offset) => definition(snapshot, uri, offset),
    references: (uri, offset, withDeclaration) => references(snapshot, uri, offset, withDeclaration),
    documentLinks: (uri) => documentLinks(snapshot, uri),
    encodedLinks: (uri, encode) => encodedLinks(snapshot, uri, encode, analysis),
    completions: (uri, offset) => completions(snapshot, uri, offset),
    codeLenses: (uri) => codeLenses(snapshot, uri),
    encodedLenses: (uri, encode) => encodedLenses(snapshot, uri, encode, analysis),
    targets: (uri) => targets(snapshot, uri),
    targetAt: (uri, offset) => targetAt(snapshot, uri, offset),
    timeline: (target, options) => timeline(snapshot, target, options),
    compare: (recording, target) => comparisons(snapshot, recording, target),
    drainSettings: config.drain,
    stage: (request) => stage(snapshot, request),
    knobs: (target) => knobs(snapshot, target),
    suppose: (target, supposition) => {
      const { snapshot: supposed, ...rest } = suppose(snapshot, target, supposition);
      return { ...rest, analysis: analysisOf(supposed) };
    },
    workloadsIn: (uris) => workloadsIn(snapshot, uris),
    documents: (uri) => documents(snapshot, uri),
    explain: (uri) => explainIn(snapshot, uri),
    locate: (place) => locate(snapshot.workspace, place),
    position: (uri, offset) => linesOf(snapshot, uri)?.position(offset) ?? { line: 0, character: 0 },
    offset: (uri, position) => linesOf(snapshot, uri)?.offset(position) ?? 0,
  };
  return analysis;
}

function timeline(snapshot: Snapshot, target: TimelineTarget, options: TimelineOptions): TimelineAnswer {
  const workload = workloadOf(snapshot, target);
  if (!workload) return { type: 'unknown', target, why: gone(target) };
  const answer = workloadTimeline(snapshot, workload, options);
  const found = { uri: target.uri, object: workload.ref };
  if (answer.type === 'unknown') return { ...answer, target: found };
  return { ...answer, target: found, trigger: options.trigger };
}

function gone({ uri, object }: TimelineTarget) {
  const name = `${object.kind} ${object.name}`;
  const file = fileName(uri);
  return { en: `${file} has no ${name} any more`, ko: `${file}에 더 이상 없음: ${name}` };
}

function fileName(uri: FileUri): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
