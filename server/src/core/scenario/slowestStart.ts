import type { PodSpec } from '../manifest/manifest.ts';
import { startupBudgetSeconds } from '../lifecycle/probeBounds.ts';
import { probeTiming } from './probeTiming.ts';

/** The longest that a container of the pod may take to start without being killed for it (R78); undefined without a limit. */
export function slowestStart({
  containers,
}: PodSpec): { readonly container: string; readonly seconds: number } | undefined {
  const budgets = containers.flatMap(({ name, startupProbe }) => {
    const timing = startupProbe && probeTiming(startupProbe);
    return timing ? [{ container: name, seconds: startupBudgetSeconds(timing) }] : [];
  });
  return budgets.toSorted((a, b) => b.seconds - a.seconds)[0];
}
