// Another action in the place of the one that a hook has.
import { isReadable } from '../base/origin.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { replaceKey } from '../syntax/edits.ts';
import { pairAt, pathSteps } from '../syntax/navigate.ts';
import type { Written } from '../syntax/written.ts';
import type { Place } from '../base/place.ts';
import { gracePeriodOf, marginSeconds, raiseGracePeriod, stopSecondsAfterHook } from './gracePeriod.ts';
import type { PlacedEdit, RuleContext } from './rule.ts';

export function replaceAction(
  { root }: Workload,
  { path, action }: LifecycleHandler,
  key: 'exec' | 'sleep',
  value: Written,
  { document }: RuleContext,
): PlacedEdit | undefined {
  const hook = pairAt(root, pathSteps(path))?.value;
  return hook && replaceKey(document, hook.span, action.type, key, value);
}

/** The sleep action in its place, with a longer grace period where the sleep and then the process would have no room. */
export function sleepInstead(
  workload: Workload,
  hook: LifecycleHandler,
  sleepSeconds: number,
  knownDrainSeconds: number | undefined,
  context: RuleContext,
): readonly PlacedEdit[] {
  const grace = gracePeriodOf(workload.pod.spec);
  const edit = replaceAction(workload, hook, 'sleep', { seconds: sleepSeconds }, context);
  if (!grace || !edit) return [];
  if (grace.seconds - sleepSeconds >= (knownDrainSeconds ?? 0) + marginSeconds(context)) return [edit];
  const stop = stopSecondsAfterHook(knownDrainSeconds, context);
  return raiseGracePeriod(grace, sleepSeconds, stop, context).flatMap(({ edits }) => [edit, ...edits]);
}

/** The key of the action, `tcpSocket`. */
export function actionKeyPlace({ root }: Workload, { path, action, keyAt }: LifecycleHandler): Place {
  const pair = pairAt(root, [...pathSteps(path), action.type]);
  return pair ? { ...keyAt, span: pair.key.span } : keyAt;
}

/** The command of an exec hook, where it can be read. */
export function commandOf({ action }: LifecycleHandler): readonly string[] | undefined {
  return action.type === 'exec' && isReadable(action.command) ? action.command.value : undefined;
}
