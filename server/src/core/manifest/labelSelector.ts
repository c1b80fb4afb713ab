// Label selectors: reading one, and asking whether labels match.
import { child, children, readStrings, readString, readTexts, type FieldReader } from './fieldReader.ts';

export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Undefined where there is none, or none that can be read, which selects nothing; an empty one selects everything. */
export function readLabelSelector(parent: FieldReader, key: string): LabelSelector | undefined {
  const reader = child(parent, key);
  if (!reader.node || child(reader, 'matchLabels').unreadable) return undefined;
  return {
    matchLabels: readTexts(child(reader, 'matchLabels')),
    matchExpressions: children(reader, 'matchExpressions').map(readExpression),
  };
}

function readExpression(reader: FieldReader): LabelExpression {
  return {
    key: readString(reader, 'key')?.value ?? '',
    operator: readString(reader, 'operator')?.value ?? '',
    values: readStrings(reader, 'values')?.value ?? [],
  };
}

/** All pairs and expressions must hold. An operator that Kubernetes does not know holds for nothing. */
export function matches(selector: LabelSelector, labels: ReadonlyMap<string, string>): boolean {
  return includes(labels, selector.matchLabels) && selector.matchExpressions.every((one) => holds(one, labels));
}

/** Whether every pair is among the labels. */
export function includes(labels: ReadonlyMap<string, string>, pairs: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of pairs) if (labels.get(key) !== value) return false;
  return true;
}

function holds({ key, operator, values }: LabelExpression, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    // A pod without the label is not in the set either.
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
