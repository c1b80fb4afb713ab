// CPU and memory of a container: ValidateContainerResourceRequirements in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { invalid, type FieldErrors } from './rejection.ts';
import { fieldsOf, type Value } from './value.ts';

export function* validateResources(resources: Value | undefined, path: Path): FieldErrors {
  const { limits, requests } = fieldsOf(resources) as { readonly limits?: Value; readonly requests?: Value };
  yield* validateAmounts(limits, [...path, 'limits']);
  yield* validateAmounts(requests, [...path, 'requests']);
  for (const [name, written] of Object.entries(fieldsOf(requests))) {
    const limit = amount(fieldsOf(limits)[name]);
    const request = amount(written);
    // Decimal fractions are not exact here: nearly equal counts as equal.
    if (limit === undefined || request === undefined || request <= limit * (1 + 1e-9)) continue;
    const detail = `must be less than or equal to ${name} limit of ${quantityText(fieldsOf(limits)[name])}`;
    yield invalid([...path, 'requests'], quantityText(written), detail);
  }
}

function* validateAmounts(amounts: Value | undefined, path: Path): FieldErrors {
  for (const [name, written] of Object.entries(fieldsOf(amounts))) {
    if ((amount(written) ?? 0) < 0) {
      yield invalid([...path, name], quantityText(written), 'must be greater than or equal to 0');
    }
  }
}

function quantityText(quantity: Value | undefined): string {
  return typeof quantity === 'number' || typeof quantity === 'string' ? String(quantity) : '';
}

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity as a number; undefined where it is not known. */
export function amount(quantity: Value | undefined): number | undefined {
  if (typeof quantity === 'number') return quantity;
  if (typeof quantity !== 'string') return undefined;
  const [, digits = '', unit = ''] = /^([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)([A-Za-z]*)$/.exec(quantity.trim()) ?? [];
  const factor = unit === '' ? 1 : factors[unit];
  return digits === '' || factor === undefined ? undefined : Number(digits) * factor;
}
