// URIs as the server spells them; nothing is decoded.

/** The folder of a file; undefined for what lies in none, as a text that was never saved. */
export function folderOf(uri: string): string | undefined {
  const [, start = '', path = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)(.*)/is.exec(uri) ?? [];
  const end = path.lastIndexOf('/');
  return end < 0 || start.startsWith('untitled:') ? undefined : start + path.slice(0, end);
}

/** The last part, as in `web.yaml`. */
export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
