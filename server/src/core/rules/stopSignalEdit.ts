// Another stop signal for a container: by the field where the cluster heeds it, else by a hook.
import { kubeletBehaviour } from '../lifecycle/kubeletBehaviour.ts';
import { assumedKubernetesMinor } from '../scenario/podScenario.ts';
import { setField } from '../syntax/edits.ts';
import type { ContainerEnd } from './containerEnd.ts';
import type { PlacedEdit, RuleContext, RuleFix } from './rule.ts';

/** None where the cluster does not heed the field, or where the API server would refuse it for want of spec.os.name. */
export function setStopSignal(end: ContainerEnd, signal: string, context: RuleContext): readonly RuleFix[] {
  const { container, workload } = end;
  const { stopSignals } = kubeletBehaviour(context.kubernetesMinor ?? assumedKubernetesMinor, context.featureGates);
  const isSet = container.stopSignal !== undefined;
  if (!isSet && (!stopSignals || workload.pod.spec.osName?.value !== 'linux')) return [];
  const edit = below(end, 'stopSignal', signal, context);
  const title = { en: `Set lifecycle.stopSignal to ${signal}`, ko: `lifecycle.stopSignal: ${signal} 설정` };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}

/** The hook ends with the process that it ends. */
export function sendTerm(end: ContainerEnd, context: RuleContext): readonly RuleFix[] {
  if (end.container.preStop) return [];
  const edit = below(end, 'preStop', { exec: { command: ['/bin/sh', '-c', 'kill -TERM 1'] } }, context);
  const title = { en: 'Send SIGTERM in preStop (kill -TERM 1)', ko: 'preStop에서 SIGTERM 보내기 (kill -TERM 1)' };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}

function below(
  { container, workload }: ContainerEnd,
  key: 'stopSignal' | 'preStop',
  value: Parameters<typeof setField>[3],
  { document }: RuleContext,
): PlacedEdit | undefined {
  const lifecycle = `${container.path}.lifecycle`;
  return (
    setField(document, workload.root, `${lifecycle}.${key}`, value) ??
    setField(document, workload.root, lifecycle, { [key]: value })
  );
}
