// What may be turned in the preview, and what turning it would change in the files.
import type { Analysis, AssumptionUse, Knob, Supposition, TimelineTarget } from '../core/analysis.ts';
import { fileUri } from '../core/base/place.ts';
import { originText } from '../core/render/originText.ts';
import { parseKubernetesMinor } from '../core/settings.ts';
import type { ChangedLine, KnobView, WhatIf, WireEdit } from '../protocol/timelineView.ts';
import { toRange } from './toProto.ts';

/** Numbers that no field can have are passed over: somebody is still typing them. */
export function toSupposition(whatIf: WhatIf | undefined): Supposition {
  const { fields = {}, assumptions = {}, kubernetesVersion = null } = whatIf ?? {};
  const whole = Object.entries(fields).filter(([, value]) => Number.isInteger(value) && value >= 0 && value < 2 ** 31);
  return {
    fields: new Map(whole),
    assumptions: new Map(Object.entries(assumptions)),
    kubernetesMinor: kubernetesVersion === null ? undefined : parseKubernetesMinor(kubernetesVersion),
  };
}

export function toKnobViews(
  analysis: Analysis,
  target: TimelineTarget,
  uses: readonly AssumptionUse[],
): readonly KnobView[] {
  const explain = analysis.explain(target.uri);
  const absent = explain.locale === 'ko' ? '쓰여 있지 않음' : 'not written';
  const stated = explain.locale === 'ko' ? '지정됨' : 'stated';
  const ours = explain.locale === 'ko' ? '가정' : 'assumed';
  const ofField = ({ field, label, value, origin, unit, least }: Knob): KnobView => ({
    group: 'field',
    key: field,
    label,
    value: String(value),
    unit,
    least,
    origin: origin ? originText(origin, explain) : absent,
  });
  const ofAssumption = ({ key, value, given }: AssumptionUse): KnobView => ({
    group: 'assumption',
    key,
    label: key,
    value,
    unit: 'assumption',
    least: 0,
    origin: given ? stated : ours,
  });
  return [...analysis.knobs(target).map(ofField), ...uses.map(ofAssumption)];
}

export function toWireEdits(analysis: Analysis, edits: SuppositionEdits): readonly WireEdit[] {
  return edits.map(({ at, newText }) => ({ uri: at.uri, range: toRange(analysis, at), newText }));
}

type SuppositionEdits = ReturnType<Analysis['suppose']>['edits'];

/** Each line that changes, as it is and as it would be. */
export function toChangedLines(
  edits: readonly WireEdit[],
  lineOf: (uri: string, line: number) => string,
): readonly ChangedLine[] {
  const lines = new Map<string, WireEdit[]>();
  for (const edit of edits) {
    const key = `${String(edit.range.start.line)} ${edit.uri}`;
    lines.set(key, [...(lines.get(key) ?? []), edit]);
  }
  return [...lines.values()].map((ofLine) => {
    const [{ uri, range: { start } } = noEdit] = ofLine;
    const before = lineOf(uri, start.line);
    const after = ofLine
      .toReversed()
      .toSorted((a, b) => b.range.start.character - a.range.start.character)
      .reduce((so, { range, newText }) => {
        return so.slice(0, range.start.character) + newText + so.slice(range.end.character);
      }, before);
    return { uri, line: start.line + 1, before, after };
  });
}

const noEdit: WireEdit = {
  uri: fileUri(''),
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  newText: '',
};
