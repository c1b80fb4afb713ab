// Everything that a host may ask about a text, asked of the core.
import { isDeepStrictEqual } from 'node:util';
import type { Analysis, AnalysisConfig } from '../../server/src/core/analysis.ts';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { triggers } from '../../server/src/core/lifecycle/models.ts';
import { mermaidGantt } from '../../server/src/core/render/mermaidGantt.ts';
import { mermaidSequence } from '../../server/src/core/render/mermaidSequence.ts';
import { threeNodes } from '../../server/src/core/scenario/placement.ts';
import { defaultConfig } from '../support/check.ts';
import { uriOf } from '../support/fixture.ts';
import { extentOf, torn, type Tear } from './arbitraries.ts';

const uri = uriOf('fuzz.yaml');
const config: AnalysisConfig = { ...defaultConfig, preset: 'strict' };

export function askOf(text: string, cursors: readonly number[]): void {
  askEverything(opened(text).analysis(config), text, cursors);
}

export function askAfterEach(text: string, edits: readonly Tear[], cursors: readonly number[]): void {
  const host = opened(text);
  let now = text;
  for (const edit of edits) {
    const { start, end } = extentOf(now, edit);
    const before = host.analysis(config);
    const range = { start: before.position(uri, start), end: before.position(uri, end) };
    host.applyEdits(uri, [{ ...range, newText: edit.insert }]);
    now = torn(now, edit);
    // Between `\r` and `\n` there is no position, so that what is there after such an edit is the host's to say.
    now = host.textOf(uri) ?? now;
    const analysis = host.analysis(config);
    askEverything(analysis, now, cursors);
    if (!isDeepStrictEqual(analysis.diagnostics(uri), opened(now).analysis(config).diagnostics(uri))) {
      throw new Error('the findings after an edit are not those of the text');
    }
  }
}

function opened(text: string): AnalysisHost {
  const host = new AnalysisHost();
  host.setExtent({ folders: [uriOf('')], indexing: false });
  host.applyChanges([{ uri, text, open: true }]);
  return host;
}

function askEverything(analysis: Analysis, text: string, cursors: readonly number[]): void {
  const whole = { uri, span: { start: 0, end: text.length } };
  for (const diagnostic of analysis.diagnostics(uri)) analysis.suppressHere(diagnostic);
  analysis.fixAll(uri);
  analysis.missingDefaults(whole);
  analysis.inlayHints(whole);
  analysis.codeLenses(uri);
  analysis.documentLinks(uri);
  analysis.documents(uri);
  for (const cursor of cursors) askAt(analysis, Math.floor(cursor * text.length));
  askForTimelines(analysis, cursors[0] ?? 0);
}

function askAt(analysis: Analysis, offset: number): void {
  analysis.hover(uri, offset);
  analysis.definition(uri, offset);
  analysis.references(uri, offset, true);
  analysis.completions(uri, offset);
  analysis.targetAt(uri, offset);
}

/** Of one workload and one trigger, which the cursor chooses: all of them would be most of a case's time. */
function askForTimelines(analysis: Analysis, cursor: number): void {
  const targets = analysis.targets(uri);
  const target = targets[Math.floor(cursor * targets.length)] ?? targets[0];
  if (!target) return;
  const trigger = triggers[Math.floor(cursor * 97) % triggers.length] ?? 'deletion';
  const answer = analysis.timeline(target, { trigger, requestedGraceSeconds: undefined });
  if (answer.type === 'timeline') {
    mermaidSequence(answer.timeline, analysis.explain(uri));
    mermaidGantt(answer.timeline, analysis.explain(uri));
  }
  analysis.stage({ targets: [target], nodes: threeNodes(), act: { type: 'rollout', target } });
}
