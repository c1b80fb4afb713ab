// The sleep of a preStop hook as a number that stands somewhere and can be changed.
import { seconds } from '../base/duration.ts';
import { isReadable, type Sourced } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import { writtenDuration } from '../scenario/hookDuration.ts';
import { setScalar } from '../syntax/edits.ts';
import { defaultDrainSeconds, marginSeconds, type GracePeriod } from './gracePeriod.ts';
import type { RuleContext, RuleFix } from './rule.ts';

/** What says how long the hook takes: the number of its sleep, else its command, else its key. */
export function durationPlace(hook: LifecycleHandler, context: RuleContext): Place {
  const { action, keyAt } = hook;
  const command = action.type === 'exec' && action.command.origin.type === 'written' ? action.command.origin.at : keyAt;
  return sleepNumber(hook, context) ?? command;
}

/** The one number that says how long the hook sleeps; undefined where there is none, or more than one. */
export function sleepNumber(hook: LifecycleHandler, context: RuleContext): Place | undefined {
  const { action } = hook;
  if (action.type === 'sleep') {
    return isReadable(action.seconds) && action.seconds.origin.type === 'written'
      ? action.seconds.origin.at
      : undefined;
  }
  if (action.type !== 'exec' || action.command.origin.type !== 'written') return undefined;
  const { at } = action.command.origin;
  if (at.document !== context.document) return undefined;
  const written = context.document.text.slice(at.span.start, at.span.end);
  const [sleep, ...others] = [...written.matchAll(/\bsleep(?:["',\s-]+)(\d+)(?=s?(?:["',\s\];&|]|$))/g)];
  if (!sleep?.[1] || others.length > 0 || seconds(Number(sleep[1])) !== writtenDuration(action).lo) return undefined;
  const end = at.span.start + sleep.index + sleep[0].length;
  return { document: at.document, span: { start: end - sleep[1].length, end } };
}

/**
 * Shortens the sleep until the process has its time: `knownDrainSeconds`, else 30 s where the grace period has room for
 * them. Never safe, because a shorter sleep may end before the last client has gone.
 */
export function shortenSleep(
  hook: LifecycleHandler,
  graceSeconds: number,
  knownDrainSeconds: number | undefined,
  context: RuleContext,
): readonly RuleFix[] {
  const at = sleepNumber(hook, context);
  const drains = knownDrainSeconds === undefined ? [defaultDrainSeconds, 0] : [knownDrainSeconds];
  const sleep = drains
    .map((drain) => Math.floor(graceSeconds - drain - marginSeconds(context)))
    .find((rest) => rest >= 1);
  const edit = at && sleep !== undefined ? setScalar(context.document, at.span, sleep) : undefined;
  if (sleep === undefined || !edit) return [];
  const left = String(graceSeconds - sleep);
  return [
    {
      title: {
        en: `Shorten the sleep to ${String(sleep)} s (leaves ${left} s of the grace period to stop in)`,
        ko: `sleep을 ${String(sleep)}초로 줄이기 (종료에 유예 기간 ${left}초가 남음)`,
      },
      safe: false,
      edits: [edit],
    },
  ];
}

/** One second: the shortest that every version accepts. */
export function shortestSleep(sleep: Sourced<number>, grace: GracePeriod, context: RuleContext): readonly RuleFix[] {
  if (sleep.origin.type !== 'written' || grace.written.value < 1) return [];
  const edit = setScalar(context.document, sleep.origin.at.span, 1);
  return edit ? [{ title: { en: 'Sleep for 1 s', ko: '1초 동안 sleep' }, safe: false, edits: [edit] }] : [];
}
