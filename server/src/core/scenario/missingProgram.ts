// A hook whose program is not in its image: it fails before it has begun.
import { isReadable } from '../base/origin.ts';
import { lackOf } from '../knowledge/imagePrograms.ts';
import { basename } from '../knowledge/pid1.ts';
import type { Container, HookAction } from '../manifest/container.ts';

export interface MissingProgram {
  readonly program: string;
  readonly image: string;
  /** Otherwise it is likely. */
  readonly certain: boolean;
}

/** Undefined where the program is there, or nobody knows; what a volume brings is there. */
export function missingProgram(
  action: HookAction,
  { image, volumeMounts }: Pick<Container, 'image' | 'volumeMounts'>,
): MissingProgram | undefined {
  if (action.type !== 'exec' || !isReadable(action.command) || image?.value === undefined) return undefined;
  const [path = ''] = action.command.value;
  const isMounted = volumeMounts.some(
    ({ mountPath }) => mountPath?.value === undefined || isBelow(path, mountPath.value),
  );
  const lack = isMounted ? undefined : lackOf(image.value, basename(path));
  return lack && { program: basename(path), image: image.value, certain: lack.certain };
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
