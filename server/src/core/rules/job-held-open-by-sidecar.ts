import { isReadable } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import { makeNativeSidecar } from './nativeSidecar.ts';
import { defineRule } from './rule.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';

export const jobHeldOpenBySidecar = defineRule({
  meta: {
    id: 'job-held-open-by-sidecar',
    title: { en: 'A Job that its sidecar keeps open', ko: '사이드카 때문에 끝나지 않는 Job' },
    severity: 'warning',
    group: 'sidecars',
    appliesTo: ['CronJob', 'Job', 'ScaledJob'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Job with a proxy that runs for ever as an ordinary container, while no other container tells it to stop.',
        ko: '계속 실행되는 프록시가 일반 컨테이너로 있는데 다른 컨테이너가 이를 종료시키지 않는 Job.',
      },
      why: {
        en: 'A pod has succeeded when all of its ordinary containers have. The work is done and the proxy runs on, so that the Job stays active until activeDeadlineSeconds, or for ever, and a CronJob may not start its next one. A native sidecar does not count for the completion.',
        ko: '파드는 일반 컨테이너가 모두 성공해야 완료됩니다. 작업이 끝나도 프록시가 계속 실행되므로 Job은 activeDeadlineSeconds까지, 없으면 끝없이 active로 남고, CronJob은 다음 Job을 시작하지 못할 수 있습니다. 네이티브 사이드카는 완료 조건에서 빠집니다.',
      },
      fix: {
        en: 'Make it a native sidecar (Kubernetes 1.29 or later), or call its shutdown endpoint when the work is done: /quitquitquit, linkerd-await --shutdown.',
        ko: '네이티브 사이드카로 옮기거나(Kubernetes 1.29 이상), 작업이 끝나면 종료 엔드포인트(/quitquitquit, linkerd-await --shutdown)를 호출하십시오.',
      },
      falsePositives: {
        en: 'A program that calls the shutdown endpoint from its code. Where the proxy is told to have one (--quitquitquit) and what the others run is not written here, the rule is silent.',
        ko: '코드에서 종료 엔드포인트를 호출하는 프로그램. 프록시에 종료 엔드포인트가 켜져 있고(--quitquitquit) 다른 컨테이너가 무엇을 실행하는지 여기에 없으면 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
        'https://github.com/istio/istio/issues/11045',
        'https://github.com/linkerd/linkerd2/issues/1869',
      ],
    },
  },

  *check(workload, context) {
    const { spec } = workload.pod;
    const ordinary = spec.containers.filter(({ role }) => role === 'ordinary');
    const proxies = ordinary.filter((one) => shutdownIn(context.unit, workload, one).app?.serves !== undefined);
    const others = ordinary.filter((one) => !proxies.includes(one));
    if (others.length === 0) return;
    for (const proxy of proxies) {
      if (others.some((other) => mayStop(other, proxy))) continue;
      const { name } = proxy;
      yield {
        at: proxy.nameAt,
        message: {
          en: `Job never completes while ${name} runs: use a native sidecar (restartPolicy Always in initContainers)`,
          ko: `${name}이(가) 실행되는 동안 Job이 완료되지 않음: 네이티브 사이드카(initContainers의 restartPolicy: Always)를 쓰십시오`,
        },
        related: others.map((other) => ({
          at: other.nameAt,
          message: { en: `${other.name} does not stop it`, ko: `${other.name}은(는) 이를 종료시키지 않음` },
        })),
        fixes: () => makeNativeSidecar(spec, proxy, context),
        confidence: 'derived',
      };
    }
  },
});

const stops = /quitquitquit|linkerd-await|\/shutdown\b|\bp?kill(?:all)?\b/;

/** A call that is written, or one that nobody here can see: in a script of the image, or in what a template fills in. */
function mayStop(container: Container, proxy: Container): boolean {
  const words = wordsOf(container);
  const written = words?.join(' ');
  if (written === undefined || stops.test(written)) return true;
  const isScript = words?.some((word) => /\s/.test(word)) ?? false;
  return !isScript && (wordsOf(proxy) ?? []).some((word) => word.includes('quitquitquit'));
}

/** Undefined where they cannot be read. */
function wordsOf({ command, args }: Container): readonly string[] | undefined {
  const fields = [command, args].filter((field) => field !== undefined);
  return fields.every(isReadable) ? fields.flatMap(({ value }) => value) : undefined;
}
