/** The minor of `v1.36.2`; undefined for what is no version of Kubernetes 1. */
export function kubernetesMinorOf(version: string | undefined): number | undefined {
  const [, minor] = /^v?1\.(\d{1,3})(?!\d)/.exec(version ?? '') ?? [];
  return minor === undefined ? undefined : Number(minor);
}
