// Probes (R61, R62): validateProbe and its three callers in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { nonNegative } from './checks.ts';
import { validateHandler, type HookLimits } from './lifecycleHandler.ts';
import { invalid, type FieldErrors } from './rejection.ts';
import { isSet, type Fields } from './value.ts';

export function* validateLivenessProbe(probe: Fields, path: Path, limits: HookLimits): FieldErrors {
  yield* validateProbe(probe, path, limits);
  yield* successThresholdIsOne(probe, path);
}

export function* validateStartupProbe(probe: Fields, path: Path, limits: HookLimits): FieldErrors {
  yield* validateProbe(probe, path, limits);
  yield* successThresholdIsOne(probe, path);
}

export function* validateReadinessProbe(probe: Fields, path: Path, limits: HookLimits): FieldErrors {
  yield* validateProbe(probe, path, limits);
  const grace = probe.terminationGracePeriodSeconds;
  if (isSet(grace)) {
    yield invalid([...path, 'terminationGracePeriodSeconds'], grace, 'must not be set for readinessProbes');
  }
}

const counts = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];
const actions = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

export function* validateProbe(probe: Fields, path: Path, limits: HookLimits): FieldErrors {
  yield* validateHandler(probe, actions, path, limits);
  for (const name of counts) yield* nonNegative(probe[name], [...path, name]);
  const grace = probe.terminationGracePeriodSeconds;
  if (typeof grace === 'number' && grace <= 0) {
    yield invalid([...path, 'terminationGracePeriodSeconds'], grace, 'must be greater than 0');
  }
}

function* successThresholdIsOne(probe: Fields, path: Path): FieldErrors {
  const threshold = probe.successThreshold ?? 0;
  if (typeof threshold === 'number' && threshold !== 1) {
    yield invalid([...path, 'successThreshold'], threshold, 'must be 1');
  }
}
