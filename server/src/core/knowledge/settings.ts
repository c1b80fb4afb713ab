// Finds what a container's command, arguments and environment say about a setting of a framework.
import type { Field, Origin } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { Setting } from './app.ts';

export interface SettingSource {
  readonly container: Container;
  /** Arguments of the program as its process sees them; undefined where they cannot be known. */
  readonly argv: readonly string[] | undefined;
}

export type Found =
  | { readonly type: 'written'; readonly text: string; readonly origin: Origin & { readonly type: 'written' } }
  /** It is set, or may be, but to what cannot be known here. */
  | { readonly type: 'unreadable' };

/** The first setting that is written; undefined where none is. */
export function findSetting(settings: readonly Setting[], source: SettingSource): Found | undefined {
  for (const setting of settings) {
    const found = findOne(setting, source);
    if (found) return found;
  }
  return undefined;
}

const unreadable: Found = { type: 'unreadable' };

function findOne(setting: Setting, source: SettingSource): Found | undefined {
  switch (setting.type) {
    case 'env':
      return readEnv(source.container, setting.name, (text) => text);
    case 'flagInEnv':
      return readEnv(source.container, setting.env, (text) => flagValue(words(text), setting.name, exact));
    case 'jsonInEnv':
      return readEnv(source.container, setting.env, (text) => jsonProperty(text, setting.name));
    case 'flag':
      return readArgv(source, (argv) => flagValue(argv, setting.name, setting.relaxed ? relaxed : exact));
    case 'systemProperty':
      return findSystemProperty(setting.name, source);
  }
}

function readEnv(container: Container, name: string, parse: (text: string) => string | undefined): Found | undefined {
  // Of two variables of one name the later one counts.
  const variable = container.env.findLast((one) => one.name === name);
  if (!variable) return undefined;
  const field = variable.value;
  if (field?.origin.type === 'defaulted') return undefined;
  if (field?.origin.type !== 'written' || field.value === undefined) return unreadable;
  const text = parse(field.value);
  return text === undefined ? undefined : written(text, field.origin);
}

/** `$(NAME)` is replaced by the kubelet and `$NAME` by a shell: the value is not what stands there. */
function written(text: string, origin: Origin & { readonly type: 'written' }): Found {
  return text.includes('$') ? unreadable : { type: 'written', text, origin };
}

function readArgv(source: SettingSource, parse: (argv: readonly string[]) => string | undefined): Found | undefined {
  if (!source.argv) return unreadable;
  const text = parse(source.argv);
  if (text === undefined) return undefined;
  const { args, command } = source.container;
  const origin = [args, command].find((field) => mentions(field, text))?.origin ?? (args ?? command)?.origin;
  return origin?.type === 'written' ? written(text, origin) : unreadable;
}

function mentions(field: Field<readonly string[]> | undefined, text: string): boolean {
  return field?.value?.some((word) => word.includes(text)) ?? false;
}

type Normal = (name: string) => string;
const exact: Normal = (name) => name;
/** As Spring binds properties: case, dashes and underscores do not count. */
const relaxed: Normal = (name) => name.toLowerCase().replaceAll(/[-_]/g, '');

/** The last one counts. Several values for the parts of a `*` cannot be told apart: `$` marks them as unreadable. */
function flagValue(argv: readonly string[], name: string, normal: Normal): string | undefined {
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

/** What the JVM reads by itself, and what start scripts hand on to it by custom. */
const javaOptions = ['JDK_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS', 'JAVA_OPTS'];

function findSystemProperty(name: string, source: SettingSource): Found | undefined {
  const read = (argv: readonly string[]): string | undefined => flagValue(argv, `-D${name}`, relaxed);
  const onCommandLine = readArgv(source, read);
  if (onCommandLine) return onCommandLine;
  for (const variable of javaOptions) {
    const found = readEnv(source.container, variable, (text) => read(words(text)));
    if (found) return found;
  }
  return undefined;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replaceAll(/^["']|["']$/g, ''));
}

/** `{"a": {"b-c": 1}}` and `{"a.b-c": 1}` alike. */
function jsonProperty(text: string, name: string): string | undefined {
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
