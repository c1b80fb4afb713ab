// Label selectors: reading one, and asking whether labels match.
import { child, children, find, readStrings, readString, readTexts, type FieldReader } from './fieldReader.ts';

export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export const everything: LabelSelector = { matchLabels: new Map(), matchExpressions: [] };

/** Undefined where there is none; one that cannot be read holds for nothing. */
export function readLabelSelector(parent: FieldReader, key: string): LabelSelector | undefined {
  if (!find(parent, key)) return undefined;
  const reader = child(parent, key);
  const matchLabels = child(reader, 'matchLabels');
  const expressions = children(reader, 'matchExpressions').map(readExpression);
  const listed = find(reader, 'matchExpressions')?.value.type ?? 'seq';
  const isRead = !matchLabels.unreadable && listed === 'seq';
  return {
    matchLabels: readTexts(matchLabels),
    matchExpressions: isRead ? expressions : [...expressions, unreadableExpression],
  };
}

const unreadableExpression: LabelExpression = { key: '', operator: '', values: [] };

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
