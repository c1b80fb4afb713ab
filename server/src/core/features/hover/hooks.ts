// preStop and postStart.
import { contains } from '../../base/span.ts';
import type { Container, LifecycleHandler } from '../../manifest/container.ts';
import { AssumptionReader } from '../../scenario/assumptions.ts';
import { hookDuration } from '../../scenario/hookDuration.ts';
import { originOf } from '../../scenario/hookModel.ts';
import { originWords, plain, type Said } from './said.ts';
import { containerAt, type ContainerSpot, type Spot } from './spot.ts';
import { graceLine, instants, verdict } from './termination.ts';
import { terminationWords } from './terminationWords.ts';

const page = 'concepts/containers/container-lifecycle-hooks/';

/** On what is inside of the hook too. */
export function preStop(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const hook = inside?.container.preStop;
  if (!hook || inside.container.role === 'init' || !contains(hook.at.span, spot.offset)) return undefined;
  const { container, workload } = inside;
  const subject = { spot, workload };
  const rest =
    hook.action.type === 'invalid'
      ? []
      : [...graceLine(subject), ...verdict(subject), ...instants(subject, [container])];
  return { at: hook.keyAt.span, paragraphs: [hookLine(spot, inside, 'preStop', hook), ...rest], page };
}

/** Nothing else of the pod starts before it has ended, and nobody looks at the container (R17). */
export function postStart(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const hook = inside?.container.postStart;
  if (!hook || inside.container.role === 'init' || !contains(hook.at.span, spot.offset)) return undefined;
  const first = hookLine(spot, inside, 'postStart', hook);
  const paragraphs = hook.action.type === 'invalid' ? [first] : [first, waiting(spot, inside)];
  return { at: hook.keyAt.span, paragraphs, page };
}

function hookLine(
  { snapshot, explain }: Spot,
  { container, workload }: ContainerSpot,
  which: 'preStop' | 'postStart',
  hook: LifecycleHandler,
): string {
  const words = terminationWords(explain.locale);
  const name = plain(container.name);
  const { action } = hook;
  if (action.type === 'invalid') return words.noHandler(which, name);
  const reader = new AssumptionReader(snapshot.config.assumptions, workload.ref);
  const stated = reader.duration(container.name, `${which}Takes`);
  const takes = words.takes(
    stated ? { lo: stated.value, hi: stated.value, fails: false } : hookDuration(action, container),
  );
  return words.hook(which, name, action.type, takes, originWords(stated?.origin ?? originOf(hook), explain));
}

function waiting({ explain: { locale } }: Spot, { container, workload }: ContainerSpot): string {
  const waits = laterOnes(container, workload.pod.spec.containers).map(({ name }) => plain(name));
  const others = {
    en: waits.length === 0 ? '' : ` and ${waits.join(', ')} ${waits.length === 1 ? 'does' : 'do'} not start`,
    ko: waits.length === 0 ? '' : ` ${waits.join(', ')} 컨테이너도 그 뒤에 시작됩니다.`,
  };
  return {
    en: `Until it has ended no probe asks${others.en}; a deletion waits for it too. If it fails, the container is stopped and started again.`,
    ko: `끝날 때까지 프로브가 실행되지 않고 삭제도 기다립니다.${others.ko} 실패하면 컨테이너를 종료하고 다시 시작합니다.`,
  }[locale];
}

/** Containers start one after the other (R14, R16). */
function laterOnes(container: Container, containers: readonly Container[]): readonly Container[] {
  const after = containers.slice(containers.indexOf(container) + 1);
  return after.filter(({ role }) => role !== 'ephemeral');
}
