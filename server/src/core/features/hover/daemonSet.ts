// How a DaemonSet replaces its pods, of which there is one on each node.
import type { Localized } from '../../base/localized.ts';
import type { DaemonSet } from '../../manifest/manifest.ts';
import { scaledValue } from '../../lifecycle/intOrPercent.ts';
import { originsOf, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

export function daemonSetStrategy({ manifest, field, explain }: Spot): Said | undefined {
  if (manifest.kind !== 'DaemonSet' || !strategyFields.has(field)) return undefined;
  const { updateStrategy: strategy } = manifest;
  const onDelete = strategy.type.value === 'OnDelete';
  const told = onDelete ? [updatedWhenDeleted] : rolling(manifest);
  const paragraphs = told.map((text) => text[explain.locale]);
  const numbers = originsOf(
    [
      ['maxSurge', strategy.maxSurge],
      ['maxUnavailable', strategy.maxUnavailable],
    ],
    explain,
  );
  const page = 'tasks/manage-daemon/update-daemon-set/';
  return { paragraphs: onDelete ? paragraphs : [...paragraphs, numbers], page };
}

const strategyFields: ReadonlySet<string> = new Set([
  'spec.updateStrategy',
  'spec.updateStrategy.type',
  'spec.updateStrategy.rollingUpdate',
  'spec.updateStrategy.rollingUpdate.maxSurge',
  'spec.updateStrategy.rollingUpdate.maxUnavailable',
]);

const updatedWhenDeleted: Localized = {
  en: '**OnDelete: a pod is updated when somebody deletes it**',
  ko: '**OnDelete: 누군가 파드를 삭제해야 업데이트됨**',
};

/** With a surge the new pod comes first; without, the node is without one in between (R131). */
function rolling({ updateStrategy: { maxSurge, maxUnavailable } }: DaemonSet): readonly Localized[] {
  const surge = readable(maxSurge)?.value;
  const unavailable = readable(maxUnavailable)?.value;
  if (surge === undefined || unavailable === undefined) return [];
  const surges = surge !== 0 && surge !== '0%';
  const { en, ko } = nodes(surges ? surge : unavailable);
  return [
    surges
      ? {
          en: `**RollingUpdate: on ${en} at a time the new pod starts beside the old one**`,
          ko: `**RollingUpdate: 한 번에 ${ko}에서 새 파드가 이전 파드 옆에 시작**`,
        }
      : {
          en: `**RollingUpdate: ${en} at a time without a pod**, from the old one's end until the new one is ready`,
          ko: `**RollingUpdate: 한 번에 ${ko}에 파드가 없음**, 이전 파드 종료부터 새 파드 ready까지`,
        },
  ];
}

/** Percentages round up, of the nodes that run the DaemonSet. */
function nodes(count: number | string): Localized {
  if (typeof count === 'number') {
    return { en: `${count} ${count === 1 ? 'node' : 'nodes'}`, ko: `노드 ${count}개` };
  }
  const examples = [4, 10, 100].map((total) => `${scaledValue(count, total, 'up') ?? '?'}/${total}`).join(', ');
  return {
    en: `${plain(count)} of the nodes, rounded up (${examples}),`,
    ko: `노드의 ${plain(count)}(올림: ${examples})`,
  };
}
