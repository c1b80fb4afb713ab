/** `web-a`, `web-b` … `web-z`, `web-aa`: names for pods that have none yet, without those that are taken. */
export function* podNames(owner: string, taken: ReadonlySet<string>): Generator<string, never> {
  for (let index = 0; ; index += 1) {
    const name = `${owner}-${letters(index)}`;
    if (!taken.has(name)) yield name;
  }
}

function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : letters(rest)}${String.fromCharCode(97 + (index % 26))}`;
}
