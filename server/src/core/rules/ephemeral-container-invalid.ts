import { isWorkload, workloadKinds, type EphemeralContainers, type Workload } from '../manifest/manifest.ts';
import { assumedKubernetesMinor } from '../scenario/podScenario.ts';
import { entry, valueAt } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import { isJudged } from '../validation/versions.ts';
import { refusedFields } from './ephemeralFields.ts';
import { kubectlDebug } from '../scenario/kubectlDebug.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';

export const ephemeralContainerInvalid = defineRule({
  meta: {
    id: 'ephemeral-container-invalid',
    title: { en: 'An ephemeral container where it cannot be', ko: '있을 수 없는 임시 컨테이너' },
    severity: 'error',
    group: 'ephemeral',
    appliesTo: ['EphemeralContainers', ...workloadKinds],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: '`ephemeralContainers` in a manifest, in a pod template or as an object of the kind EphemeralContainers, and fields that an ephemeral container may not have: ports, probes, lifecycle, resources, a restart policy, subPath, or the name of a container that is not there.',
        ko: '매니페스트나 파드 템플릿의 ephemeralContainers, EphemeralContainers 종류의 오브젝트, 그리고 임시 컨테이너에 쓸 수 없는 필드. ports, 프로브, lifecycle, resources, 재시작 정책, subPath, 없는 컨테이너의 이름이 해당합니다.',
      },
      why: {
        en: 'Ephemeral containers are added to a pod that runs, through its subresource ephemeralcontainers, as kubectl debug does it, and never with kubectl apply or kubectl edit. They have no guarantee of resources and are never restarted; once added they cannot be changed or removed. The kind EphemeralContainers was the body of that request before Kubernetes 1.22. When the pod ends they get their stop signal with all others and share its grace period.',
        ko: '임시 컨테이너는 kubectl debug처럼 실행 중인 파드의 ephemeralcontainers 하위 리소스로 추가하며, kubectl apply나 kubectl edit로는 추가할 수 없습니다. 리소스가 보장되지 않고 재시작되지 않으며, 추가한 뒤에는 바꾸거나 지울 수 없습니다. EphemeralContainers 종류는 Kubernetes 1.22 전에 그 요청의 본문이었습니다. 파드가 종료될 때는 다른 컨테이너와 함께 종료 신호를 받고 유예 기간을 함께 씁니다.',
      },
      fix: {
        en: 'Take them out of the manifest and run the kubectl debug command of the message; remove the fields that are refused.',
        ko: '매니페스트에서 빼고 메시지의 kubectl debug 명령을 실행하십시오. 거부되는 필드는 지우십시오.',
      },
      falsePositives: {
        en: 'A dump of a pod that runs, with its status: it is told as a hint.',
        ko: '실행 중인 파드를 status와 함께 내려받은 것. 힌트로만 알립니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
        'https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container',
      ],
    },
  },

  *check(manifest, context) {
    const containers = isWorkload(manifest) ? manifest.pod.spec.containers : manifest.containers;
    if (!containers.some(({ role }) => role === 'ephemeral')) return;
    const { root, kind } = manifest;
    const isDump = entry(root, 'status') !== undefined || valueAt(root, ['metadata', 'uid']) !== undefined;
    const common: Omit<Finding, 'at' | 'message' | 'fixes'> = {
      related: [],
      confidence: 'certain',
      rejectedByApiServer: isJudged(kind),
      ...(isDump && { severity: 'hint' }),
    };
    const whole = isWorkload(manifest) ? inManifest(manifest, context) : ofOldKind(manifest, context);
    if (whole) yield { ...common, ...whole };
    for (const refused of refusedFields(manifest, context)) yield { ...common, ...refused };
  },
});

type Part = Pick<Finding, 'at' | 'message' | 'fixes'>;

function inManifest({ pod: { spec }, ref, kind, root, at }: Workload, { document }: RuleContext): Part | undefined {
  const list = entry(valueAt(root, spec.path.split('.')), 'ephemeralContainers');
  if (!list) return undefined;
  const isPod = kind === 'Pod';
  const command = kubectlDebug(isPod ? ref.name : 'POD', spec.containers);
  const edit = removeKey(document, spec.at.span, 'ephemeralContainers');
  const title = { en: 'Remove ephemeralContainers', ko: 'ephemeralContainers 지우기' };
  return {
    at: { document: at.document, span: list.key.span },
    message: {
      en: `ephemeralContainers cannot be ${isPod ? 'created in a manifest' : 'part of a pod template'}: use ${command}`,
      ko: `ephemeralContainers는 ${isPod ? '매니페스트로 만들' : '파드 템플릿에 둘'} 수 없음: ${command} 명령을 쓰십시오`,
    },
    fixes: () => (edit ? [{ title, safe: false, edits: [edit] }] : []),
  };
}

/** Kubernetes 1.16 to 1.21 served it. */
function ofOldKind({ ref, containers, root, at }: EphemeralContainers, context: RuleContext): Part | undefined {
  const version = entry(root, 'apiVersion');
  if (!version || !context.rejections.some(({ field }) => field === 'apiVersion')) return undefined;
  const minor = String(context.kubernetesMinor ?? assumedKubernetesMinor);
  const command = kubectlDebug(ref.name, containers);
  return {
    at: { document: at.document, span: version.value.span },
    message: {
      en: `Kubernetes 1.${minor} has no EphemeralContainers (1.16 to 1.21 had): use ${command}, or send the Pod to its subresource ephemeralcontainers`,
      ko: `Kubernetes 1.${minor}에는 EphemeralContainers가 없음(1.16~1.21에만 있음): ${command} 명령을 쓰거나 파드를 ephemeralcontainers 하위 리소스로 보내십시오`,
    },
    fixes: () => [],
  };
}
