import { writeSettingDuration } from '../knowledge/settingDuration.ts';
import type { DrainIsOff } from '../knowledge/shutdownOf.ts';
import type { ContainerEnd } from './containerEnd.ts';
import { marginSeconds, raiseGracePeriod } from './gracePeriod.ts';
import type { RuleContext, RuleFix } from './rule.ts';
import { setSetting } from './settingEdit.ts';

/** On, with a time that fits, or a grace period that it fits into. Never safe: the app then takes longer to stop. */
export function switchDrainOn(end: ContainerEnd, off: DrainIsOff, context: RuleContext): readonly RuleFix[] {
  const room = Math.floor(end.killSeconds - end.stopSeconds - marginSeconds(context));
  const text = off.on ?? timeThatFits(off, room);
  const edit = off.said && text !== undefined ? setSetting(off.said, off.property.name, text, context) : undefined;
  if (!edit || text === undefined) return [];
  const title = `${off.property.name}: ${text}`;
  const alone = { title: { en: `Set ${title}`, ko: `${title} 설정` }, safe: false, edits: [edit] };
  // What is switched on by its time takes that time.
  const takes = off.on === undefined ? 0 : (off.wouldTake ?? Infinity) / 1000;
  return takes <= room ? [alone] : raised(end, takes, context).map((more) => both(alone, more));
}

function timeThatFits({ said, atMost }: DrainIsOff, room: number): string | undefined {
  const format = said?.format ?? atMost.property?.format;
  return format && room > 0 ? writeSettingDuration(room, format) : undefined;
}

/** Of a workload in another document than the one at hand nothing is changed. */
function raised(
  { workload, grace, stopSeconds }: ContainerEnd,
  takes: number,
  context: RuleContext,
): readonly RuleFix[] {
  if (workload.at.document !== context.document) return [];
  return raiseGracePeriod(grace, stopSeconds, takes + marginSeconds(context), context);
}

function both(first: RuleFix, second: RuleFix): RuleFix {
  return {
    title: {
      en: `${first.title.en}, and ${second.title.en.replace(/^S/, 's')}`,
      ko: `${first.title.ko}, ${second.title.ko}`,
    },
    safe: first.safe && second.safe,
    edits: [...first.edits, ...second.edits],
  };
}
