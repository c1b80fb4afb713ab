import { never } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { workloadKinds, type Workload } from '../manifest/manifest.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import type { ContainerEnd } from './containerEnd.ts';
import { marginSeconds, raiseGracePeriod, relatedGracePeriod } from './gracePeriod.ts';
import { nativeSidecarsSinceMinor } from './nativeSidecar.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { evidenceOf, knownWork } from './sidecars.ts';

export const nativeSidecarStarved = defineRule({
  meta: {
    id: 'native-sidecar-starved',
    title: { en: 'Nothing of the grace period is left for the sidecar', ko: '사이드카에 남는 유예 기간이 없음' },
    severity: 'information',
    group: 'sidecars',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A native sidecar beside an app whose preStop and drain may use up the grace period: information. Where they leave it something, but less than it needs, it is a hint.',
        ko: 'preStop과 드레인으로 유예 기간을 모두 쓸 수 있는 앱과 함께 있는 네이티브 사이드카는 정보, 남기는 시간이 있지만 사이드카에 필요한 만큼은 아니면 힌트입니다.',
      },
      why: {
        en: 'There is one grace period for the whole pod, and native sidecars get their stop signal only after the ordinary containers have ended. What these use is gone for them; when it is all used, each still gets 2 s. Logs that are not sent and connections that are not closed by then are lost.',
        ko: '유예 기간은 파드 전체에 하나이고, 네이티브 사이드카는 일반 컨테이너가 모두 끝난 뒤에야 종료 신호를 받습니다. 앞에서 쓴 만큼 줄어들며, 다 쓰면 각각 2초만 받습니다. 그때까지 보내지 못한 로그와 닫지 못한 연결은 사라집니다.',
      },
      fix: {
        en: 'Raise terminationGracePeriodSeconds by what the sidecar needs.',
        ko: '사이드카에 필요한 만큼 terminationGracePeriodSeconds를 늘리십시오.',
      },
      falsePositives: {
        en: 'The time of the app is an upper bound: it mostly ends earlier. A sidecar with nothing to finish.',
        ko: '앱의 시간은 상한이고 보통은 더 일찍 끝납니다. 마무리할 것이 없는 사이드카도 해당하지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
      ],
    },
  },

  *check(workload, context) {
    // Before, such a container held up the start of the pod, and another rule says so.
    if (context.kubernetesMinor !== undefined && context.kubernetesMinor < nativeSidecarsSinceMinor) return;
    const sidecar = neediest(workload, context);
    const longest = sidecar && knownWork(workload, context).find(({ until }) => Number.isFinite(until));
    if (!longest) return;
    const { end, until } = longest;
    const grace = end.grace.seconds;
    if (until <= grace - sidecar.needSeconds) return;
    const { origin } = end.grace.written;
    const { assumed, related, confidence } = evidenceOf(end, context);
    const isWritten = origin.type === 'written';
    yield {
      at: isWritten ? origin.at : sidecar.nameAt,
      severity: until < grace ? 'hint' : 'information',
      message: message(end, until, sidecar, assumed),
      related: [...related, ...(isWritten ? [{ at: sidecar.nameAt, message: role }] : relatedGracePeriod(end.grace))],
      fixes: () => raiseGracePeriod(end.grace, end.stopSeconds, until - end.stopSeconds + sidecar.needSeconds, context),
      confidence,
    };
  },
});

const role: Localized = { en: 'the native sidecar', ko: '네이티브 사이드카' };

/** The native sidecar that needs the most time for its own end; one of which nobody knows needs the safety margin. */
function neediest(workload: Workload, context: RuleContext) {
  const sidecars = workload.pod.spec.containers.filter(({ role }) => role === 'sidecar');
  const needs = sidecars.map((container) => {
    const drain = shutdownIn(context.unit, workload, container).drain?.atMost;
    const needSeconds = drain === undefined || drain === never ? marginSeconds(context) : drain / 1000;
    return { name: container.name, nameAt: container.nameAt, needSeconds };
  });
  return needs.toSorted((a, b) => b.needSeconds - a.needSeconds)[0];
}

function message(
  { container, grace }: ContainerEnd,
  until: number,
  { name, needSeconds }: { readonly name: string; readonly needSeconds: number },
  assumed: Localized,
): Localized {
  const g = String(grace.seconds);
  const [left, need] = [String(grace.seconds - until), String(needSeconds)];
  return until < grace.seconds
    ? {
        en: `${container.name} may need until t+${String(until)}s: native sidecar ${name} is left ${left}s of the ${g}s grace period, and may need ${need}s${assumed.en}`,
        ko: `${container.name}이(가) t+${String(until)}s까지 쓸 수 있음: 네이티브 사이드카 ${name}에 유예 기간 ${g}s 중 ${left}s만 남음 (필요 ${need}s)${assumed.ko}`,
      }
    : {
        en: `${container.name} may use all ${g}s: native sidecar ${name} then gets 2s (t+${g}s to t+${String(grace.seconds + 2)}s)${assumed.en}`,
        ko: `${container.name}이(가) ${g}s를 모두 쓸 수 있음: 그러면 네이티브 사이드카 ${name}은(는) 2s만 받음 (t+${g}s ~ t+${String(grace.seconds + 2)}s)${assumed.ko}`,
      };
}
