// What the numbers of a probe come to.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Container, Probe } from '../../manifest/container.ts';
import type { Workload } from '../../manifest/manifest.ts';
import {
  failsAfterSilence,
  passesAfterStart,
  startupBudgetSeconds,
  type InstantRange,
  type ProbeTiming,
} from '../../lifecycle/probeBounds.ts';
import { probeTiming } from '../../scenario/probeTiming.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import type { Hint } from '../inlayHints.ts';
import { behindPair } from './place.ts';

export function probeHints(document: SyntaxDocument, { pod }: Workload): readonly Hint[] {
  return pod.spec.containers
    .filter(({ role }) => role === 'ordinary' || role === 'sidecar')
    .flatMap((container) => [
      ...hint(document, container.startupProbe, startup),
      ...hint(document, container.readinessProbe, (timing) => readiness(timing, container)),
      ...hint(document, container.livenessProbe, liveness),
    ]);
}

type Tell = (timing: ProbeTiming) => Pick<Hint, 'text' | 'tooltip'>;

function hint(document: SyntaxDocument, probe: Probe | undefined, tell: Tell): readonly Hint[] {
  const timing = probe && probe.action.type !== 'invalid' ? probeTiming(probe) : undefined;
  return probe && timing ? [{ after: behindPair(document, probe.keyAt, probe.at), ...tell(timing) }] : [];
}

function startup(timing: ProbeTiming): Pick<Hint, 'text' | 'tooltip'> {
  const budget = formatSeconds(seconds(startupBudgetSeconds(timing)));
  return {
    text: { en: `${budget} to start in`, ko: `시작 제한 시간 ${budget}` },
    tooltip: {
      en: 'initialDelaySeconds + failureThreshold × periodSeconds: then the container is killed.',
      ko: 'initialDelaySeconds + failureThreshold × periodSeconds. 그 뒤 컨테이너가 종료됩니다.',
    },
  };
}

function readiness(timing: ProbeTiming, { startupProbe }: Container): Pick<Hint, 'text' | 'tooltip'> {
  const unready = range(failsAfterSilence(timing));
  const text: Localized = startupProbe
    ? { en: `not ready after ${unready} of silence`, ko: `${unready} 무응답이면 not ready` }
    : {
        en: `ready after ${range(passesAfterStart(timing))}, not ready after ${unready} of silence`,
        ko: `${range(passesAfterStart(timing))} 뒤 ready, ${unready} 무응답이면 not ready`,
      };
  return {
    text,
    tooltip: {
      en: 'From the start of a container that answers at once; and from its last answer, failureThreshold × periodSeconds + timeoutSeconds at most.',
      ko: '바로 응답하는 컨테이너의 시작부터, 그리고 마지막 응답부터 최대 failureThreshold × periodSeconds + timeoutSeconds.',
    },
  };
}

function liveness(timing: ProbeTiming): Pick<Hint, 'text' | 'tooltip'> {
  const silence = range(failsAfterSilence(timing));
  return {
    text: { en: `killed after ${silence} of silence`, ko: `${silence} 무응답이면 종료` },
    tooltip: {
      en: 'failureThreshold × periodSeconds + timeoutSeconds at most; then preStop and the grace period.',
      ko: '최대 failureThreshold × periodSeconds + timeoutSeconds. 그 뒤 preStop과 유예 기간이 이어집니다.',
    },
  };
}

function range({ earliest, latest }: InstantRange): string {
  return `${String(earliest / 1000)} … ${formatSeconds(latest)}`;
}
