// How apps compare the names of settings: on a command line, in an environment, in JSON.
import type { Environment, Variable } from '../appSettings/configSources.ts';
import { Memo } from '../base/memo.ts';

/** As Spring binds properties: case, dashes and underscores do not count. .NET has a colon where others have a dot. */
export function relaxed(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '').replaceAll(':', '.');
}

/** Of two variables of one name the later one counts. */
export function lastOfName(name: string, environment: Environment, anyCase: boolean): Variable | undefined {
  const { exact, inAnyCase } = namesOf(environment);
  return anyCase ? inAnyCase.get(name.toLowerCase()) : exact.get(name);
}

/** Those that Spring binds a property from, the strongest first: canonical, with dashes as `_`, and the name itself. */
export function variablesOfProperty(property: string, environment: Environment): readonly Variable[] {
  const { inAnyCase, dotted: withDots } = namesOf(environment);
  const dotted = property.toLowerCase().replaceAll('.', '_');
  const spellings = [dotted.replaceAll('-', ''), dotted.replaceAll('-', '_')];
  const named = spellings.map((name) => inAnyCase.get(name));
  const exact = withDots.length > 0 ? withDots.findLast(({ name }) => relaxed(name) === relaxed(property)) : undefined;
  return [...new Set([...named, exact])].filter((one) => one !== undefined);
}

/** The variables of an environment by their names: every app asks for its own. */
interface Names {
  readonly exact: ReadonlyMap<string, Variable>;
  readonly inAnyCase: ReadonlyMap<string, Variable>;
  readonly dotted: readonly Variable[];
}

const names = new Memo<Environment, Names>();

function namesOf(environment: Environment): Names {
  return names.get(environment, [], () => ({
    exact: new Map(environment.variables.map((one) => [one.name, one])),
    inAnyCase: new Map(environment.variables.map((one) => [one.name.toLowerCase(), one])),
    dotted: environment.variables.filter(({ name }) => name.includes('.')),
  }));
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
