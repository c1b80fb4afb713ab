// What is said around a comparison, once for each language.
import type { Locale, Localized } from '../base/localized.ts';
import type { Verdict } from '../observed/compare.ts';

interface ComparisonWords {
  title(pod: string, trigger: string): string;
  /** How many of the predicted events that the API shows came when they should. */
  summary(good: number, all: number): string;
  readonly nothingYet: string;
  readonly stillGoing: string;
  readonly beganBefore: string;
  noPrediction(why: string): string;
  readonly columns: readonly [predicted: string, measured: string, difference: string, event: string, origin: string];
  readonly verdicts: Readonly<Record<Verdict, string>>;
  watched(resource: string): string;
  arrived(instant: string): string;
  listed(resource: string): string;
  /** Of a measured instant. */
  within(resolution: string): string;
  measuredAs(detail: string): string;
  readonly inCluster: string;
}

const english: ComparisonWords = {
  title: (pod, trigger) => `Pod ${pod}: ${trigger}, measured beside predicted`,
  summary: (good, all) => `${String(good)} of ${String(all)} events that the API shows came as predicted`,
  nothingYet: 'No pod has started or ended while it was watched',
  stillGoing: 'It was not over when this was written',
  beganBefore:
    'It had begun before anybody watched: instants of arrival are counted from the time that the cluster tells, and hold only as far as the two clocks agree',
  noPrediction: (why) => `No prediction: ${why}`,
  columns: ['Predicted', 'Measured', 'Difference', 'What happens', 'Measured by'],
  verdicts: {
    asPredicted: 'as predicted',
    earlier: 'earlier',
    later: 'later',
    hidden: 'the API does not show it',
    pending: 'not seen so far',
    absent: 'not seen',
    unforeseen: 'not predicted',
  },
  arrived: (instant) => `news of it at ${instant}`,
  watched: (resource) => `arrival in the watch of ${resource}`,
  listed: (resource) => `found when ${resource} were listed: no later than that`,
  within: (resolution) => `±${resolution}`,
  measuredAs: (detail) => `measured: ${detail}`,
  inCluster: 'as it runs in the cluster',
};

const korean: ComparisonWords = {
  title: (pod, trigger) => `Pod ${pod}: ${trigger}, 예측과 측정`,
  summary: (good, all) => `API에 보이는 사건 ${String(all)}개 중 ${String(good)}개가 예측대로 일어남`,
  nothingYet: '지켜보는 동안 시작하거나 끝난 파드가 없음',
  stillGoing: '이 결과를 쓸 때까지 끝나지 않음',
  beganBefore: '지켜보기 전에 이미 시작됨. 도착 시각은 클러스터가 기록한 시각부터 세므로 두 시계가 맞는 만큼만 정확함',
  noPrediction: (why) => `예측 없음: ${why}`,
  columns: ['예측', '측정', '차이', '일어나는 일', '측정한 근거'],
  verdicts: {
    asPredicted: '예측대로',
    earlier: '더 이름',
    later: '더 늦음',
    hidden: 'API에 보이지 않음',
    pending: '아직 보이지 않음',
    absent: '보이지 않았음',
    unforeseen: '예측에 없음',
  },
  arrived: (instant) => `${instant}에 소식이 도착함`,
  watched: (resource) => `${resource} watch에 도착한 시각`,
  listed: (resource) => `${resource} 목록을 읽을 때 발견됨, 늦어도 이때`,
  within: (resolution) => `±${resolution}`,
  measuredAs: (detail) => `측정값: ${detail}`,
  inCluster: '클러스터에서 실행 중인 값',
};

const languages: Readonly<Record<Locale, ComparisonWords>> = { en: english, ko: korean };

export function comparisonWords(locale: Locale): ComparisonWords {
  return languages[locale];
}

/** Where a number stands that no file of the reader's holds. */
export const inCluster: Localized = { en: english.inCluster, ko: korean.inCluster };
