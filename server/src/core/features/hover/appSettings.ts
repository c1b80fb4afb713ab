// What a variable or an argument tells the app about its end.
import { formatSeconds, never } from '../../base/duration.ts';
import { contains } from '../../base/span.ts';
import { shutdownIn } from '../../workspace/links/appSettings.ts';
import { unitOf } from '../snapshot.ts';
import { plain, type Said } from './said.ts';
import { containerAt, type Spot } from './spot.ts';

/** On the setting that says how long the process may take to stop. */
export function appSetting(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  if (!inside || !/^(?:env|args|command)(?:\[|$)/.test(inside.rest)) return undefined;
  const { container, workload } = inside;
  const { app, exitsAfterStopSignal: exits } = shutdownIn(unitOf(spot.snapshot, spot.document), workload, container);
  if (exits?.origin.type !== 'written') return undefined;
  const { at } = exits.origin;
  if (at.document !== spot.document || !contains(at.span, spot.offset)) return undefined;
  const upTo = exits.hi === never ? '∞' : formatSeconds(exits.hi);
  const title = plain(app?.title ?? container.name);
  const { locale } = spot.explain;
  const headline = {
    en: `**${title} stops within ${upTo} of its stop signal**`,
    ko: `**${title}: 종료 신호 후 ${upTo} 안에 종료**`,
  };
  return {
    paragraphs: [headline[locale], plain(exits.why[locale])],
    page: 'concepts/workloads/pods/pod-lifecycle/#pod-termination',
  };
}
