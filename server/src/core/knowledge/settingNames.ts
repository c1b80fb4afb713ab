// How apps compare the names of settings: on a command line, in an environment, in JSON.
import type { Environment, Variable } from '../appSettings/configSources.ts';

/** As Spring binds properties: case, dashes and underscores do not count. .NET has a colon where others have a dot. */
export function relaxed(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '').replaceAll(':', '.');
}

/** Of two variables of one name the later one counts. */
export function lastOfName(name: string, { variables }: Environment, anyCase: boolean): Variable | undefined {
  if (!anyCase) return variables.findLast((one) => one.name === name);
  const wanted = name.toLowerCase();
  return variables.findLast((one) => one.name.toLowerCase() === wanted);
}

/** Those that Spring binds a property from, the strongest first: canonical, with dashes as `_`, and the name itself. */
export function variablesOfProperty(property: string, { variables }: Environment): readonly Variable[] {
  const dotted = property.toLowerCase().replaceAll('.', '_');
  const names = [dotted.replaceAll('-', ''), dotted.replaceAll('-', '_')];
  const itself = relaxed(property);
  const named = names.map((name) => variables.findLast((one) => one.name.toLowerCase() === name));
  const exact = variables.findLast((one) => one.name.includes('.') && relaxed(one.name) === itself);
  return [...new Set([...named, exact])].filter((one) => one !== undefined);
}

/** What the launcher and the JVM read by themselves, and what start scripts hand on to them by custom. */
export const javaOptions: ReadonlySet<string> = new Set(['JDK_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS', 'JAVA_OPTS']);

export function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replaceAll(/^["']|["']$/g, ''));
}

/** The last one counts. Several values for the parts of a `*` cannot be told apart: `$` marks them as unreadable. */
export function flagValue(argv: readonly string[], name: string, isRelaxed: boolean): string | undefined {
  const normal = isRelaxed ? relaxed : (text: string): string => text;
  const parts = normal(name).split('.');
  let value: string | undefined;
  for (const [index, word] of argv.entries()) {
    if (!word.startsWith('-')) continue;
    const equals = word.indexOf('=');
    const key = normal(equals < 0 ? word : word.slice(0, equals)).split('.');
    if (key.length !== parts.length || !parts.every((part, i) => part === '*' || part === key[i])) continue;
    const found = equals < 0 ? (argv[index + 1] ?? '') : word.slice(equals + 1);
    value = value !== undefined && value !== found && parts.includes('*') ? '$' : found;
  }
  return value;
}

/** `{"a": {"b-c": 1}}` and `{"a.b-c": 1}` alike. */
export function jsonProperty(text: string, name: string): string | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  return lookUp(root, relaxed(name));
}

/** Descends only along keys that begin the name, so never deeper than the name has parts. */
function lookUp(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const normal = relaxed(key);
    if (normal === name) return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : undefined;
    const deeper =
      normal !== '' && name.startsWith(`${normal}.`) ? lookUp(inner, name.slice(normal.length + 1)) : undefined;
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
