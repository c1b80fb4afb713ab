import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import { behindLine, lineBefore, lineStart } from '../syntax/layout.ts';
import type { Finding, Rule, RuleFix } from './rule.ts';
import type { Suppression } from './suppressions.ts';

/** It is about what the other rules found, so it is run behind them and finds nothing by itself. */
export const unusedSuppression: Rule = {
  meta: {
    id: 'unused-suppression',
    title: { en: 'A suppression without a use or a reason', ko: '쓸모나 이유가 없는 규칙 끄기' },
    severity: 'information',
    group: 'suppressions',
    appliesTo: [],
    since: '0.1.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A comment or an annotation that silences a rule which finds nothing there, names a rule that does not exist, or says no reason.',
        ko: '아무것도 찾지 않는 규칙을 끄거나, 없는 규칙을 가리키거나, 이유를 적지 않은 주석 또는 애노테이션.',
      },
      why: {
        en: 'A suppression that is left behind hides the next fault of its kind, and one without a reason cannot be judged by whoever comes after.',
        ko: '남겨진 끄기는 다음에 생길 같은 문제를 숨기고, 이유가 없으면 나중에 보는 사람이 판단할 수 없습니다.',
      },
      fix: {
        en: 'Remove it, or write the reason behind ` -- `; in an annotation the reason is its value.',
        ko: '지우거나 ` -- ` 뒤에 이유를 적으십시오. 애노테이션에서는 값이 이유입니다.',
      },
      falsePositives: {
        en: 'A file that is shared by several repositories, where other settings or other files make the rule speak.',
        ko: '여러 저장소가 함께 쓰는 파일. 다른 설정이나 다른 파일에서는 그 규칙이 무언가를 찾을 수 있습니다.',
      },
      references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
    },
  },
  check: () => [],
};

/** @param used whether the suppression silences a finding of the rule, of any rule where none is named */
export function* unused(
  suppression: Suppression,
  isRule: (id: string) => boolean,
  used: (ruleId: string | undefined) => boolean,
): Iterable<Finding> {
  const { ruleIds, reason } = suppression;
  const useless = ruleIds.filter((id) => !isRule(id) || !used(id));
  for (const id of useless) {
    const message = isRule(id) ? findsNothing(id) : isUnknown(id);
    yield finding(suppression, placeOf(suppression, id), message, useless.length === ruleIds.length);
  }
  if (ruleIds.length === 0 && !used(undefined)) yield finding(suppression, placeOf(suppression), nothingHere, true);
  if (useless.length === 0 && reason === undefined) {
    yield finding(suppression, placeOf(suppression), withoutReason, false);
  }
}

const findsNothing = (id: string): Localized => ({
  en: `${id} finds nothing here: this suppression can go`,
  ko: `여기에는 ${id} 규칙이 찾은 것이 없음: 이 끄기는 지워도 됩니다`,
});
const isUnknown = (id: string): Localized => ({
  en: `There is no rule ${id}: this suppression does nothing`,
  ko: `${id} 규칙은 없음: 이 끄기는 아무 일도 하지 않습니다`,
});
const nothingHere: Localized = {
  en: 'No rule finds anything here: this suppression can go',
  ko: '여기에는 규칙이 찾은 것이 없음: 이 끄기는 지워도 됩니다',
};
const withoutReason: Localized = {
  en: 'This suppression gives no reason: write why behind " -- "',
  ko: '이유 없이 규칙을 끔: " -- " 뒤에 이유를 적으십시오',
};

function finding(suppression: Suppression, at: Place, message: Localized, removable: boolean): Finding {
  const fixes = (): readonly RuleFix[] => (removable ? removal(suppression) : []);
  return { at, message, related: [], fixes, confidence: 'certain' };
}

function placeOf({ document, span }: Suppression, id?: string): Place {
  const start = id === undefined ? -1 : document.text.indexOf(id, span.start);
  if (id === undefined || start < 0 || start >= span.end) return { document, span };
  return { document, span: { start, end: start + id.length } };
}

/** Of a comment its line, or what stands behind the value. An annotation of a pod template is a change of the pods. */
function removal(suppression: Suppression): readonly RuleFix[] {
  const { type, document, span } = suppression;
  if (type === 'annotation') return [];
  const title: Localized = { en: 'Remove this suppression', ko: '이 끄기 지우기' };
  const before = lineBefore(document.text, span.start);
  const alone = before.trim() === '';
  const start = alone ? lineStart(document.text, span.start) : span.start - (before.length - before.trimEnd().length);
  const end = alone ? behindLine(document.text, span.end) : span.end;
  return [{ title, safe: true, edits: [{ at: { document, span: { start, end } }, newText: '' }] }];
}
