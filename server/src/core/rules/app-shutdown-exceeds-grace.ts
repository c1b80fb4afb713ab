import { never } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import { writeSettingDuration } from '../knowledge/settingDuration.ts';
import type { Drain } from '../knowledge/shutdownOf.ts';
import { allEnds, assuming, relatedHook, relatedSetting, stopTime, type ContainerEnd } from './containerEnd.ts';
import { marginSeconds, raiseGracePeriod, relatedGracePeriod } from './gracePeriod.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { defineRule, type Finding, type RuleContext, type RuleFix } from './rule.ts';
import { setSetting, valuePlace } from './settingEdit.ts';
import { standsIn } from './standingSettings.ts';

export const appShutdownExceedsGrace = defineRule({
  meta: {
    id: 'app-shutdown-exceeds-grace',
    title: { en: 'The app may drain longer than its grace period', ko: '앱의 드레인이 유예 기간을 넘을 수 있음' },
    severity: 'warning',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A framework or server that is told, or by default takes, longer to finish its requests than the grace period leaves it after preStop.',
        ko: 'preStop 뒤에 남은 유예 기간보다 오래 요청을 마무리하도록 설정되었거나 기본값이 그런 프레임워크나 서버.',
      },
      why: {
        en: "Spring's default of 30 s together with the default grace period of 30 s leaves nothing: add a preStop, and the last seconds of every drain are always cut by SIGKILL. What the app is told is read from its arguments, its environment and its files of settings, in the order of precedence of its framework. A native sidecar gets its stop signal only when the ordinary containers have ended, so that their hooks count for it too.",
        ko: 'Spring의 기본값 30초와 유예 기간 기본값 30초면 여유가 없습니다. preStop까지 더하면 드레인의 마지막 몇 초는 항상 SIGKILL로 잘립니다. 설정은 인자, 환경 변수, 설정 파일에서 프레임워크의 우선순위대로 읽습니다. 네이티브 사이드카는 일반 컨테이너가 끝난 뒤에야 종료 신호를 받으므로 그 훅의 시간도 셉니다.',
      },
      fix: {
        en: 'Raise terminationGracePeriodSeconds to preStop plus the time of the app plus a margin, or lower the timeout of the app.',
        ko: 'terminationGracePeriodSeconds를 preStop, 앱의 시간, 여유의 합으로 올리거나 앱의 타임아웃을 줄이십시오.',
      },
      falsePositives: {
        en: 'The timeout is an upper bound: only requests that last that long are cut. Several phases of Spring may add up to more than is shown.',
        ko: '타임아웃은 상한이므로 그만큼 걸리는 요청만 잘립니다. Spring의 단계가 여럿이면 표시된 값보다 길어질 수 있습니다.',
      },
      references: [
        'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html',
        'https://docs.gunicorn.org/en/stable/settings.html',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      ],
    },
  },

  *check(workload, context) {
    for (const end of allEnds(workload, context)) {
      const { drain } = end;
      // A hook that takes all of the grace period is what to change first, and another rule says so.
      if (!drain || drain.atMost === never || end.stopSeconds >= end.grace.seconds) continue;
      const left = end.killSeconds - end.stopSeconds - drain.atMost / 1000;
      if (left < marginSeconds(context) && drain.atMost > 0) yield finding(end, drain, left, context);
    }
  },
});

function finding(end: ContainerEnd, drain: Drain, left: number, context: RuleContext): Finding {
  const { said } = drain;
  const at = place(end, drain, context);
  const isToldHere = said && standsIn(end.workload, said.origin.at);
  const assumes = [...end.assumes, ...(said?.assumes ? [said.assumes] : [])];
  return {
    at,
    severity: left > 0 ? 'hint' : said || end.drainIsStated ? 'warning' : 'information',
    message: message(end, drain, left, assuming(assumes)),
    related: [
      ...(said && !isToldHere ? [relatedSetting(said)] : []),
      ...relatedHook(end, context),
      ...relatedGracePeriod(end.grace).filter((grace) => grace.at !== at),
    ],
    fixes: () => [
      ...raiseGracePeriod(end.grace, end.stopSeconds, drain.atMost / 1000 + marginSeconds(context), context),
      ...lowerTimeout(end, drain, context),
    ],
    confidence: assumes.length > 0 ? 'assumed' : (said?.confidence ?? 'derived'),
  };
}

/** What to change: the timeout, else the grace period; where both are others' or defaults, the container. */
function place({ workload, container, grace }: ContainerEnd, { said, bound }: Drain, context: RuleContext): Place {
  const at = said && ((bound.property && valuePlace(said, bound.property.name, context.document)) ?? said.origin.at);
  if (at && standsIn(workload, at)) return at;
  const { origin } = grace.written;
  return origin.type === 'written' ? origin.at : container.nameAt;
}

function message(end: ContainerEnd, { atMost, bound }: Drain, left: number, assumed: Localized): Localized {
  const { shutdown, stopSeconds, killSeconds, note } = end;
  const stop = stopTime(end);
  const title = shutdown.app?.title ?? end.container.name;
  const { en: each, ko: eachKo } = bound.each ?? { en: '', ko: '' };
  const kill = `t+${String(killSeconds)}s`;
  const sum = `(${String(stopSeconds)}+${String(atMost / 1000)} ${left < 0 ? '>' : '='} ${String(killSeconds)})`;
  const drains = `${title} may drain for ${String(atMost / 1000)}s${each && ` ${each}`} after ${shutdown.signal} at ${stop.en}`;
  const drainKo = `${title} 드레인(${eachKo && `${eachKo} `}최대 ${String(atMost / 1000)}s)`;
  const tail = { en: note.en + assumed.en, ko: note.ko + assumed.ko };
  return left > 0
    ? {
        en: `${drains}, which leaves only ${String(left)}s before SIGKILL at ${kill}${tail.en}`,
        ko: `${drainKo}이 빠듯함: ${stop.ko}에 ${shutdown.signal}, 드레인 뒤 ${String(left)}s면 SIGKILL(${kill})${tail.ko}`,
      }
    : {
        en: `${drains}, but SIGKILL comes at ${kill} ${sum}${tail.en}`,
        ko: `${drainKo}이 남은 시간보다 긺: ${stop.ko}에 ${shutdown.signal}, ${kill}에 SIGKILL ${sum}${tail.ko}`,
      };
}

/** Never safe: requests that last longer are cut earlier. */
function lowerTimeout(end: ContainerEnd, { said, bound }: Drain, context: RuleContext): readonly RuleFix[] {
  const seconds = Math.floor(end.killSeconds - end.stopSeconds - marginSeconds(context));
  const { property } = bound;
  if (!said || !property || seconds < 1) return [];
  const text = writeSettingDuration(seconds, said.format ?? property.format);
  const edit = setSetting(said, property.name, text, context);
  if (!edit) return [];
  const title = `${said.name}: ${text}`;
  return [{ title: { en: `Set ${title}`, ko: `${title} 설정` }, safe: false, edits: [edit] }];
}
