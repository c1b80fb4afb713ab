// When a probe is asked at all (R57, R58, R64, R66).
import { seconds, type Millis } from '../../base/duration.ts';
import type { KubeletBehaviour } from '../kubeletBehaviour.ts';
import type { ProbeType } from './probeCounter.ts';

/** Liveness and readiness have to wait for the startup probe, which is then no longer asked (R64). */
export function waitsForStart(type: ProbeType): boolean {
  return type !== 'startup';
}

/** initialDelaySeconds counts from the start of the container, also where there is a startup probe (R66). */
export function delayOverAt(startedAt: Millis, initialDelaySeconds: number): Millis {
  return startedAt + seconds(Math.max(0, initialDelaySeconds));
}

/** Once a pod is being stopped only its readiness is still looked at, and that not by every version (R57, R58). */
export function probesWhileTerminating(type: ProbeType, kubelet: KubeletBehaviour): boolean {
  return type === 'readiness' && kubelet.readinessWhileTerminating;
}
