// Containers that are added to a pod that runs, and that no manifest can have.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { EphemeralContainers } from '../../manifest/manifest.ts';
import { kubectlDebug } from '../../scenario/kubectlDebug.ts';
import { plain, readable, type Said } from './said.ts';
import { podSpecAt, type Spot } from './spot.ts';

/** R141 – R143. */
export function ephemeralContainers(spot: Spot): Said | undefined {
  if (spot.manifest.kind === 'EphemeralContainers') return ofOldKind(spot, spot.manifest);
  const inside = podSpecAt(spot);
  if (!inside || !/^ephemeralContainers(?:\[\d+\]\.(?:name|targetContainerName))?$/.test(inside.rest)) return undefined;
  const grace = readable(inside.workload.pod.spec.terminationGracePeriodSeconds);
  const upTo = grace ? formatSeconds(seconds(grace.value)) : '?';
  const told: readonly Localized[] = [
    {
      en: '**No manifest creates an ephemeral container**: the API server refuses it here; kubectl debug adds one to a pod that runs',
      ko: '**매니페스트로는 임시 컨테이너를 만들 수 없음**: 여기 쓰면 API 서버가 거부. 실행 중인 파드에 kubectl debug로 추가',
    },
    {
      en: `It has no ports, probes, hooks and resources, is never started again and cannot be taken away. When the pod is deleted, it gets its stop signal at t+0 s and SIGKILL with the others, within the grace period of ${upTo}.`,
      ko: `포트, 프로브, 훅, 리소스를 가질 수 없고, 다시 시작되지 않으며 제거할 수도 없습니다. 파드를 삭제하면 t+0 s에 종료 신호를 받고, 다른 컨테이너처럼 유예 기간 ${upTo} 안에 끝나야 합니다.`,
    },
  ];
  return { paragraphs: told.map((text) => text[spot.explain.locale]), page };
}

const page = 'concepts/workloads/pods/ephemeral-containers/';

/** The body of a request to a pod that runs. */
function ofOldKind({ field, explain: { locale } }: Spot, { ref, containers }: EphemeralContainers): Said | undefined {
  if (!/^(?:kind|metadata\.name|ephemeralContainers(?:\[\d+\]\.\w+)?)$/.test(field)) return undefined;
  const pod = plain(ref.name);
  const added = containers.map(({ name }) => plain(name)).join(', ');
  const told: readonly Localized[] = [
    {
      en: `**${added} for the pod ${pod} that runs**: never started again, and neither changed nor taken away once it is there`,
      ko: `**실행 중인 파드 ${pod}에 추가할 ${added}**: 다시 시작되지 않으며, 추가한 뒤에는 바꾸거나 지울 수 없음`,
    },
    {
      en: 'The body of `kubectl replace --raw …/ephemeralcontainers` before Kubernetes 1.22, which has no apply and no edit; since then the Pod itself is sent. It has no ports, probes, hooks and resources.',
      ko: 'Kubernetes 1.22 전의 `kubectl replace --raw …/ephemeralcontainers` 요청 본문입니다. apply나 edit로는 추가할 수 없고, 1.22부터는 파드 자체를 보냅니다. 포트, 프로브, 훅, 리소스를 가질 수 없습니다.',
    },
    {
      en: `Today: \`${kubectlDebug(ref.name, containers).replaceAll('`', '')}\`; then \`kubectl describe pod ${pod}\` shows it, and \`kubectl attach -it ${pod}\` goes there.`,
      ko: `지금은 \`${kubectlDebug(ref.name, containers).replaceAll('`', '')}\` 명령을 쓰고, \`kubectl describe pod ${pod}\` 명령으로 상태를 보고 \`kubectl attach -it ${pod}\` 명령으로 접속합니다.`,
    },
  ];
  return { paragraphs: told.map((text) => text[locale]), page };
}
