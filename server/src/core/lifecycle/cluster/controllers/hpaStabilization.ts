// A HorizontalPodAutoscaler scales in to the highest number that it has recommended within its window, so that a short
// lull does not cost pods that are needed again at once (R132).
export interface Recommendation {
  readonly replicas: number;
  readonly ageSeconds: number;
}

/** Of scaling in; that of scaling out is 0. */
export const defaultStabilizationWindowSeconds = 300;

export function stabilized(
  desired: number,
  recommendations: readonly Recommendation[],
  windowSeconds: number = defaultStabilizationWindowSeconds,
): number {
  const recent = recommendations.filter(({ ageSeconds }) => ageSeconds < windowSeconds);
  return Math.max(desired, ...recent.map(({ replicas }) => replicas));
}
