// A startup probe in front of a liveness probe that is too early.
import type { Container, Probe } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { setField, setKey } from '../syntax/edits.ts';
import { writtenHandler } from './probes.ts';
import type { RuleContext, RuleFix } from './rule.ts';

/** The same check as startup probe, with a budget of at least so many seconds. */
export function startFirst(
  liveness: Probe,
  seconds: number,
  { container, workload }: { readonly container: Container; readonly workload: Workload },
  { document }: RuleContext,
): readonly RuleFix[] {
  const handler = writtenHandler(liveness.action);
  if (!handler) return [];
  const periodSeconds = liveness.periodSeconds.value ?? 10;
  const failureThreshold = Math.ceil(seconds / periodSeconds) + 1;
  // A command is given more than the second of the default, and nothing more than the period.
  const asks = liveness.action.type === 'exec' || liveness.timeoutSeconds.origin.type === 'written';
  const answersIn = Math.max(liveness.timeoutSeconds.value ?? 1, liveness.action.type === 'exec' ? 5 : 1);
  const timeoutSeconds = Math.max(1, Math.min(answersIn, periodSeconds - 1));
  const probe = { ...handler, periodSeconds, failureThreshold, ...(asks && { timeoutSeconds }) };
  const added = setKey(document, container.at.span, 'startupProbe', probe);
  const delayed = liveness.initialDelaySeconds.value !== 0;
  const undelayed = delayed && setField(document, workload.root, `${liveness.path}.initialDelaySeconds`, 0);
  const budget = String(periodSeconds * failureThreshold);
  const title = {
    en: `Add a startupProbe that leaves ${budget} s`,
    ko: `시작에 ${budget}초를 주는 startupProbe 추가`,
  };
  return added && undelayed !== undefined
    ? [{ title, safe: false, edits: [added, ...(undelayed ? [undelayed] : [])] }]
    : [];
}
