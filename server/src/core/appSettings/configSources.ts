// All that configures the process of a container beside its command line: its environment, and the files it may read.
import type { Origin } from '../base/origin.ts';
import type { ConfigFile } from './configFile.ts';

export interface ConfigSources {
  readonly environment: Environment;
  readonly files: readonly ConfigFile[];
}

export interface Environment {
  /** In the order in which the kubelet sets them: of two of one name the later one counts. */
  readonly variables: readonly Variable[];
  /** There are more where nobody can look: in a Secret, or in a ConfigMap that is not here. */
  readonly open: boolean;
}

export interface Variable {
  readonly name: string;
  /** Undefined where it cannot be known: a Secret, a field of the pod, a template. */
  readonly value: { readonly text: string; readonly origin: Written } | undefined;
  /** `ConfigMap web`, where it is not in the manifest of the container. */
  readonly keptIn: string | undefined;
  /** It comes with all others of its ConfigMap, wanted here or not. */
  readonly shared: boolean;
}

export type Written = Origin & { readonly type: 'written' };
