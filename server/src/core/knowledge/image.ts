// Image references, as far as one can tell from their text what is inside. A private image with a public name's last
// part is not that public image, so repositories compare as a whole.

export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly registry: string;
  /** Without the registry and without `library/`, as in `nginx` or `nginxinc/nginx-unprivileged`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const form =
  /^(?:([\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+|localhost)\/)?([\w.+-]+(?:\/[\w.+-]+)*)(?::([\w.-]+))?(?:@([\w+.:-]+))?$/;

/** Reads `[REGISTRY/]REPOSITORY[:TAG][@DIGEST]`; undefined where the text is no reference. */
export function parseImage(text: string): ImageReference | undefined {
  // Longer ones are refused by registries too.
  const match = text.length <= 512 ? form.exec(text) : undefined;
  if (!match) return undefined;
  const [, registry = 'docker.io', path = '', tag, digest] = match as readonly (string | undefined)[];
  return { registry, repository: withoutLibrary(path.split('/')).join('/'), tag, digest };
}

/** `library/` is where Docker Hub and its mirrors keep the official images. */
function withoutLibrary(parts: readonly string[]): readonly string[] {
  const library = parts.indexOf('library');
  return library >= 0 && library < parts.length - 1 ? parts.slice(library + 1) : parts;
}

/** The words of a tag: `8.2-fpm-alpine` → `8.2`, `fpm`, `alpine`. */
export function tagWords({ tag }: ImageReference): readonly string[] {
  return tag?.split(/[-_]/) ?? [];
}

/** The version at the head of a tag, as in `1.25` of `1.25-alpine`; undefined for `latest`, `stable` and no tag. */
export function tagVersion({ tag }: ImageReference): string | undefined {
  return /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
}

/**
 * Whether a tag names a version from `from` on and before `before`. A part that the tag leaves out floats to its newest
 * release, and so does a tag without a version.
 */
export function isWithin(image: ImageReference, from: string | undefined, before: string | undefined): boolean {
  const version = tagVersion(image);
  return (
    (from === undefined || compareVersions(version, from) >= 0) &&
    (before === undefined || compareVersions(version, before) < 0)
  );
}

function compareVersions(floating: string | undefined, exact: string): number {
  const parts = floating?.split('.').map(Number) ?? [];
  for (const [index, part] of exact.split('.').map(Number).entries()) {
    const mine = parts[index] ?? Number.POSITIVE_INFINITY;
    if (mine !== part) return mine < part ? -1 : 1;
  }
  return 0;
}
