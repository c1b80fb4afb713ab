// When the signals come.
import { formatInstant } from '../../base/duration.ts';
import { isReadable } from '../../base/origin.ts';
import type { Container, LifecycleHandler } from '../../manifest/container.ts';
import type { Workload } from '../../manifest/manifest.ts';
import type { Timeline } from '../../lifecycle/events.ts';
import { instantText } from '../../render/instantText.ts';
import { pairAt } from '../../syntax/navigate.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import type { Hint } from '../inlayHints.ts';
import { plainDeletion, workloadTimeline, type Snapshot } from '../snapshot.ts';
import { behindPair, behindValue } from './place.ts';

export function terminationHints(snapshot: Snapshot, document: SyntaxDocument, workload: Workload): readonly Hint[] {
  const answer = workloadTimeline(snapshot, workload, plainDeletion);
  if (answer.type === 'unknown') return [];
  const { timeline } = answer;
  const hooks = workload.pod.spec.containers.flatMap(({ name, role, preStop }) =>
    preStop && role !== 'init' ? stopHint(document, timeline, name, preStop) : [],
  );
  return [...graceHint(document, timeline, workload), ...hooks];
}

function graceHint(document: SyntaxDocument, { story }: Timeline, workload: Workload): readonly Hint[] {
  const grace = workload.pod.spec.terminationGracePeriodSeconds;
  const kills = story.filter(({ type }) => type === 'sigkillSent').map(({ latest, earliest }) => latest ?? earliest);
  if (!isReadable(grace) || kills.length === 0) return [];
  const at = formatInstant(Math.max(...kills));
  const tooltip = {
    en: `After a deletion at t: whatever still runs is killed at ${at}. preStop and the process share the grace period.`,
    ko: `t에 삭제하면 ${at}에 아직 실행 중인 프로세스가 강제 종료됩니다. 유예 기간은 preStop과 프로세스가 함께 씁니다.`,
  };
  const written = behindValue(grace);
  if (written !== undefined)
    return [{ after: written, text: { en: `SIGKILL at ${at}`, ko: `${at}에 SIGKILL` }, tooltip }];
  const after = behindSpec(document, workload);
  if (after === undefined) return [];
  const value = String(grace.value);
  const text = {
    en: `terminationGracePeriodSeconds: ${value} (default), SIGKILL at ${at}`,
    ko: `terminationGracePeriodSeconds: ${value} (기본값), ${at}에 SIGKILL`,
  };
  return [{ after, text, tooltip, ofDefault: true }];
}

/** Behind `spec:` of the pod, where what it holds begins on the next line. */
function behindSpec(document: SyntaxDocument, { root, pod }: Workload): number | undefined {
  const pair = pairAt(root, pod.spec.path.split('.'));
  if (!pair) return undefined;
  const key = { document, span: pair.key.span };
  const after = behindPair(document, key, { document, span: pair.value.span });
  return after === pair.value.span.end ? undefined : after;
}

function stopHint(
  document: SyntaxDocument,
  { story }: Timeline,
  name: Container['name'],
  hook: LifecycleHandler,
): readonly Hint[] {
  const stop = story.find(({ type, container }) => type === 'stopSignalSent' && container === name);
  if (stop?.type !== 'stopSignalSent') return [];
  const { signal } = stop.detail;
  return [
    {
      after: behindPair(document, hook.keyAt, hook.at),
      text: { en: `${signal} at ${instantText(stop, 'en')}`, ko: `${instantText(stop, 'ko')}에 ${signal}` },
      tooltip: {
        en: `The stop signal waits for the hook, but not beyond the grace period.`,
        ko: `종료 신호는 훅이 끝날 때까지 기다리지만 유예 기간을 넘기지는 않습니다.`,
      },
    },
  ];
}
