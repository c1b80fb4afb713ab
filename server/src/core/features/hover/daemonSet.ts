// How a DaemonSet replaces its pods, of which there is one on each node.
import type { Localized } from '../../base/localized.ts';
import type { DaemonSet } from '../../manifest/manifest.ts';
import { daemonSetBounds } from '../../lifecycle/rollingUpdateBounds.ts';
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
  const bound = surges ? surge : unavailable;
  const examples = [4, 10, 100].map((nodes) => {
    const found = daemonSetBounds({ maxSurge: surge, maxUnavailable: unavailable }, nodes);
    return `${found ? (surges ? found.surge : found.unavailable) : '?'}/${nodes}`;
  });
  const share = typeof bound === 'string' ? ` (${examples.join(', ')})` : '';
  const count = plain(String(bound));
  const nodes = `${count} ${bound === 1 ? 'node' : typeof bound === 'string' ? 'of the nodes' : 'nodes'}`;
  return [
    surges
      ? {
          en: `**RollingUpdate: on ${nodes} at a time${share} the new pod starts beside the old one**`,
          ko: `**RollingUpdate: 한 번에 노드 ${count}${typeof bound === 'string' ? '' : '개'}${share}에서 새 파드가 이전 파드 옆에 시작**`,
        }
      : {
          en: `**RollingUpdate: ${nodes} at a time${share} without a pod**, from the old one's end until the new one is ready`,
          ko: `**RollingUpdate: 한 번에 노드 ${count}${typeof bound === 'string' ? '' : '개'}${share}에 파드가 없음**, 이전 파드 종료부터 새 파드 ready까지`,
        },
    {
      en: 'Percentages round up, of the nodes that run the DaemonSet.',
      ko: '비율은 DaemonSet이 실행되는 노드 수를 기준으로 올림합니다.',
    },
  ].slice(0, share === '' ? 1 : 2);
}
