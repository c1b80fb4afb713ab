/** As manifests write it: a count, or a share of some total like `25%`. */
export type IntOrPercent = number | string;

/** The count that is meant; undefined for a text that is no percentage. */
export function scaledValue(value: IntOrPercent, total: number, rounding: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return value;
  const percent = /^([+-]?\d+)%$/.exec(value)?.[1];
  if (percent === undefined) return undefined;
  const share = (Number(percent) * total) / 100;
  return rounding === 'up' ? Math.ceil(share) : Math.floor(share);
}

export function isPercentage(value: IntOrPercent): boolean {
  return typeof value === 'string';
}
