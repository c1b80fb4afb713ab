import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { BuildTool } from '../builds/build.ts';
import type { Finding, Rule } from './rule.ts';

/** It is about a build and no object of it, so that it finds nothing by itself. */
export const buildNotRendered: Rule = {
  meta: {
    id: 'build-not-rendered',
    title: {
      en: 'A kustomization or chart that is checked unrendered',
      ko: '렌더링하지 못한 채 검사한 kustomization 또는 차트',
    },
    severity: 'information',
    group: 'builds',
    appliesTo: [],
    since: '0.1.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A kustomization or a chart whose documents could not be rendered: no program is installed or allowed, it asks the network, or the program reports an error.',
        ko: '문서를 렌더링할 수 없는 kustomization 또는 차트. 프로그램이 없거나 허용되지 않았거나, 네트워크가 필요하거나, 프로그램이 오류를 냈습니다.',
      },
      why: {
        en: 'Only what is rendered reaches the cluster. Without it each file is read as it is: a patch is a part, a value of a template is unknown, and faults between files go unseen.',
        ko: '클러스터에는 렌더링된 것만 전달됩니다. 렌더링하지 못하면 파일을 있는 그대로 읽습니다. 패치는 일부일 뿐이고, 템플릿 값은 알 수 없으며, 파일 사이의 문제는 보이지 않습니다.',
      },
      fix: {
        en: 'Install kubectl, kustomize or helm, allow the extension to run them, or mend what the message names.',
        ko: 'kubectl, kustomize, helm을 설치하거나, 확장이 실행하도록 허용하거나, 메시지가 가리키는 문제를 고치십시오.',
      },
      falsePositives: {
        en: 'A kustomization that is only ever a part of the build of another repository.',
        ko: '다른 저장소의 빌드에만 쓰이는 kustomization.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/',
        'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_kustomize/',
      ],
    },
  },
  check: () => [],
};

const makers: Readonly<Record<BuildTool, string>> = { kustomize: 'Kustomize', helm: 'Helm' };

export function notRendered(tool: BuildTool, why: Localized, at: Place): Finding {
  const maker = makers[tool];
  return {
    at,
    message: {
      en: `Checked as it is written, without what ${maker} makes of it: ${why.en}`,
      ko: `${maker} 결과 없이 파일 그대로 검사함: ${why.ko}`,
    },
    related: [],
    fixes: () => [],
    confidence: 'certain',
  };
}
