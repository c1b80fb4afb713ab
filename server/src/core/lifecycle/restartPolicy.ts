// Whether the kubelet starts a container again after it has ended (R13, R14, R56).
import type { ContainerModel, RestartPolicy } from './models.ts';

/** `exitCode` is undefined for a process that still runs and is condemned: it will not have ended well. */
export function willRestart(
  container: Pick<ContainerModel, 'role' | 'restartPolicy' | 'restartPolicyRules'>,
  podPolicy: RestartPolicy,
  exitCode: number | undefined,
): boolean {
  const failed = exitCode !== 0;
  if (container.role === 'sidecar') return true;
  if (container.role === 'ephemeral') return false;
  // An init container that has done its work is not asked again.
  if (container.role === 'init' && !failed) return false;
  const { restartPolicy } = container;
  if (restartPolicy && exitCode !== undefined && ruleRestarts(container.restartPolicyRules, exitCode)) return true;
  switch (restartPolicy ?? podPolicy) {
    case 'Always':
      return true;
    case 'OnFailure':
      return failed;
    case 'Never':
      return false;
  }
}

/** The first rule that fits the exit code decides; both of its actions, Restart and RestartAllContainers, restart. */
function ruleRestarts(rules: ContainerModel['restartPolicyRules'], exitCode: number): boolean {
  return rules.some(({ operator, values }) => values.includes(exitCode) === (operator === 'In'));
}
