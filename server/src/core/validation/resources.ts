// CPU and memory of a container: ValidateContainerResourceRequirements in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { qualifiedKey } from './names.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsOf, type Value } from './value.ts';

export function* validateResources(resources: Value | undefined, path: Path): FieldErrors {
  const { limits, requests } = fieldsOf(resources) as { readonly limits?: Value; readonly requests?: Value };
  yield* validateAmounts(limits, [...path, 'limits']);
  yield* validateAmounts(requests, [...path, 'requests']);
  if (typeof limits === 'symbol') return;
  for (const [name, written] of Object.entries(fieldsOf(requests))) {
    const limit = fieldsOf(limits)[name];
    if (limit !== undefined) yield* validateRequest(name, written, limit, [...path, 'requests']);
    else if (isExtended(name))
      yield required([...path, 'limits'], 'Limit must be set for non overcommitable resources');
  }
}

/** Devices such as GPUs cannot be promised twice: of them as many must be requested as are the limit. */
function* validateRequest(name: string, written: Value | undefined, limit: Value, path: Path): FieldErrors {
  const requested = amount(written);
  const allowed = amount(limit);
  if (requested === undefined || allowed === undefined) return;
  // Decimal fractions are not exact here: nearly equal counts as equal.
  const isMore = requested > allowed * (1 + 1e-9);
  const isLess = requested < allowed * (1 - 1e-9);
  const bound = isExtended(name) && (isMore || isLess) ? 'equal to' : isMore ? 'less than or equal to' : undefined;
  if (bound === undefined) return;
  yield invalid(path, quantityText(written), `must be ${bound} ${name} limit of ${quantityText(limit)}`);
}

/** `nvidia.com/gpu`: of others than Kubernetes itself. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}

const standardNames: readonly string[] = ['cpu', 'memory', 'ephemeral-storage'];

function nameComplaints(name: string): readonly string[] {
  const complaints = qualifiedKey(name);
  if (complaints.length > 0 || name.includes('/')) return complaints;
  const isStandard = standardNames.includes(name) || name.startsWith('hugepages-');
  return isStandard ? [] : ['must be a standard resource for containers'];
}

function* validateAmounts(amounts: Value | undefined, path: Path): FieldErrors {
  for (const [name, written] of Object.entries(fieldsOf(amounts))) {
    for (const complaint of nameComplaints(name)) yield invalid([...path, name], name, complaint);
    const quantity = amount(written) ?? 0;
    if (quantity < 0) yield invalid([...path, name], quantityText(written), 'must be greater than or equal to 0');
    if (isExtended(name) && !Number.isInteger(quantity)) {
      yield invalid([...path, name], quantityText(written), 'must be an integer');
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
