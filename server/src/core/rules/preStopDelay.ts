// A sleep before the stop signal: whether there is one, and how to have one that outlasts the clients.
import { isReadable } from '../base/origin.ts';
import { basename } from '../knowledge/pid1.ts';
import { scriptCommands, scriptOf } from '../knowledge/shellScript.ts';
import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { setField, setKey } from '../syntax/edits.ts';
import { gracePeriodOf, marginSeconds } from './gracePeriod.ts';
import type { PlacedEdit, RuleContext, RuleFix } from './rule.ts';

/** Whether the pods are there to go on: those that end by themselves leave their endpoints by themselves. */
export function runsOn({ kind, pod }: Workload): boolean {
  return kind !== 'Job' && kind !== 'CronJob' && pod.spec.restartPolicy.value === 'Always';
}

/** Whether a hook does nothing but wait, so that the process knows nothing of its end. */
export function onlyWaits({ action }: LifecycleHandler): boolean {
  if (action.type === 'sleep') return true;
  if (action.type !== 'exec' || !isReadable(action.command)) return false;
  const script = scriptOf(action.command.value);
  const commands = script === undefined ? [{ words: action.command.value }] : (scriptCommands(script) ?? []);
  return commands.length > 0 && commands.every(({ words }) => idle.has(basename(words[0] ?? '')));
}

const idle: ReadonlySet<string> = new Set(['sleep', 'echo', 'printf', 'date', 'true', ':']);

/** The first Kubernetes that takes `sleep` as it stands. */
const sleepSince = 30;

/** Makes a container that has no hook sleep, and the grace period that much longer. Never safe: the pod then takes longer to go. */
export function addSleep(
  workload: Workload,
  container: Container,
  sleepSeconds: number,
  context: RuleContext,
): readonly RuleFix[] {
  if (container.preStop) return [];
  const { document, kubernetesMinor = sleepSince } = context;
  const preStop =
    kubernetesMinor >= sleepSince
      ? { sleep: { seconds: sleepSeconds } }
      : { exec: { command: ['sleep', String(sleepSeconds)] } };
  const lifecycle = `${container.path}.lifecycle`;
  const hook =
    setField(document, workload.root, `${lifecycle}.preStop`, preStop) ??
    setField(document, workload.root, lifecycle, { preStop });
  return longer(workload, hook, sleepSeconds, 0, context);
}

/** Makes a sleep longer, and the grace period as much. */
export function lengthenSleep(
  workload: Workload,
  edit: PlacedEdit | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  context: RuleContext,
): readonly RuleFix[] {
  return longer(workload, edit, to, from, context);
}

function longer(
  { pod }: Workload,
  hook: PlacedEdit | undefined,
  sleepSeconds: number,
  before: number,
  context: RuleContext,
): readonly RuleFix[] {
  const grace = gracePeriodOf(pod.spec);
  if (!hook || !grace || !Number.isSafeInteger(sleepSeconds)) return [];
  const left = Math.max(grace.seconds - before, marginSeconds(context));
  const graceSeconds = Math.ceil(sleepSeconds + left);
  const edit = setKey(context.document, pod.spec.at.span, grace.key, graceSeconds);
  if (!edit) return [];
  const [sleep, total] = [String(sleepSeconds), String(graceSeconds)];
  const title = {
    en: `Sleep for ${sleep} s in preStop, and set ${grace.key} to ${total}`,
    ko: `preStop에서 ${sleep}초 sleep, ${grace.key}: ${total} 설정`,
  };
  return [{ title, safe: false, edits: [hook, edit] }];
}
