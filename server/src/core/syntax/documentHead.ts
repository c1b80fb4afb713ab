// The first lines of a document, which say what it is. Most objects are of kinds that nobody asks more of, and some of
// those, such as definitions of custom resources, have thousands of lines.

/**
 * The text up to what follows `apiVersion`, `kind` and `metadata`; the whole text where these do not come first, or
 * where a template may change what they are. Rules of Prometheus are full of braces too, but only further down.
 */
export function documentHead(text: string): string {
  const head = upToTheRest(text);
  return head.includes('{{') ? text : head;
}

function upToTheRest(text: string): string {
  const seen = new Set<string>();
  for (const { index, 1: key = '' } of text.matchAll(/^([A-Za-z]+):(?=\s)/gm)) {
    if (headKeys.has(key)) seen.add(key);
    else return seen.size === headKeys.size ? text.slice(0, index) : text;
  }
  return text;
}

const headKeys: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);
