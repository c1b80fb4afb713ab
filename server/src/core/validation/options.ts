// Which Kubernetes is asked: its minor version and its feature gates.

export interface ValidationOptions {
  /** 36 stands for 1.36. */
  readonly kubernetesMinor: number;
  /** Gates that are set against, or like, the version's own default. */
  readonly featureGates: ReadonlyMap<string, boolean>;
}

/** The minor version from which on a gate is open by default; never: `Infinity`. */
const openSince = {
  ContainerRestartRules: 35,
  ContainerStopSignals: 37,
  HPAScaleToZero: Number.POSITIVE_INFINITY,
  MaxUnavailableStatefulSet: Number.POSITIVE_INFINITY,
  PodLifecycleSleepAction: 30,
  PodLifecycleSleepActionAllowZero: 33,
  ProbeTerminationGracePeriod: 25,
  RelaxedEnvironmentVariableValidation: 32,
  RelaxedServiceNameValidation: 36,
  SidecarContainers: 29,
} as const satisfies Readonly<Record<string, number>>;

export function isEnabled(gate: keyof typeof openSince, options: ValidationOptions): boolean {
  return options.featureGates.get(gate) ?? options.kubernetesMinor >= openSince[gate];
}
