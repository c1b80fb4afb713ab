import { appShutdownExceedsGrace } from './app-shutdown-exceeds-grace.ts';
import { argoScaleDownTooEarly } from './argo-scale-down-too-early.ts';
import { autoscalerCannotEvict } from './autoscaler-cannot-evict.ts';
import { buildNotRendered } from './build-not-rendered.ts';
import { classicSidecarStopsWithApp } from './classic-sidecar-stops-with-app.ts';
import { drainNeedsFlags } from './drain-needs-flags.ts';
import { drainTakesLong } from './drain-takes-long.ts';
import { ephemeralContainerInvalid } from './ephemeral-container-invalid.ts';
import { execProbeDefaultTimeout } from './exec-probe-default-timeout.ts';
import { externalTrafficLocalGap } from './external-traffic-local-gap.ts';
import { frameworkDrainDisabled } from './framework-drain-disabled.ts';
import { graceExceedsNodeCap } from './grace-exceeds-node-cap.ts';
import { gracePeriodTooSmall } from './grace-period-too-small.ts';
import { headlessDnsOutlivesPod } from './headless-dns-outlives-pod.ts';
import { istioDrainTooShort } from './istio-drain-too-short.ts';
import { jobHeldOpenBySidecar } from './job-held-open-by-sidecar.ts';
import { lbDrainOutlivesPod } from './lb-drain-outlives-pod.ts';
import { lifecycleFieldMisplaced } from './lifecycle-field-misplaced.ts';
import { lifecycleFieldNeedsNewerKubernetes } from './lifecycle-field-needs-newer-kubernetes.ts';
import { livenessInheritsLongGrace } from './liveness-inherits-long-grace.ts';
import { livenessKillsBeforeReady } from './liveness-kills-before-ready.ts';
import { livenessNotLooserThanReadiness } from './liveness-not-looser-than-readiness.ts';
import { livenessUsesAggregateHealth } from './liveness-uses-aggregate-health.ts';
import { missingLbReadinessGate } from './missing-lb-readiness-gate.ts';
import { missingPdb } from './missing-pdb.ts';
import { missingPreStopBehindService } from './missing-prestop-behind-service.ts';
import { missingReadinessBehindService } from './missing-readiness-behind-service.ts';
import { nativeSidecarStarved } from './native-sidecar-starved.ts';
import { noTimeLeftAfterPreStop } from './no-time-left-after-prestop.ts';
import { overlappingPdbs } from './overlapping-pdbs.ts';
import { pdbBlocksAllEvictions } from './pdb-blocks-all-evictions.ts';
import { pdbDoesNotGuardRollout } from './pdb-does-not-guard-rollout.ts';
import { pdbFieldsConflict } from './pdb-fields-conflict.ts';
import { pdbSelectorSuspicious } from './pdb-selector-suspicious.ts';
import { pdbUnhealthyPodsBlockDrain } from './pdb-unhealthy-pods-block-drain.ts';
import { pid1PackageManager } from './pid1-package-manager.ts';
import { pid1ShellSwallowsSigterm } from './pid1-shell-swallows-sigterm.ts';
import { preStopCommandMalformed } from './prestop-command-malformed.ts';
import { preStopExecMissingBinary } from './prestop-exec-missing-binary.ts';
import { preStopOutlastsGrace } from './prestop-outlasts-grace.ts';
import { preStopShorterThanPropagation } from './prestop-shorter-than-propagation.ts';
import { preStopSleepExceedsGrace } from './prestop-sleep-exceeds-grace.ts';
import { preStopStopsServerFirst } from './prestop-stops-server-first.ts';
import { preStopTcpSocketNeverRuns } from './prestop-tcpsocket-never-runs.ts';
import { probeFieldRejected } from './probe-field-rejected.ts';
import { probePortUnknown } from './probe-port-unknown.ts';
import { probeTimeoutNotBelowPeriod } from './probe-timeout-not-below-period.ts';
import { publishNotReadyOnTrafficService } from './publish-not-ready-on-traffic-service.ts';
import { rejectedByApiServer } from './rejected-by-api-server.ts';
import { rolloutCannotProgress } from './rollout-cannot-progress.ts';
import { rolloutSurgeDeadlock } from './rollout-surge-deadlock.ts';
import { rolloutTakesAllPodsDown } from './rollout-takes-all-pods-down.ts';
import { rolloutVolumeDeadlock } from './rollout-volume-deadlock.ts';
import type { Rule } from './rule.ts';
import { serviceSelectorMatchesNothing } from './service-selector-matches-nothing.ts';
import { serviceTargetPortUnknown } from './service-target-port-unknown.ts';
import { shutdownTimeoutOverridden } from './shutdown-timeout-overridden.ts';
import { sidecarPreStopStartsEarly } from './sidecar-prestop-starts-early.ts';
import { singleReplicaEvictionGap } from './single-replica-eviction-gap.ts';
import { springTimeoutWithoutUnit } from './spring-timeout-without-unit.ts';
import { startupExceedsProgressDeadline } from './startup-exceeds-progress-deadline.ts';
import { statefulSetServiceMissing } from './statefulset-service-missing.ts';
import { stopSignalMismatch } from './stop-signal-mismatch.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** Every rule there is, by id. */
export const rules: readonly Rule[] = [
  appShutdownExceedsGrace,
  argoScaleDownTooEarly,
  autoscalerCannotEvict,
  buildNotRendered,
  classicSidecarStopsWithApp,
  drainNeedsFlags,
  drainTakesLong,
  ephemeralContainerInvalid,
  execProbeDefaultTimeout,
  externalTrafficLocalGap,
  frameworkDrainDisabled,
  graceExceedsNodeCap,
  gracePeriodTooSmall,
  headlessDnsOutlivesPod,
  istioDrainTooShort,
  jobHeldOpenBySidecar,
  lbDrainOutlivesPod,
  lifecycleFieldMisplaced,
  lifecycleFieldNeedsNewerKubernetes,
  livenessInheritsLongGrace,
  livenessKillsBeforeReady,
  livenessNotLooserThanReadiness,
  livenessUsesAggregateHealth,
  missingLbReadinessGate,
  missingPdb,
  missingPreStopBehindService,
  missingReadinessBehindService,
  nativeSidecarStarved,
  noTimeLeftAfterPreStop,
  overlappingPdbs,
  pdbBlocksAllEvictions,
  pdbDoesNotGuardRollout,
  pdbFieldsConflict,
  pdbSelectorSuspicious,
  pdbUnhealthyPodsBlockDrain,
  pid1PackageManager,
  pid1ShellSwallowsSigterm,
  preStopCommandMalformed,
  preStopExecMissingBinary,
  preStopOutlastsGrace,
  preStopShorterThanPropagation,
  preStopSleepExceedsGrace,
  preStopStopsServerFirst,
  preStopTcpSocketNeverRuns,
  probeFieldRejected,
  probePortUnknown,
  probeTimeoutNotBelowPeriod,
  publishNotReadyOnTrafficService,
  rejectedByApiServer,
  rolloutCannotProgress,
  rolloutSurgeDeadlock,
  rolloutTakesAllPodsDown,
  rolloutVolumeDeadlock,
  serviceSelectorMatchesNothing,
  serviceTargetPortUnknown,
  shutdownTimeoutOverridden,
  sidecarPreStopStartsEarly,
  singleReplicaEvictionGap,
  springTimeoutWithoutUnit,
  startupExceedsProgressDeadline,
  statefulSetServiceMissing,
  stopSignalMismatch,
  unusedSuppression,
];
