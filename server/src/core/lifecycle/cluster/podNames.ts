/**
 * Names for the pods that follow one another: `web-a`, `web-b` … `web-z`, `web-aa`, without those that are taken.
 *
 * @param last the last one that there was; undefined: they begin
 */
export function* podNames(owner: string, taken: ReadonlySet<string>, last?: string): Generator<string, never> {
  const [, stem = owner, letters = ''] = /^(.*)-([a-z]{1,3})$/.exec(last ?? '') ?? [];
  for (let next = following(letters); ; next = following(next)) {
    const name = `${stem}-${next}`;
    if (!taken.has(name)) yield name;
  }
}

function following(letters: string): string {
  if (letters === '') return 'a';
  const rest = letters.slice(0, -1);
  return letters.endsWith('z')
    ? `${following(rest)}a`
    : `${rest}${String.fromCharCode(letters.charCodeAt(rest.length) + 1)}`;
}
