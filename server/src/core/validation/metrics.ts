// What an autoscaler measures: validateMetrics in pkg/apis/autoscaling/validation.
import type { Path } from '../syntax/navigate.ts';
import { isRequired, requiredForm, requiredOneOf } from './checks.ts';
import { pathSegment } from './names.ts';
import { forbidden, invalid, required, type FieldErrors } from './rejection.ts';
import { amount } from './resources.ts';
import { fieldsIn, fieldsOf, isFields, type Fields, type Value } from './value.ts';

/** Type of a metric → the field that describes it. */
const sources: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

export function* validateMetrics(metrics: Value | undefined, minReplicas: Value | undefined, path: Path): FieldErrors {
  let scalesToZero = typeof metrics === 'symbol';
  for (const [index, metric] of fieldsIn(metrics)) {
    yield* validateMetric(metric, [...path, index]);
    scalesToZero ||= metric.type === 'Object' || metric.type === 'External' || typeof metric.type === 'symbol';
  }
  if (minReplicas === 0 && !scalesToZero) {
    yield forbidden(path, 'must specify at least one Object or External metric to support scaling to zero replicas');
  }
}

function* validateMetric(metric: Fields, path: Path): FieldErrors {
  const { type } = metric;
  yield* requiredOneOf(type, Object.keys(sources), [...path, 'type']);
  const expected = typeof type === 'string' && Object.hasOwn(sources, type) ? sources[type] : undefined;
  if (expected === undefined) return;
  const source = metric[expected];
  if (source === undefined) {
    yield required([...path, expected], 'must populate information for the given metric source');
  }
  for (const other of Object.values(sources)) {
    if (other !== expected && metric[other] !== undefined) {
      yield forbidden([...path, other], 'must populate the given metric source only');
    }
  }
  if (isFields(source)) yield* validateSource(source, expected, [...path, expected]);
}

function* validateSource(source: Fields, name: string, path: Path): FieldErrors {
  const isResource = name === 'resource' || name === 'containerResource';
  if (isResource) yield* isRequired(source.name, [...path, 'name']);
  else yield* requiredForm(fieldsOf(source.metric).name, pathSegment, [...path, 'metric', 'name']);
  if (name === 'object') yield* validateObjectReference(source.describedObject, [...path, 'describedObject']);
  if (name === 'containerResource') yield* isRequired(source.container, [...path, 'container']);
  if (typeof source.target === 'symbol') return;
  const target = fieldsOf(source.target);
  const at = [...path, 'target'];
  yield* validateTarget(target, at);
  yield* isResource ? validateResourceTarget(target, at) : validateValueTarget(target, name, at);
}

/** An object whose API group may be any. */
export function* validateObjectReference(reference: Value | undefined, path: Path): FieldErrors {
  if (typeof reference === 'symbol') return;
  const { kind, name } = fieldsOf(reference) as { readonly kind?: Value; readonly name?: Value };
  yield* requiredForm(kind, pathSegment, [...path, 'kind']);
  yield* requiredForm(name, pathSegment, [...path, 'name']);
}

function* validateTarget(target: Fields, path: Path): FieldErrors {
  yield* isRequired(target.type, [...path, 'type']);
  const { type, averageUtilization } = target;
  if (typeof type === 'string' && !['Utilization', 'Value', 'AverageValue'].includes(type)) {
    yield invalid([...path, 'type'], type, 'must be either Utilization, Value, or AverageValue');
  }
  for (const name of ['value', 'averageValue']) {
    const value = amount(target[name]);
    if (value !== undefined && value <= 0) yield invalid([...path, name], target[name], 'must be positive');
  }
  if (typeof averageUtilization === 'number' && averageUtilization < 1) {
    yield invalid([...path, 'averageUtilization'], averageUtilization, 'must be greater than 0');
  }
}

function* validateResourceTarget({ averageUtilization, averageValue }: Fields, path: Path): FieldErrors {
  if (averageUtilization === undefined && averageValue === undefined) {
    yield required([...path, 'averageUtilization'], 'must set either a target raw value or a target utilization');
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    yield forbidden([...path, 'averageValue'], 'may not set both a target raw value and a target utilization');
  }
}

function* validateValueTarget({ value, averageValue }: Fields, name: string, path: Path): FieldErrors {
  if (averageValue === undefined && (name === 'pods' || value === undefined)) {
    const detail =
      name === 'pods'
        ? 'must specify a positive target averageValue'
        : 'must set either a target value or averageValue';
    yield required([...path, 'averageValue'], detail);
  }
  if (name === 'external' && value !== undefined && averageValue !== undefined) {
    yield forbidden([...path, 'value'], 'may not set both a target value for metric and a per-pod target');
  }
}
