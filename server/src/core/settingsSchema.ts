// The JSON schema of `.graceline.yaml`, for editors that complete and check it.
import type { Locale, Localized } from './base/localized.ts';
import { nodeProfileNames } from './knowledge/nodeProfiles.ts';
import { drainFlags } from './readDrainSettings.ts';
import { rules } from './rules/index.ts';
import { inlayHints, presets, severities } from './settings.ts';

const levels = [...severities, 'off'];

const words = {
  kubernetesVersion: {
    en: 'The version of Kubernetes that runs the manifests, as in "1.33". Without it: as 1.36, and rules about versions are silent.',
    ko: '매니페스트를 실행하는 Kubernetes 버전. 예: "1.33". 없으면 1.36처럼 동작하고 버전 규칙은 조용합니다.',
  },
  preset: { en: 'Which rules speak, and how loudly.', ko: '어떤 규칙이 얼마나 강하게 알리는지.' },
  rules: { en: 'The level of single rules.', ko: '규칙별 수준.' },
  assumptions: {
    en: 'What no manifest shows, as in "app.exitsAfterStopSignal": 3s.',
    ko: '매니페스트에 없는 것. 예: "app.exitsAfterStopSignal": 3s.',
  },
  featureGates: {
    en: 'Feature gates of the cluster that differ from the defaults of its version.',
    ko: '버전의 기본값과 다른 클러스터의 기능 게이트.',
  },
  safetyMargin: {
    en: 'What should be left of the grace period beside preStop and the drain of the app. Without it: 5s.',
    ko: 'preStop과 앱의 드레인 외에 유예 기간에 남겨 둘 여유. 없으면 5s.',
  },
  longDrain: {
    en: 'A drain of a workload that can take longer than this is reported. Without it: 30m.',
    ko: '워크로드의 드레인이 이보다 오래 걸릴 수 있으면 알립니다. 없으면 30m.',
  },
  nodeProfiles: {
    en: 'The nodes that the pods run on, each with its own limit on grace periods. Spot nodes that a manifest asks for need not be listed.',
    ko: '파드가 실행되는 노드. 종류마다 유예 기간의 상한이 다릅니다. 매니페스트가 직접 요구하는 스팟 노드는 적지 않아도 됩니다.',
  },
  inlayHints: {
    en: 'What the numbers come to, behind their lines: also for defaults, only behind what is written, or nowhere.',
    ko: '숫자의 의미를 줄 끝에 표시: 기본값까지(all), 작성된 값만(written), 표시 안 함(off).',
  },
  drain: {
    en: 'The nodes that `graceline drain` plays on, and how it calls `kubectl drain`.',
    ko: '`graceline drain`이 쓰는 노드와 `kubectl drain`을 부르는 방법.',
  },
  drainNodes: {
    en: 'The nodes, with the pods on each. Without `pods` the replicas are spread over the nodes.',
    ko: '노드와 그 위의 파드. `pods`가 없으면 레플리카를 노드에 고르게 배치합니다.',
  },
  drained: {
    en: 'The nodes that are drained, each when the one before is through; a list within is one command. Without it: the first.',
    ko: 'drain할 노드. 앞의 것이 끝난 뒤 차례로 하며, 안쪽 목록은 한 명령입니다. 없으면 첫 노드.',
  },
  helm: { en: 'How charts are rendered.', ko: '차트를 렌더링하는 방법.' },
  helmValuesFiles: {
    en: "Values files beside the chart's own, as paths from the folder of the chart. Those that are there are used; the last one wins.",
    ko: '차트의 values.yaml 외에 쓸 값 파일. 차트 폴더 기준 경로이며, 있는 파일만 쓰고 마지막 파일이 우선합니다.',
  },
} as const satisfies Record<string, Localized>;

const duration = { type: 'string', pattern: '^(\\d+(\\.\\d+)?(ms|s|m|h))+$' } as const;

export function settingsSchema(locale: Locale): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.graceline.yaml',
    type: 'object',
    additionalProperties: false,
    properties: {
      kubernetesVersion: {
        description: words.kubernetesVersion[locale],
        type: ['string', 'number'],
        pattern: '^v?1\\.\\d{1,3}(\\.\\d+)?$',
        // Of 1.33 without quotes.
        minimum: 1,
        exclusiveMaximum: 2,
      },
      preset: { description: words.preset[locale], enum: presets },
      rules: {
        description: words.rules[locale],
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ meta: { id, title } }) => [id, { description: title[locale], enum: levels }]),
        ),
      },
      assumptions: {
        description: words.assumptions[locale],
        type: 'object',
        additionalProperties: { type: ['string', 'boolean', 'number'] },
      },
      featureGates: gatesSchema(locale),
      safetyMargin: { description: words.safetyMargin[locale], ...duration },
      longDrain: { description: words.longDrain[locale], ...duration },
      nodeProfiles: { description: words.nodeProfiles[locale], type: 'array', items: { enum: nodeProfileNames } },
      inlayHints: { description: words.inlayHints[locale], enum: inlayHints },
      helm: helmSchema(locale),
      drain: drainSchema(locale),
    },
  };
}

function gatesSchema(locale: Locale): object {
  return { description: words.featureGates[locale], type: 'object', additionalProperties: { type: 'boolean' } };
}

function helmSchema(locale: Locale): object {
  return {
    description: words.helm[locale],
    type: 'object',
    additionalProperties: false,
    properties: {
      valuesFiles: { description: words.helmValuesFiles[locale], type: 'array', items: { type: 'string' } },
    },
  };
}

function drainSchema(locale: Locale): object {
  const names = { type: 'array', items: { type: 'string' } };
  const node = {
    type: ['string', 'object'],
    additionalProperties: false,
    required: ['name'],
    properties: { name: { type: 'string' }, pods: names, maxPods: { type: 'integer', minimum: 0 } },
  };
  return {
    description: words.drain[locale],
    type: 'object',
    additionalProperties: false,
    properties: {
      nodes: { description: words.drainNodes[locale], type: 'array', items: node },
      drained: {
        description: words.drained[locale],
        type: 'array',
        items: { type: ['string', 'array'], items: { type: 'string' } },
      },
      ...Object.fromEntries(drainFlags.map((flag) => [flag, { type: 'boolean' }])),
      gracePeriod: { type: 'integer', minimum: 0 },
      timeout: duration,
    },
  };
}
