import { workloadKinds } from '../manifest/manifest.ts';
import { containerEnds } from './containerEnd.ts';
import { onlyWaits, runsOn } from './preStopDelay.ts';
import { defineRule } from './rule.ts';
import { mismatchOf } from './stopSignals.ts';

export const stopSignalMismatch = defineRule({
  meta: {
    id: 'stop-signal-mismatch',
    title: { en: 'The stop signal does not suit the program', ko: '프로그램에 맞지 않는 종료 신호' },
    severity: 'warning',
    group: 'signals',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'Another program in an image whose STOPSIGNAL was chosen for its server (httpd and php-apache: SIGWINCH, nginx and php-fpm: SIGQUIT), a `lifecycle.stopSignal` that stops a server the hard way, or, as information, a tag from before its image had the right signal.',
        ko: '서버에 맞춘 STOPSIGNAL(httpd와 php-apache: SIGWINCH, nginx와 php-fpm: SIGQUIT)이 있는 이미지에서 실행하는 다른 프로그램, 서버를 거칠게 멈추는 `lifecycle.stopSignal`, 또는 (정보) 이미지에 올바른 신호가 생기기 전의 태그.',
      },
      why: {
        en: 'STOPSIGNAL survives a `command`. SIGWINCH is ignored by whoever does not know it, and process 1 ignores whatever it has no handler for: a worker that waits for SIGTERM never hears of its end.',
        ko: 'STOPSIGNAL은 `command`를 바꿔도 남습니다. SIGWINCH는 처리하지 않으면 무시되고, 1번 프로세스는 핸들러가 없는 신호를 모두 무시합니다. SIGTERM을 기다리는 워커는 종료를 알지 못합니다.',
      },
      fix: {
        en: 'Send the signal that the program knows: `lifecycle.stopSignal` where the cluster has it, else `kill -TERM 1` in preStop. Of old tags take a newer one.',
        ko: '프로그램이 아는 신호를 보내십시오. 클러스터가 지원하면 `lifecycle.stopSignal`, 아니면 preStop의 `kill -TERM 1`을 쓰고, 오래된 태그는 새 태그로 바꾸십시오.',
      },
      falsePositives: {
        en: 'Programs that handle the signal all the same. Images of the same name in other repositories are not taken for these.',
        ko: '그 신호를 직접 처리하는 프로그램. 다른 저장소의 같은 이름 이미지는 해당 이미지로 보지 않습니다.',
      },
      references: [
        'https://docs.docker.com/reference/dockerfile/#stopsignal',
        'https://github.com/docker-library/php/issues/907',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals',
      ],
    },
  },

  *check(workload, context) {
    if (!runsOn(workload)) return;
    for (const end of containerEnds(workload, context)) {
      const { preStop } = end.container;
      if (preStop && !onlyWaits(preStop)) continue;
      const found = mismatchOf(end, context);
      if (found) yield { ...found, confidence: end.assumes.length > 0 ? 'assumed' : 'derived' };
    }
  },
});
