// Autoscalers (R132): pkg/apis/autoscaling/validation.
import type { Path } from '../syntax/navigate.ts';
import { oneOf, requiredOneOf } from './checks.ts';
import { validateMetadata } from './metadata.ts';
import { validateMetrics, validateObjectReference } from './metrics.ts';
import { dns1123Subdomain } from './names.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsIn, fieldsOf, isEmpty, isFields, type Fields } from './value.ts';

const path = ['spec'];

export function* validateHorizontalPodAutoscaler(autoscaler: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(autoscaler, dns1123Subdomain);
  if (typeof autoscaler.spec === 'symbol') return;
  const spec = fieldsOf(autoscaler.spec);
  yield* validateReplicas(spec, isEnabled('HPAScaleToZero', options) ? 0 : 1);
  yield* validateObjectReference(spec.scaleTargetRef, [...path, 'scaleTargetRef']);
  yield* validateMetrics(spec.metrics, spec.minReplicas, [...path, 'metrics']);
  const utilization = spec.targetCPUUtilizationPercentage;
  if (typeof utilization === 'number' && utilization < 1) {
    yield invalid([...path, 'targetCPUUtilizationPercentage'], utilization, 'must be greater than 0');
  }
  for (const direction of ['scaleUp', 'scaleDown']) {
    const rules = fieldsOf(spec.behavior)[direction];
    if (isFields(rules)) yield* validateScalingRules(rules, [...path, 'behavior', direction]);
  }
}

function* validateReplicas({ minReplicas, maxReplicas = 0 }: Fields, lowest: number): FieldErrors {
  if (typeof minReplicas === 'number' && minReplicas < lowest) {
    yield invalid([...path, 'minReplicas'], minReplicas, `must be greater than or equal to ${lowest}`);
  }
  if (typeof maxReplicas !== 'number') return;
  if (maxReplicas < 1) yield invalid([...path, 'maxReplicas'], maxReplicas, 'must be greater than 0');
  if (typeof minReplicas === 'number' && maxReplicas < minReplicas) {
    yield invalid([...path, 'maxReplicas'], maxReplicas, 'must be greater than or equal to `minReplicas`');
  }
}

function* validateScalingRules(rules: Fields, at: Path): FieldErrors {
  const { stabilizationWindowSeconds: window, selectPolicy, policies } = rules;
  const windowPath = [...at, 'stabilizationWindowSeconds'];
  if (typeof window === 'number') {
    if (window < 0) yield invalid(windowPath, window, 'must be greater than or equal to zero');
    if (window > 3600) yield invalid(windowPath, window, 'must be less than or equal to 3600');
  }
  yield* oneOf(selectPolicy, ['Disabled', 'Max', 'Min'], [...at, 'selectPolicy']);
  if (Array.isArray(policies) && isEmpty(policies)) {
    yield required([...at, 'policies'], 'must specify at least one Policy');
  }
  for (const [index, policy] of fieldsIn(policies)) yield* validatePolicy(policy, [...at, 'policies', index]);
}

function* validatePolicy({ type, value = 0, periodSeconds = 0 }: Fields, at: Path): FieldErrors {
  yield* requiredOneOf(type, ['Percent', 'Pods'], [...at, 'type']);
  if (typeof value === 'number' && value <= 0) yield invalid([...at, 'value'], value, 'must be greater than zero');
  if (typeof periodSeconds !== 'number') return;
  if (periodSeconds <= 0) yield invalid([...at, 'periodSeconds'], periodSeconds, 'must be greater than zero');
  if (periodSeconds > 1800) {
    yield invalid([...at, 'periodSeconds'], periodSeconds, 'must be less than or equal to 1800');
  }
}
