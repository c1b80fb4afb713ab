// What is wrong with the YAML of a document, in words. Codes are those of `yaml`, and ours where kubectl minds more.
import type { Localized } from '../base/localized.ts';
import type { Span } from '../base/span.ts';
import type { SyntaxProblem } from './syntaxTree.ts';

/** Beyond these a reader learns nothing more. */
export const maxProblems = 100;

/** What each code means; `detail` is what `yaml` says of this one. */
const messages: Readonly<Record<string, Localized>> = {
  ALIAS_PROPS: {
    en: 'An alias (*name) takes no anchor and no tag.',
    ko: '별칭(*이름)에는 앵커나 태그를 붙일 수 없습니다.',
  },
  BAD_ALIAS: { en: 'This alias or anchor has no valid name.', ko: '별칭 또는 앵커의 이름이 올바르지 않습니다.' },
  BAD_DIRECTIVE: { en: 'This directive (%) is not valid.', ko: '지시문(%)이 올바르지 않습니다.' },
  BAD_DQ_ESCAPE: {
    en: 'This escape does not exist in double quotes; write \\\\ for a backslash.',
    ko: '큰따옴표 안에 없는 이스케이프입니다. 백슬래시는 \\\\로 쓰십시오.',
  },
  BAD_INDENT: { en: 'The indentation fits nothing above it.', ko: '들여쓰기가 위의 어느 줄과도 맞지 않습니다.' },
  BAD_SCALAR_START: {
    en: 'A plain value cannot start with this character; put it in quotes.',
    ko: '따옴표 없는 값은 이 문자로 시작할 수 없습니다. 따옴표로 감싸십시오.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'A second "key: value" cannot stand on the same line.',
    ko: '같은 줄에 "키: 값"을 또 쓸 수 없습니다.',
  },
  BLOCK_IN_FLOW: {
    en: 'A list or mapping written in lines cannot stand inside brackets.',
    ko: '괄호 안에는 여러 줄 형식의 목록이나 매핑을 쓸 수 없습니다.',
  },
  CONTROL_CHARACTER: {
    en: 'kubectl refuses this control character.',
    ko: 'kubectl은 이 제어 문자를 거부합니다.',
  },
  DUPLICATE_KEY: {
    en: 'This key is already there; kubectl takes the last one and drops the others.',
    ko: '이미 있는 키입니다. kubectl은 마지막 값만 쓰고 나머지는 버립니다.',
  },
  MERGE_VALUE: {
    en: 'A merge (<<) needs a mapping, or a list of mappings.',
    ko: '병합(<<)의 값은 매핑 또는 매핑의 목록이어야 합니다.',
  },
  MULTILINE_IMPLICIT_KEY: { en: 'A key must fit on one line.', ko: '키는 한 줄에 있어야 합니다.' },
  NON_STRING_KEY: {
    en: 'A key must be a word; kubectl refuses a list, a mapping or nothing.',
    ko: '키는 단어여야 합니다. kubectl은 목록, 매핑, 빈 키를 거부합니다.',
  },
  TAB_AS_INDENT: {
    en: 'Tabs cannot indent YAML; use spaces.',
    ko: 'YAML은 탭으로 들여쓸 수 없습니다. 공백을 쓰십시오.',
  },
  UNKNOWN_ALIAS: {
    en: 'No anchor (&name) of this name stands before this alias.',
    ko: '이 별칭 앞에 같은 이름의 앵커(&이름)가 없습니다.',
  },
};

/** `detail` speaks where the code alone says too little. */
export function syntaxProblem(code: string, span: Span, detail = ''): SyntaxProblem {
  const message = messages[code] ?? { en: detail, ko: `YAML 문법 오류입니다: ${detail}` };
  return { code, message, span };
}
