// What an object says about how apps end: a workload of its own ones, a ConfigMap of those that use it.
import type { Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { isWorkload, type ConfigMap, type KubernetesObject, type Workload } from '../manifest/manifest.ts';
import { settingsOf, type SettingUse } from '../workspace/links/appSettings.ts';
import { configMapUsers } from '../workspace/links/configMaps.ts';
import type { RuleContext } from './rule.ts';

/** The workloads that an object configures: a workload itself. */
export function configuredBy(object: Workload | ConfigMap, { unit }: RuleContext): readonly Workload[] {
  return isWorkload(object) ? [object] : configMapUsers(unit, object);
}

/** Each once, however many containers take it. */
export function* settingsStandingIn(object: Workload | ConfigMap, context: RuleContext): Iterable<SettingUse> {
  const seen = new Set<number>();
  for (const use of configuredBy(object, context).flatMap((workload) => settingsOf(context.unit, workload))) {
    const { at } = use.said.origin;
    if (!standsIn(object, at) || seen.has(at.span.start)) continue;
    seen.add(at.span.start);
    yield use;
  }
}

/** Whether a place is inside of an object, so that the object's findings may point there. */
export function standsIn({ at }: KubernetesObject, place: Place): boolean {
  return place.document === at.document && contains(at.span, place.span.start);
}
