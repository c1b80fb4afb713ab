// What the command line says around findings and timelines, once for each language.
import type { Locale } from '../core/base/localized.ts';
import type { Severity } from '../core/analysis.ts';
import type { SkipReason } from './checkedFile.ts';

export interface Words {
  checked(files: number, manifests: number, found: string): string;
  readonly nothingFound: string;
  readonly noFiles: string;
  readonly severities: Readonly<Record<Severity, (count: number) => string>>;
  notAnalysed(reasons: string): string;
  readonly skips: Readonly<Record<SkipReason, (count: number) => string>>;
  readonly tooLarge: string;
  fix(title: string, safe: boolean): string;
  readonly when: string;
  readonly what: string;
  readonly decidedBy: string;
  readonly assumptions: string;
  assumeHint(example: string): string;
  noEffect(key: string, subject: string): string;
  fixed(files: number): string;
  wouldFix(files: number): string;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

const english: Words = {
  checked: (files, manifests, found) => `${plural(files, 'file')}, ${plural(manifests, 'manifest')}: ${found}`,
  nothingFound: 'no problems',
  noFiles: 'No YAML or JSON files here',
  severities: {
    error: (count) => plural(count, 'error'),
    warning: (count) => plural(count, 'warning'),
    information: (count) => `${String(count)} information`,
    hint: (count) => plural(count, 'hint'),
  },
  notAnalysed: (reasons) => `Not analysed: ${reasons}`,
  skips: {
    otherObjects: (count) => `${plural(count, 'file')} without Kubernetes objects`,
    template: (count) => plural(count, 'template'),
    unreadable: (count) => plural(count, 'unreadable YAML file'),
    nesting: (count) => `${String(count)} nested too deeply`,
    aliases: (count) => `${String(count)} with too many aliases`,
    size: (count) => `${String(count)} larger than 8 MB`,
    binary: (count) => plural(count, 'binary file'),
  },
  tooLarge: 'This file is larger than 8 MB: not analysed',
  fix: (title, safe) => `${safe ? 'safe fix' : 'possible fix'}: ${title}`,
  when: 'When',
  what: 'What happens, and why',
  decidedBy: 'Decided by:',
  assumptions: 'This rests on what no manifest shows:',
  assumeHint: (example) => `Say what you know: --assume ${example}`,
  noEffect: (key, subject) => `--assume ${key} has no effect on ${subject}`,
  fixed: (files) => `Fixed ${plural(files, 'file')}`,
  wouldFix: (files) => (files === 0 ? 'No safe fixes here' : `Would fix ${plural(files, 'file')}`),
};

const korean: Words = {
  checked: (files, manifests, found) => `파일 ${String(files)}개, 매니페스트 ${String(manifests)}개: ${found}`,
  nothingFound: '문제 없음',
  noFiles: '여기에는 YAML이나 JSON 파일이 없습니다',
  severities: {
    error: (count) => `오류 ${String(count)}개`,
    warning: (count) => `경고 ${String(count)}개`,
    information: (count) => `정보 ${String(count)}개`,
    hint: (count) => `힌트 ${String(count)}개`,
  },
  notAnalysed: (reasons) => `분석하지 않음: ${reasons}`,
  skips: {
    otherObjects: (count) => `Kubernetes 오브젝트가 없는 파일 ${String(count)}개`,
    template: (count) => `템플릿 ${String(count)}개`,
    unreadable: (count) => `읽을 수 없는 YAML 파일 ${String(count)}개`,
    nesting: (count) => `중첩이 너무 깊은 파일 ${String(count)}개`,
    aliases: (count) => `별칭이 너무 많은 파일 ${String(count)}개`,
    size: (count) => `8MB보다 큰 파일 ${String(count)}개`,
    binary: (count) => `이진 파일 ${String(count)}개`,
  },
  tooLarge: '이 파일은 8MB보다 커서 분석하지 않습니다',
  fix: (title, safe) => `${safe ? '안전한 수정' : '가능한 수정'}: ${title}`,
  when: '시점',
  what: '일어나는 일과 이유',
  decidedBy: '정하는 값:',
  assumptions: '매니페스트에 없어서 가정한 것:',
  assumeHint: (example) => `아는 값을 알려 주십시오: --assume ${example}`,
  noEffect: (key, subject) => `--assume ${key}은(는) ${subject}에 영향이 없음`,
  fixed: (files) => `파일 ${String(files)}개를 고침`,
  wouldFix: (files) => (files === 0 ? '안전하게 고칠 것이 없음' : `파일 ${String(files)}개를 고칠 수 있음`),
};

const languages: Readonly<Record<Locale, Words>> = { en: english, ko: korean };

export function wordsOf(locale: Locale): Words {
  return languages[locale];
}
