// What an object says about how apps end: a workload of its own ones, a ConfigMap of those that use it.
import type { Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import type { Said } from '../knowledge/settings.ts';
import type { AppSetting } from '../knowledge/shutdownOf.ts';
import { isWorkload, type ConfigMap, type KubernetesObject, type Workload } from '../manifest/manifest.ts';
import { configMapUsers } from '../workspace/links/configMaps.ts';
import { shutdownIn } from './containerEnd.ts';
import type { RuleContext } from './rule.ts';

/** A setting that somebody has written into an object. */
export interface StandingSetting {
  readonly property: AppSetting['property'];
  readonly said: Said;
  /** The one of its property that counts, this one or another; undefined where that is not known. */
  readonly effective: Said | undefined;
}

/** The workloads that an object configures: a workload itself. */
export function configuredBy(object: Workload | ConfigMap, { unit }: RuleContext): readonly Workload[] {
  return isWorkload(object) ? [object] : configMapUsers(unit, object);
}

/** Each once, however many containers take it. */
export function* settingsStandingIn(object: Workload | ConfigMap, context: RuleContext): Iterable<StandingSetting> {
  const seen = new Set<number>();
  for (const workload of configuredBy(object, context)) {
    for (const container of workload.pod.spec.containers) {
      const settings = container.role === 'init' ? [] : shutdownIn(workload, container, context).settings;
      for (const standing of settings.flatMap(standingOf)) {
        const { at } = standing.said.origin;
        if (!standsIn(object, at) || seen.has(at.span.start)) continue;
        seen.add(at.span.start);
        yield standing;
      }
    }
  }
}

function standingOf({ property, found }: AppSetting): readonly StandingSetting[] {
  const first = found.find((one) => one.type === 'unreadable' || !one.maybe);
  const effective = first?.type === 'written' ? first : undefined;
  return found.flatMap((said) => (said.type === 'written' ? [{ property, said, effective }] : []));
}

/** Whether a place is inside of an object, so that the object's findings may point there. */
export function standsIn({ at }: KubernetesObject, place: Place): boolean {
  return place.document === at.document && contains(at.span, place.span.start);
}
