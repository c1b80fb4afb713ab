import type { Analysis, AssumptionUse, TimelineTarget } from '../../core/analysis.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import { fileUri } from '../../core/base/place.ts';
import { isStageTrigger, type Trigger } from '../../core/lifecycle/models.ts';
import { assumptionText } from '../../core/render/assumptionText.ts';
import type { StageView, StoryView, TimelineQuestion, TimelineResult } from '../../protocol/timelineView.ts';
import { fromTargetView, fromTrigger } from '../fromProto.ts';
import { playStage, toStageStory, toStageView } from '../stageView.ts';
import { toStoryView } from '../timelineView.ts';
import { toTargetView } from '../toProto.ts';
import { toChangedLines, toKnobViews, toSupposition, toWireEdits } from '../whatIfView.ts';

/** `textOf`: of a file, as it is now. */
export function timeline(
  analysis: Analysis,
  { target, trigger, whatIf }: TimelineQuestion,
  locale: Locale,
  textOf: (uri: string) => string | undefined,
): TimelineResult {
  const asked = fromTargetView(target);
  const supposed = analysis.suppose(asked, toSupposition(whatIf));
  const told = tell(supposed.analysis, asked, trigger);
  if ('why' in told) return { type: 'none', message: told.why[locale] };
  const edits = toWireEdits(analysis, supposed.edits);
  const explain = analysis.explain(asked.uri);
  return {
    type: 'timeline',
    view: {
      target,
      targets: analysis.targets(fileUri(target.uri)).map(toTargetView),
      trigger,
      title: `${target.kind} ${target.name}: ${trigger}`,
      stories: told.stories,
      stage: told.stage,
      knobs: toKnobViews(analysis, asked, told.assumptions),
      edits,
      changes: toChangedLines(edits, (uri, line) => textOf(uri)?.split(/\r\n|\r|\n/)[line] ?? ''),
      unwritten: supposed.unwritten,
      assumptions: told.assumptions.map((use) => assumptionText(use, explain)),
    },
  };
}

interface Told {
  readonly stories: readonly StoryView[];
  readonly stage: StageView | null;
  readonly assumptions: readonly AssumptionUse[];
}

type Telling = Told | { readonly why: Localized };

function tell(analysis: Analysis, target: TimelineTarget, trigger: string): Telling {
  if (isStageTrigger(trigger)) {
    const answer = playStage(analysis, target, trigger);
    if (answer.type === 'unknown') return answer;
    const { timeline: cluster, assumptions } = answer;
    return { stories: [toStageStory(analysis, target, cluster)], stage: toStageView(cluster), assumptions };
  }
  const known = fromTrigger(trigger);
  if (!known) return { why: noTrigger(trigger) };
  if (known !== 'forceDeletion') return tellOne(analysis, target, known, null);
  const forced = tellOne(analysis, target, known, '--grace-period=0 --force');
  const plain = tellOne(analysis, target, 'deletion', 'kubectl delete');
  if ('why' in forced || 'why' in plain) return forced;
  return { ...forced, stories: [...forced.stories, ...plain.stories] };
}

function tellOne(analysis: Analysis, target: TimelineTarget, trigger: Trigger, heading: string | null): Telling {
  const answer = analysis.timeline(target, { trigger, requestedGraceSeconds: undefined });
  if (answer.type === 'unknown') return answer;
  const { timeline: told, assumptions } = answer;
  return { stories: [toStoryView(analysis, answer.target, told, heading)], stage: null, assumptions };
}

function noTrigger(trigger: string): Localized {
  return { en: `There is no trigger "${trigger}".`, ko: `"${trigger}"라는 시나리오는 없습니다.` };
}
