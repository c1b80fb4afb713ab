// A hook that stops the server, made to wait for the clients first.
import type { Localized } from '../base/localized.ts';
import { scriptOf } from '../knowledge/shellScript.ts';
import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { gracePeriodOf, marginSeconds, raiseGracePeriod } from './gracePeriod.ts';
import { commandOf, replaceAction } from './hookAction.ts';
import type { PlacedEdit, RuleContext, RuleFix } from './rule.ts';

/** The grace period grows by what is waited. */
export function sleepBeforeStop(
  preStop: LifecycleHandler,
  container: Container,
  workload: Workload,
  wait: number,
  context: RuleContext,
): readonly RuleFix[] {
  const grace = gracePeriodOf(workload.pod.spec);
  const [raise] = grace ? raiseGracePeriod(grace, wait, Math.max(grace.seconds, marginSeconds(context)), context) : [];
  if (!raise || wait < 1) return [];
  const isGraceful = shutdownIn(context.unit, workload, container).drain !== undefined;
  const instead = isGraceful ? replaceAction(workload, preStop, 'sleep', { seconds: wait }, context) : undefined;
  const command = waiting(preStop, wait);
  const before = command && replaceAction(workload, preStop, 'exec', { command }, context);
  const s = String(wait);
  const fix = (title: Localized, edit: PlacedEdit | undefined): readonly RuleFix[] =>
    edit ? [{ title, safe: false, edits: [edit, ...raise.edits] }] : [];
  return [
    ...fix(
      { en: `Sleep ${s} s and leave the stop to the stop signal`, ko: `${s}초 sleep하고 종료는 종료 신호에 맡기기` },
      instead,
    ),
    ...fix({ en: `Sleep ${s} s before the stop`, ko: `멈추기 전에 ${s}초 sleep` }, before),
  ];
}

function waiting(preStop: LifecycleHandler, wait: number): readonly string[] | undefined {
  const argv = commandOf(preStop);
  if (!argv) return undefined;
  const script = scriptOf(argv);
  const text = script ?? (argv.every((word) => /^[\w./:=,@%+-]+$/.test(word)) ? argv.join(' ') : undefined);
  if (text === undefined || text.includes('\n')) return undefined;
  const shell = script === undefined ? ['sh', '-c'] : argv.slice(0, argv.indexOf(script));
  return [...shell, `sleep ${String(wait)}; ${text}`];
}
