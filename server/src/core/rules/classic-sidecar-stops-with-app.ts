import { never } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { marginSeconds } from './gracePeriod.ts';
import { makeNativeSidecar } from './nativeSidecar.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { evidenceOf, servingAndServed, type ServedApp, type ServingSidecar } from './sidecars.ts';

export const classicSidecarStopsWithApp = defineRule({
  meta: {
    id: 'classic-sidecar-stops-with-app',
    title: { en: 'A sidecar stops before the app that needs it', ko: '사이드카가 자신을 쓰는 앱보다 먼저 종료됨' },
    severity: 'warning',
    group: 'sidecars',
    appliesTo: workloadKinds.filter((kind) => !['CronJob', 'Job', 'ScaledJob'].includes(kind)),
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A proxy to the network or to a database as an ordinary container, beside an app that may work longer after the deletion than the proxy waits.',
        ko: '네트워크나 데이터베이스 프록시가 일반 컨테이너로 있고, 함께 있는 앱이 삭제 뒤 프록시가 기다리는 시간보다 오래 일할 수 있는 경우.',
      },
      why: {
        en: 'All ordinary containers get their stop signal at once, each after its own preStop. The proxy ends, and what the app still has in flight fails. A native sidecar, an init container with restartPolicy Always, gets its signal only when the ordinary containers have ended.',
        ko: '일반 컨테이너는 모두 (각자의 preStop 뒤) 동시에 종료 신호를 받습니다. 프록시가 먼저 끝나면 앱이 처리하던 요청은 실패합니다. 네이티브 사이드카(restartPolicy가 Always인 init 컨테이너)는 일반 컨테이너가 모두 끝난 뒤에야 신호를 받습니다.',
      },
      fix: {
        en: 'Make it a native sidecar (Kubernetes 1.29 or later), or let it wait as long as the app: a preStop, or its own setting (--max-sigterm-delay, terminationDrainDuration).',
        ko: '네이티브 사이드카로 옮기거나(Kubernetes 1.29 이상), 앱만큼 기다리게 하십시오. preStop이나 사이드카의 설정(--max-sigterm-delay, terminationDrainDuration)을 쓸 수 있습니다.',
      },
      falsePositives: {
        en: 'An app that needs the proxy for nothing that it still does. Where nobody knows how long the app works, or only its framework says so, it is information.',
        ko: '종료하는 동안 프록시를 쓰지 않는 앱. 앱이 얼마나 일하는지 모르거나 프레임워크 기본값일 뿐이면 정보로만 알립니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
        'https://github.com/istio/istio/issues/7136',
      ],
    },
  },

  *check(workload, context) {
    const { sidecars, apps } = servingAndServed(workload, context);
    for (const sidecar of sidecars) {
      const app = left(sidecar, apps);
      if (app) yield finding(sidecar, app, context);
    }
  },
});

/** The app that works longest without the sidecar; where none surely does, one of which nobody knows. */
function left({ servesUntil }: ServingSidecar, apps: readonly ServedApp[]): ServedApp | undefined {
  const [longest] = apps.toSorted((a, b) => (b.worksUntil ?? 0) - (a.worksUntil ?? 0));
  if (longest && (longest.worksUntil ?? longest.end.stopSeconds) > servesUntil) return longest;
  const hooked = apps.find(({ end }) => end.stopSeconds > servesUntil);
  return hooked ?? apps.find(({ end, worksUntil }) => worksUntil === undefined && end.killSeconds > servesUntil);
}

function finding(sidecar: ServingSidecar, app: ServedApp, context: RuleContext): Finding {
  const { end } = app;
  const { container, workload } = sidecar.end;
  const isMeant = end.stopSeconds > sidecar.servesUntil || end.drain?.said !== undefined || end.drainIsStated;
  const { assumed, ...evidence } = evidenceOf(end, context, sidecar.end.assumes);
  return {
    at: container.nameAt,
    severity: isMeant ? 'warning' : 'information',
    message: message(sidecar, app, assumed),
    fixes: () => makeNativeSidecar(workload.pod.spec, container, context, graceSeconds(sidecar, app, context)),
    ...evidence,
  };
}

/** What a native sidecar leaves the app as well as itself. */
function graceSeconds({ end }: ServingSidecar, app: ServedApp, context: RuleContext): number {
  const drain = app.end.drain?.atMost ?? 0;
  const own = end.drain?.atMost ?? 0;
  if (drain === never) return 0;
  return app.end.stopSeconds + drain / 1000 + Math.max(marginSeconds(context), own === never ? 0 : own / 1000);
}

function message({ end, serves, servesUntil }: ServingSidecar, app: ServedApp, assumed: Localized): Localized {
  const [sidecar, name] = [end.container.name, app.end.container.name];
  const stop = `t+${String(end.stopSeconds)}s`;
  const until = app.worksUntil ?? app.end.stopSeconds;
  const { signal } = end.shutdown;
  const together = end.stopSeconds === app.end.stopSeconds;
  if (until <= servesUntil) {
    return {
      en: `${sidecar} gets ${signal} at ${stop} ${together ? 'together with' : 'before'} ${name}, and nobody knows how long ${name} drains: from t+${String(servesUntil)}s it has lost ${serves.en}${assumed.en}`,
      ko: `${sidecar}이(가) ${stop}에 ${name}${together ? '과(와) 함께' : '보다 먼저'} ${signal}을 받음: ${name}의 드레인 시간은 알 수 없고 t+${String(servesUntil)}s부터 ${serves.ko}를 쓸 수 없음${assumed.ko}`,
    };
  }
  const lost = String(until - Math.max(end.stopSeconds, servesUntil));
  return {
    en: `${sidecar} gets ${signal} at ${stop} ${together ? 'together with' : 'before'} ${name} (drain until t+${String(until)}s): ${name} loses ${serves.en} for ${lost}s${assumed.en}`,
    ko: `${sidecar}이(가) ${stop}에 ${name}${together ? '과(와) 함께' : '보다 먼저'} ${signal}을 받음 (${name} 드레인은 t+${String(until)}s까지): ${lost}s 동안 ${serves.ko}를 쓸 수 없음${assumed.ko}`,
  };
}
