import type { Build } from '../../builds/build.ts';

/** As many as a reader takes in. */
const maxNames = 3;

/** `overlays/prod`, `overlays/a, overlays/b, overlays/c, +4`. */
export function namesOf(builds: readonly Build[]): string {
  const names = builds.slice(0, maxNames).map(({ name }) => name);
  const more = builds.length > maxNames ? [`+${builds.length - maxNames}`] : [];
  return [...names, ...more].join(', ');
}

export interface Told<T> {
  readonly told: T;
  readonly build: Build;
}

/** What several builds tell, each text once with those that tell it; no builds where all of them tell the same. */
export function joined<T>(
  all: readonly Told<T>[],
  textOf: (told: T) => string,
): readonly { readonly told: T; readonly builds: readonly Build[] }[] {
  const byText = new Map<string, { readonly told: T; readonly builds: Build[] }>();
  for (const { told, build } of all) {
    const known = byText.get(textOf(told));
    if (known) known.builds.push(build);
    else byText.set(textOf(told), { told, builds: [build] });
  }
  const groups = [...byText.values()];
  return groups.length === 1 ? groups.map(({ told }) => ({ told, builds: [] })) : groups;
}
