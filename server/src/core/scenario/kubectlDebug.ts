import { isReadable } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';

/** The command that adds the first ephemeral container among these to a pod that runs. */
export function kubectlDebug(pod: string, containers: readonly Container[]): string {
  const added = containers.find(({ role }) => role === 'ephemeral');
  if (!added) return 'kubectl debug';
  const { image, targetContainerName: target, command, name } = added;
  const words = [
    ...['kubectl debug -it', pod],
    ...(image?.value === undefined ? [] : [`--image=${image.value}`]),
    ...(name.startsWith('ephemeralContainers[') ? [] : [`--container=${name}`]),
    ...(target?.value ? [`--target=${target.value}`] : []),
    ...(command && isReadable(command) ? ['--', ...command.value] : []),
  ];
  return words.join(' ');
}
