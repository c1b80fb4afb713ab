// Which programs that hooks like to run are missing from images, as far as their makers say what is inside. A private
// image may have anything, so only what is listed is known.
import { parseImage, tagWords, type ImageReference } from './image.ts';

/** What hooks run of an operating system. */
const programs = ['sh', 'ash', 'bash', 'sleep', 'curl', 'wget', 'nc'] as const;

type Program = (typeof programs)[number];

interface Lack {
  /** Without registry; one that ends in `/` stands for all below it, an empty one for every image. */
  readonly repositories: readonly string[];
  readonly registry?: string;
  /** The tag or the repository has a word that begins like this. */
  readonly word?: string;
  readonly tagLacks?: string;
  readonly programs: readonly Program[];
  /** Otherwise images of the name come in more than one form, or may change. */
  readonly certain: boolean;
  readonly source: string;
}

const slim: readonly Program[] = ['curl', 'wget', 'nc'];

/** The first that fits counts. */
const lacks: readonly Lack[] = [
  // With a busybox in their PATH.
  {
    repositories: ['distroless/'],
    word: 'debug',
    programs: ['bash', 'curl'],
    certain: true,
    source: 'https://github.com/GoogleContainerTools/distroless#debug-images',
  },
  {
    repositories: ['distroless/'],
    programs,
    certain: true,
    source: 'https://github.com/GoogleContainerTools/distroless',
  },
  {
    repositories: ['coredns', 'coredns/coredns'],
    programs,
    certain: true,
    source: 'https://github.com/coredns/coredns/blob/master/Dockerfile',
  },
  {
    repositories: ['projectcontour/contour'],
    programs,
    certain: true,
    source: 'https://github.com/projectcontour/contour/blob/main/Dockerfile',
  },
  {
    repositories: [
      'sig-storage/csi-attacher',
      'sig-storage/csi-node-driver-registrar',
      'sig-storage/csi-provisioner',
      'sig-storage/csi-resizer',
      'sig-storage/csi-snapshotter',
      'sig-storage/livenessprobe',
      'sig-storage/snapshot-controller',
    ],
    programs,
    certain: true,
    source: 'https://github.com/kubernetes-csi/external-provisioner/blob/master/Dockerfile',
  },
  {
    repositories: ['pause'],
    programs,
    certain: true,
    source: 'https://github.com/kubernetes/kubernetes/tree/master/build/pause',
  },
  {
    repositories: ['kube-state-metrics/kube-state-metrics', 'metrics-server/metrics-server'],
    programs,
    certain: true,
    source: 'https://github.com/kubernetes/kube-state-metrics/blob/main/Dockerfile',
  },
  {
    repositories: ['istio/proxyv2', 'istio/pilot', 'envoyproxy/envoy', 'envoyproxy/envoy-distroless'],
    word: 'distroless',
    programs,
    certain: true,
    source: 'https://istio.io/latest/docs/ops/configuration/security/harden-docker-images/',
  },
  {
    repositories: ['fluent/fluent-bit'],
    tagLacks: 'debug',
    programs,
    certain: true,
    source: 'https://docs.fluentbit.io/manual/installation/downloads/docker',
  },
  {
    repositories: ['traefik/whoami'],
    programs,
    certain: true,
    source: 'https://github.com/traefik/whoami/blob/master/Dockerfile',
  },
  {
    repositories: ['busybox', 'alpine'],
    programs: ['bash', 'curl'],
    certain: true,
    source: 'https://www.busybox.net/about.html',
  },
  // What follows is so in the images of today.
  {
    repositories: ['linkerd/proxy'],
    programs,
    certain: false,
    source: 'https://github.com/linkerd/linkerd2/issues/6723',
  },
  {
    registry: 'cgr.dev',
    repositories: ['chainguard/'],
    tagLacks: 'dev',
    programs,
    certain: false,
    source: 'https://edu.chainguard.dev/chainguard/chainguard-images/about/getting-started-distroless/',
  },
  {
    repositories: ['node', 'python', 'ruby', 'golang', 'redis'],
    word: 'alpine',
    programs: ['bash', 'curl'],
    certain: false,
    source: 'https://hub.docker.com/_/node',
  },
  { repositories: ['debian', 'ubuntu'], programs: slim, certain: false, source: 'https://hub.docker.com/_/debian' },
  {
    repositories: ['node', 'python', 'ruby'],
    word: 'slim',
    programs: slim,
    certain: false,
    source: 'https://hub.docker.com/_/python',
  },
  {
    repositories: [''],
    word: 'distroless',
    programs,
    certain: false,
    source: 'https://github.com/GoogleContainerTools/distroless',
  },
];

/** Shells and package managers that chainguard's images are made to bring. */
const withShell = /^chainguard\/(?:bash|busybox|curl|git|wolfi-base|.*-base)$/;

/** Undefined where it is there, or nobody knows. */
export function lackOf(image: string, program: string): { readonly certain: boolean } | undefined {
  const reference = parseImage(image);
  if (!reference || withShell.test(reference.repository)) return undefined;
  const lack = lacks.find((one) => fits(one, reference));
  return lack?.programs.some((one) => one === program) === true ? { certain: lack.certain } : undefined;
}

function fits({ repositories, registry, word, tagLacks }: Lack, image: ImageReference): boolean {
  const tag = tagWords(image);
  const words = [...image.repository.split(/[/_-]/), ...tag];
  return (
    (registry === undefined || registry === image.registry) &&
    (tagLacks === undefined || !tag.includes(tagLacks)) &&
    (word === undefined || words.some((one) => one.startsWith(word))) &&
    repositories.some((name) =>
      name === '' || name.endsWith('/') ? image.repository.startsWith(name) : image.repository === name,
    )
  );
}
